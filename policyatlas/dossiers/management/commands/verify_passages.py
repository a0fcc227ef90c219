"""Looks up every passage whose document is at hand; the work is done elsewhere."""

from argparse import ArgumentParser
from pathlib import Path

from django.core.management import BaseCommand, CommandError

from policyatlas.dossiers.management.paths import require_tables
from policyatlas.dossiers.management.progress import Progress
from policyatlas.dossiers.verifying import verify


class Command(BaseCommand):
    """`manage.py verify_passages --documents DIR`."""

    help = (
        "Looks up the opening and closing words of every claim whose source's text is stored, or lies in DIR with a "
        "documents.yaml that maps the slug of the source to {file, first_paragraph}."
    )
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """A folder of documents."""
        parser.add_argument("--documents", type=Path, metavar="DIR", help="folder with documents.yaml and text files")

    def handle(self, *, documents: Path | None, **_options: object) -> None:
        """Exit 1 where a passage is not found for certain, or where there is nothing to look into."""
        require_tables()
        with Progress(self.stdout) as told:
            verified = verify(documents, told)
        for problem in verified.problems:
            self.stdout.write(str(problem))
        for name, sentence in verified.faults:
            self.stdout.write(f"{name}: {sentence}")
        for name, sentence in verified.warnings:
            self.stdout.write(f"{name}: {sentence} (A warning.)")
        self.stdout.write(f"Passages looked up: {verified.passages:,}, in documents: {verified.documents:,}.")
        if faults := len(verified.problems) + len(verified.faults):
            raise CommandError(f"Faults: {faults:,}.")
        if not verified.passages:
            raise CommandError("No passage was looked up: name a folder of documents with --documents.")
