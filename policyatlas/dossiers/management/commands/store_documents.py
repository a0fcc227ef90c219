"""Stores the private texts of sources; the work is done elsewhere."""

from argparse import ArgumentParser
from pathlib import Path

from django.core.management import BaseCommand, CommandError

from policyatlas.dossiers.documents import store_documents
from policyatlas.dossiers.management.paths import require_tables
from policyatlas.dossiers.management.progress import Progress


class Command(BaseCommand):
    """`manage.py store_documents --documents DIR`."""

    help = (
        "Stores the texts in DIR, each as the private document of its source, so that passages can be looked up in it "
        "from then on. DIR holds a documents.yaml that maps the slug of the source to {file, first_paragraph}."
    )
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """A folder of documents."""
        parser.add_argument(
            "--documents", type=Path, metavar="DIR", required=True, help="folder with documents.yaml and text files"
        )

    def handle(self, *, documents: Path, **_options: object) -> None:
        """Exit 1, with every problem, if anything is wrong; then nothing is stored."""
        require_tables()
        with Progress(self.stdout) as told:
            stored = store_documents(documents, told)
        for problem in stored.problems:
            self.stdout.write(str(problem))
        if stored.problems:
            raise CommandError(f"Problems: {len(stored.problems):,}. Nothing is stored.")
        self.stdout.write(
            f"Documents: {stored.new:,} new, {stored.changed:,} changed, {stored.unchanged:,} as they were."
        )
