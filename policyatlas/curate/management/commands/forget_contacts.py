"""`manage.py forget_contacts`: deletes addresses of readers whose suggestions are settled."""

from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from policyatlas.curate.inbox.steps import forget_contacts


class Command(BaseCommand):
    """How long ago a suggestion was settled is an option."""

    help = "Deletes e-mail addresses of readers whose suggestions were declined or done with."

    def add_arguments(self, parser: CommandParser) -> None:
        """The days."""
        parser.add_argument("--days", type=int, default=30, help="after how many days (30 unless said)")

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 - as Django hands them over
        """Delete them, and say how many there were."""
        forgotten = forget_contacts(before=timezone.now() - timedelta(days=max(options["days"], 0)))
        self.stdout.write(f"{forgotten} contact addresses deleted.")
