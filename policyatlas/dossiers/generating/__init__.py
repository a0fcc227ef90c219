"""A synthetic atlas of any size, spread like the real one and the same for the same seed; goes around the files."""

from collections.abc import Callable
from itertools import batched

from django.db import connection, transaction

from policyatlas.dossiers.generating.blocks import Block
from policyatlas.dossiers.generating.ground import lay_ground
from policyatlas.dossiers.generating.shape import BLOCK
from policyatlas.dossiers.generating.tables import Keys, empty, hand_keys_back, write
from policyatlas.evidence import recount
from policyatlas.records.editions import only_writer, publish_edition
from policyatlas.records.models import Case, Source

TOGETHER = 10  # blocks that are written at once


class NotEmptyError(Exception):
    """The database holds records already, and nobody said that these may stand beside them."""


def generate(claims: int, seed: int, *, beside: bool = False, told: Callable[[int], None] | None = None) -> None:
    """Write so many claims with all that they need; `told` hears how many there are so far.

    Some thousands a transaction, so that the memory that is needed does not grow with their number: what is cut short
    stays, and has to be emptied. At the end the numbers are counted; the index of the search is not made.
    """
    if not beside and (Case.objects.exists() or Source.objects.exists()):
        raise NotEmptyError
    keys = Keys()
    ground, rows = lay_ground(claims, seed, keys)
    sizes = [min(BLOCK, claims - start) for start in range(0, claims, BLOCK)]
    for some in batched(enumerate(sizes), TOGETHER):
        for number, size in some:
            for table, more in Block(number, size, seed, ground, keys).rows.items():
                rows[table] += more
        with transaction.atomic():
            write(rows)
        rows = empty()
        if told:
            told(sum(sizes[: some[-1][0] + 1]))
    learn()
    with only_writer():
        hand_keys_back()
        recount()
        publish_edition()
    learn()


def learn() -> None:
    """Let PostgreSQL look at what its tables hold, since it plans by that; it would do so by itself, but later."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE" if connection.in_atomic_block else "VACUUM ANALYZE")
