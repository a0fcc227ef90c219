"""Counts everything anew and says what was stored otherwise; the counting is done elsewhere."""

from django.core.management import BaseCommand

from policyatlas.dossiers.management.paths import require_tables
from policyatlas.dossiers.management.progress import Progress
from policyatlas.evidence import recount
from policyatlas.faceting import recount_facets
from policyatlas.records.editions import note_observation, only_writer

SHOWN = 20  # names


class Command(BaseCommand):
    """`manage.py recount_atlas`."""

    help = (
        "Counts the claims, sources and origins of every case and of the whole, and the facets of every list, puts "
        "right what is stored otherwise, and names it. Every change of the atlas does so for what it touches: only "
        "changes by hand need this."
    )
    requires_system_checks = []

    def handle(self, **_options: object) -> None:
        """One transaction, in which nobody else writes."""
        require_tables()
        with Progress(self.stdout) as told, only_writer():
            done = recount(told=told)
            differing = [*done.differing, *recount_facets(told=told)]
            if differing:
                note_observation()
        for name in differing[:SHOWN]:
            self.stdout.write(f"Stored otherwise: {name}.")
        if (more := len(differing) - SHOWN) > 0:
            self.stdout.write(f"And {more:,} more.")
        self.stdout.write(f"Cases counted: {done.cases:,}. Put right: {len(differing):,}.")
