"""Puts a backup back and says what there is to do next; the work is done elsewhere."""

from argparse import ArgumentParser
from pathlib import Path

from django.core.management import BaseCommand, CommandError

from policyatlas.dossiers.management.progress import Progress
from policyatlas.keeping import checking
from policyatlas.keeping.restoring import restore
from policyatlas.keeping.shape import RefusedError


class Command(BaseCommand):
    """`manage.py restore FILE [--replace] [--check]`."""

    help = (
        "Puts a backup into an empty database, or in the place of all that is there (--replace), in one transaction. "
        "A backup of an older version is brought up to date. Restart the server afterwards."
    )
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which, and how far."""
        parser.add_argument("file", type=Path, metavar="FILE", help="what `manage.py backup` wrote")
        parser.add_argument("--replace", action="store_true", help="in the place of all that the database holds")
        parser.add_argument("--check", action="store_true", help="only see whether the file is whole")

    def handle(self, *, file: Path, replace: bool, check: bool, **_options: object) -> None:
        """Exit 1, and nothing changed, unless all of it is there."""
        try:
            if check:
                self.stdout.write(f"Whole; made at {checking.check(file).made_at}.")
                return
            with Progress(self.stdout) as told:
                restored = restore(file, replace=replace, told=lambda rows: told("Rows restored", rows))
        except RefusedError as refused:
            raise CommandError(str(refused)) from refused
        self.stdout.write(f"Rows: {restored.rows:,}, as of {restored.made_at}. Everybody has to sign in again.")
        if restored.migrated:
            self.stdout.write(
                f"Migrations applied to it: {restored.migrated}. Now run `manage.py recount_atlas` and "
                "`manage.py rebuild_search_index`."
            )
