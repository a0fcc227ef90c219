"""What the database holds already, as far as a check of files needs it: its tables, and names."""

from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from policyatlas.dossiers.checking import Known, names_in
from policyatlas.dossiers.units import Units
from policyatlas.dossiers.writing.rows import keys_of_claims
from policyatlas.records.models import Case, FormerClaim, FormerSlug, FormerSource, Publisher, Source


def is_migrated() -> bool:
    """Whether every table is there and as this version of the atlas wants it."""
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def known_to_database(units: Units) -> Known:
    """All names of publishers, sources and cases, and of claims those that these entries refer to."""
    named = names_in(units)
    moved = {name: claim.public_name for name, claim in FormerClaim.objects.claims_of(named).items()}
    return Known(
        publishers=set(Publisher.objects.values_list("slug", flat=True)),
        sources=set(Source.objects.held().values_list("slug", flat=True)),
        claims=keys_of_claims(named).keys() - moved.keys(),
        cases=dict(Case.objects.values_list("slug", "case_kind")),
        former=dict(FormerSlug.objects.values_list("slug", "case__slug")),
        former_sources=dict(FormerSource.objects.values_list("slug", "source__slug")),
        former_claims=moved,
    )
