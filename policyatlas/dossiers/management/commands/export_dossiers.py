"""Writes the whole atlas as dossiers; the work is done elsewhere."""

from argparse import ArgumentParser
from pathlib import Path

from django.core.management import BaseCommand

from policyatlas.dossiers.exporting import export
from policyatlas.dossiers.management.paths import require_tables
from policyatlas.dossiers.management.progress import Progress


class Command(BaseCommand):
    """`manage.py export_dossiers DIR`."""

    help = "Writes the whole atlas as dossiers. Loading them into an empty database gives the same records."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """A folder, which is made where it is not there."""
        parser.add_argument("folder", type=Path, metavar="DIR", help="where to write; other files there stay")

    def handle(self, *, folder: Path, **_options: object) -> None:
        """Say how many files were written."""
        require_tables()
        with Progress(self.stdout) as told:
            written, same = export(folder, told)
        self.stdout.write(f"Files written: {written:,}. Already so: {same:,}.")
