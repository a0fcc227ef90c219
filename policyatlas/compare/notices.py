"""What a page says where it could not follow an address to the letter; knows neither cases nor rows."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

NAMED = 6
LONGEST = 40


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence, and what would mend the matter: pairs of words and address."""

    text: str
    links: tuple[tuple[str, str], ...] = ()


def quoted(written: Sequence[str]) -> str:
    """What somebody wrote, as a notice quotes it: printable, cut short, and only the first few of many."""
    names = [f"“{_printable(name)}”" for name in written[:NAMED]]
    if left := len(written[NAMED:]):
        names.append(ngettext("%(count)d more", "%(count)d more", left) % {"count": left})
    return get_text_list(names, _("and"))


def _printable(written: str) -> str:
    shown = "".join(letter if letter.isprintable() else "�" for letter in written[: LONGEST + 1])
    return f"{shown[:LONGEST]}…" if len(shown) > LONGEST else shown
