"""Writes a backup and says what it holds; the work is done elsewhere."""

from argparse import ArgumentParser
from pathlib import Path

from django.core.management import BaseCommand, CommandError

from policyatlas.dossiers.management.progress import Progress
from policyatlas.keeping.shape import RefusedError
from policyatlas.keeping.writing import back_up


class Command(BaseCommand):
    """`manage.py backup FILE`."""

    help = (
        "Writes all rows of the database to one compressed file, and reads it back. The site may run on. "
        "The file holds private texts and accounts: keep it where nobody else reads it, and SECRET_KEY elsewhere."
    )
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """A file that is not there yet."""
        parser.add_argument("file", type=Path, metavar="FILE", help="where to write, as atlas-2026-11-22.jsonl.gz")

    def handle(self, *, file: Path, **_options: object) -> None:
        """Exit 1, and no file, unless it is whole."""
        try:
            with Progress(self.stdout) as told:
                written = back_up(file.absolute(), lambda rows: told("Rows written", rows))
        except RefusedError as refused:
            raise CommandError(str(refused)) from refused
        self.stdout.write(
            f"Rows: {written.rows:,} of {written.tables} tables, {written.bytes:,} bytes, read back: {file}"
        )
