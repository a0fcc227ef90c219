"""Reads dossiers and prints every problem; loads nothing."""

from argparse import ArgumentParser
from pathlib import Path

from django.core.management import BaseCommand, CommandError

from policyatlas.dossiers.checking import Known, check, read_units
from policyatlas.dossiers.known import known_to_database
from policyatlas.dossiers.management.paths import add_paths, require_tables
from policyatlas.dossiers.management.progress import Progress
from policyatlas.dossiers.reading import files_at, is_whole, read
from policyatlas.records.telling import telling


class Command(BaseCommand):
    """`manage.py check_dossiers [PATH …]`."""

    help = (
        "Reads dossiers and cases and prints every problem as file:line: sentence. A folder with a publishers.yaml is "
        "an atlas by itself; other files are checked against what the database holds besides."
    )
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Paths."""
        add_paths(parser)

    def handle(self, *, paths: list[Path], **_options: object) -> None:
        """Exit 1 if there is any problem."""
        with Progress(self.stdout) as told:
            files = [read(path) for path in telling(list(files_at(paths)), "Files read", told)]
        units, problems = read_units(files)
        whole = is_whole(paths)
        if not whole:
            require_tables()
        problems += check(units, Known() if whole else known_to_database(units), whole=whole)
        for problem in sorted(problems):
            self.stdout.write(str(problem))
        if problems:
            raise CommandError(f"Problems: {len(problems):,} (files read: {len(files):,}).")
        self.stdout.write(f"No problem in {sum(1 for _ in units):,} records (files read: {len(files):,}).")
