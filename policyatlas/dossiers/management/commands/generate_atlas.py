"""Fills a database with a synthetic atlas, for benchmarks; the making is done elsewhere."""

from argparse import ArgumentParser
from time import monotonic

from django.core.management import BaseCommand, CommandError

from policyatlas.dossiers.generating import NotEmptyError, generate
from policyatlas.dossiers.management.paths import require_tables
from policyatlas.dossiers.management.progress import Progress


class Command(BaseCommand):
    """`manage.py generate_atlas --claims N --seed S`."""

    help = (
        "Writes a made-up atlas of N claims, spread over cases, dimensions and sources like the real one, and the same "
        "each time for the same N and S. For benchmarks: it refuses a database that holds records, unless --beside."
    )
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """How much, and which."""
        parser.add_argument("--claims", type=int, required=True, metavar="N", help="how many claims")
        parser.add_argument("--seed", type=int, default=1, metavar="S", help="which of all atlases; 1 unless given")
        parser.add_argument("--beside", action="store_true", help="add to the records that there are")

    def handle(self, *, claims: int, seed: int, beside: bool, **_options: object) -> None:
        """Says how far it is, and how long it took."""
        require_tables()
        if claims < 1:
            raise CommandError("Name how many claims: 1 or more.")
        began = monotonic()
        try:
            with Progress(self.stdout) as told:
                generate(claims, seed, beside=beside, told=told)
        except NotEmptyError as error:
            raise CommandError(
                "There are records already: name another database, or add to them by --beside."
            ) from error
        self.stdout.write(f"Claims: {claims:,}, in {monotonic() - began:.0f} seconds. Now: rebuild_search_index.")
