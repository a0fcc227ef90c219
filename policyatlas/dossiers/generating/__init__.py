"""A synthetic atlas of any size, spread like the real one and the same for the same seed; goes around the files."""

from contextlib import nullcontext
from itertools import batched

from django.apps import apps
from django.db import connection

from policyatlas.dossiers.generating.blocks import Block
from policyatlas.dossiers.generating.ground import lay_ground
from policyatlas.dossiers.generating.shape import BLOCK
from policyatlas.dossiers.generating.tables import COLUMNS, Keys, empty, hand_keys_back, write
from policyatlas.evidence import recount
from policyatlas.faceting import recount_facets
from policyatlas.records.editions import only_writer, publish_edition
from policyatlas.records.models import Case, Claim, Source
from policyatlas.records.setting_aside import set_aside
from policyatlas.records.telling import Told, to_nobody

TOGETHER = 10  # blocks that are written at once
MANY = 10_000  # claims from which it is quicker to make indexes after than to keep them


class NotEmptyError(Exception):
    """The database holds records already, and nobody said that these may stand beside them."""


def generate(claims: int, seed: int, *, beside: bool = False, told: Told = to_nobody) -> None:
    """Write so many claims with all that they need; `told` hears what is done, how much of it, of how much.

    One transaction, so that what is cut short leaves nothing. The memory that it needs does not grow with the claims.
    At the end the numbers are counted; the index of the search is not made.
    """
    if not beside and (Case.objects.exists() or Source.objects.exists()):
        raise NotEmptyError
    with only_writer():
        with set_aside(COLUMNS, told) if claims >= max(MANY, Claim.objects.count()) else nullcontext():
            _fill(claims, seed, told)
        learn()
        recount(told=told)
        recount_facets(told=told)
    learn()


def _fill(claims: int, seed: int, told: Told) -> None:
    """Write the rows, some blocks at once."""
    keys, edition = Keys(), publish_edition()
    ground, rows = lay_ground(claims, seed, keys, edition.pk)
    sizes = [min(BLOCK, claims - start) for start in range(0, claims, BLOCK)]
    done = 0
    for some in batched(enumerate(sizes), TOGETHER):
        for number, size in some:
            for table, more in Block(number, size, seed, ground, keys).rows.items():
                rows[table] += more
            done += size
        write(rows)
        rows = empty()
        told("Claims written", done, claims)
    hand_keys_back()


def learn() -> None:
    """Let PostgreSQL look at what its tables hold, since it plans by that; it would do so by itself, but later.

    Only at ours: the others are shared with every database of the server, which would wait for the transaction's end.
    """
    if connection.vendor == "postgresql":
        tables = (connection.ops.quote_name(one._meta.db_table) for one in apps.get_app_config("records").get_models())
        with connection.cursor() as cursor:
            cursor.execute(f"{'ANALYZE' if connection.in_atomic_block else 'VACUUM ANALYZE'} {', '.join(tables)}")
