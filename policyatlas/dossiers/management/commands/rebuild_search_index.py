"""Indexes everything anew for the search, while readers go on searching; the work is done elsewhere."""

from collections import Counter

from django.core.management import BaseCommand, CommandError

from policyatlas.dossiers.management.paths import require_tables
from policyatlas.dossiers.management.progress import Progress
from policyatlas.finding.index import rebuild
from policyatlas.finding.matching import UnreachableError
from policyatlas.records.editions import note_observation, only_writer


class Command(BaseCommand):
    """`manage.py rebuild_search_index`, after rows were written around the loader."""

    help = "Indexes all records anew for the search. A record is found as it was until its turn has come."
    requires_system_checks = []

    def handle(self, *, verbosity: int, **_options: object) -> None:
        """Say how far it is, then how much there is."""
        require_tables()
        done: Counter[str] = Counter()

        def tell(kind: str, number: int) -> None:
            done[kind] += number
            if verbosity:
                told("Records indexed", done.total())

        try:
            with Progress(self.stdout) as told:
                total = rebuild(tell)
        except UnreachableError as error:
            raise CommandError(f"{error}\nWhat was searched so far still is.") from error
        with only_writer():
            note_observation()
        parts = ", ".join(f"{name}s {number:,}" for name, number in done.items() if number)
        self.stdout.write(f"Can be found: {total:,}{f' ({parts})' if parts else ''}.")
