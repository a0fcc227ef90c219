"""Loads dossiers and says what that changed; the work is done elsewhere."""

from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path

from django.core.management import BaseCommand, CommandError

from policyatlas.dossiers.format import KINDS
from policyatlas.dossiers.loading import Loaded, RefusedError, load
from policyatlas.dossiers.management.paths import add_paths, require_tables
from policyatlas.dossiers.management.progress import Progress
from policyatlas.finding.index import rebuild
from policyatlas.records.models import Findable

MOST_NAMES = 20


class Command(BaseCommand):
    """`manage.py load_dossiers [PATH …]`."""

    help = (
        "Loads dossiers and cases in one transaction. Running it again changes nothing; a record that a curator has "
        "decided on is left as it is, and the difference reported; nothing is ever deleted."
    )
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Paths."""
        add_paths(parser)

    def handle(self, *, paths: list[Path], **_options: object) -> None:
        """Exit 1, with every problem, if anything is wrong; then nothing is loaded."""
        require_tables()
        indexed = Findable.objects.exists()
        try:
            with Progress(self.stdout) as told:
                loaded = load(paths, told)
        except RefusedError as refused:
            for problem in refused.problems:
                self.stdout.write(str(problem))
            raise CommandError(f"Problems: {len(refused.problems):,}. Nothing is loaded.") from refused
        if not indexed and loaded.unchanged:
            rebuild()  # what was loaded before there was an index
        self._report(loaded)

    def _report(self, loaded: Loaded) -> None:
        for kind in KINDS.values():
            created, changed = loaded.created[kind.id], loaded.changed[kind.id]
            total = created + changed + loaded.unchanged[kind.id]
            if total:
                what = ", ".join(
                    f"{count:,} {word}" for count, word in ((created, "new"), (changed, "changed")) if count
                )
                self.stdout.write(f"{kind.holds}: {total:,}" + (f" ({what})" if what else ""))
        self._list("Left as curators decided; export them to carry that into the files", loaded.left)
        self._list("In the database, but not in these files", loaded.missing)
        edition = f": edition {loaded.edition}" if loaded.edition else ""
        self.stdout.write(f"{loaded.changes:,} changes{edition}.")

    def _list(self, head: str, names: Sequence[str]) -> None:
        if names:
            self.stdout.write(f"{head} ({len(names):,}):")
            for name in names[:MOST_NAMES]:
                self.stdout.write(f"  {name}")
            if len(names) > MOST_NAMES:
                self.stdout.write(f"  and {len(names) - MOST_NAMES:,} more")
