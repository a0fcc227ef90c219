"""Checks links and says how each stands; the work is done elsewhere."""

from argparse import ArgumentParser
from collections import Counter
from datetime import timedelta

from django.core.management import BaseCommand, CommandError

from policyatlas.dossiers.management.paths import require_tables
from policyatlas.fetching import Limits, SwitchedOffError
from policyatlas.records.models import Source
from policyatlas.vocabulary import LINK_OUTCOMES
from policyatlas.watching.checking import Checked, check_links

AMISS = ("changed", "gone", "failed")
WIDTH = 78


class Command(BaseCommand):
    """`manage.py check_links [--limit N] [--older-than DAYS] [--source SLUG …] [--delay SECONDS]`."""

    help = (
        "Asks for the address of each source, and for its archived copy, one at a time; looks up the words of its "
        "passages, and records how the link stands. May be stopped at any time: the next run goes on where it ended."
    )
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """How many, and which."""
        parser.add_argument("--limit", type=_whole, metavar="N", help="ask for this many addresses at most")
        parser.add_argument(
            "--older-than",
            type=_not_negative,
            metavar="DAYS",
            help="leave out what was asked for within as many days (7; with --source 0)",
        )
        parser.add_argument(
            "--source", action="extend", nargs="+", default=[], metavar="SLUG", help="only these sources"
        )
        parser.add_argument(
            "--delay", type=_not_negative, default=2.0, metavar="SECONDS", help="between two questions to a host (2)"
        )

    def handle(
        self, *, limit: int | None, older_than: float | None, source: list[str], delay: float, **_options: object
    ) -> None:
        """Exit 1 where a link is gone, changed or cannot be reached; 130 where it was stopped."""
        require_tables()
        known = set(Source.objects.held().filter(slug__in=source).values_list("slug", flat=True))
        if unknown := sorted(set(source) - known):
            raise CommandError(f"No source of the atlas is called {', '.join(unknown)}: look at /sources/.")
        days = older_than if older_than is not None else (0.0 if source else 7.0)
        found: Counter[str] = Counter()
        checks = check_links(
            Limits.from_settings(), older_than=timedelta(days=days), slugs=source, most=limit, pause=delay
        )
        try:
            for checked in checks:
                found[checked.finding.outcome] += 1
                self._tell(checked)
        except SwitchedOffError as error:
            raise CommandError("Fetching is switched off: set FETCHING=on to check links.") from error
        except KeyboardInterrupt:
            self._sum_up(found)
            raise CommandError("Stopped. Run it again to go on from here.", returncode=130) from None
        self._sum_up(found)
        if amiss := sum(found[outcome] for outcome in AMISS):
            raise CommandError(f"Links to look after: {amiss:,}.")

    def _tell(self, checked: Checked) -> None:
        """What is amiss stays on the screen; of the rest a terminal shows only the last."""
        finding, one = checked.finding, checked.due
        line = f"{one.slug}{' (archived copy)' if one.archived else ''}: {LINK_OUTCOMES[finding.outcome].label}"
        line += f" {finding.moved_to}" if finding.moved_to else ""
        line += f". {finding.detail}" if finding.detail else "."
        if not self.stdout.isatty():
            self.stdout.write(line)
            return
        if finding.outcome in AMISS:
            self.stdout.write(f"\r{line.ljust(WIDTH)}")
        self.stdout.write(f"\r{f'{checked.number:,} of {checked.total:,}: {one.slug}'[:WIDTH].ljust(WIDTH)}", ending="")
        self.stdout.flush()

    def _sum_up(self, found: Counter[str]) -> None:
        if self.stdout.isatty():
            self.stdout.write("")
        counts = ", ".join(f"{LINK_OUTCOMES[outcome].label} {found[outcome]:,}" for outcome in LINK_OUTCOMES.ids)
        self.stdout.write(f"Addresses asked: {sum(found.values()):,} ({counts}).")


def _whole(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise ValueError
    return int(text)


def _not_negative(text: str) -> float:
    number = float(text)
    if not 0 <= number <= 36_500:
        raise ValueError
    return number
