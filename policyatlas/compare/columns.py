"""Which cases an address names, in which order, and what it names besides; knows no row and no claim."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from policyatlas.compare.choices import Choice, near
from policyatlas.compare.notices import Notice, quoted
from policyatlas.records.models import Case, FormerSlug
from policyatlas.vocabulary.terms import SLUG

LETTERS = "ABCD"
MOST_PIECES = 20
LONGEST_PIECE = 120  # as long as a slug may be
LONGEST_UNKNOWN = 40
_EDGES = re.compile(r"^[\s.]+|[\s.]+$")


@dataclass(frozen=True, slots=True)
class Chosen:
    """What an address of a comparison names.

    `address` is the address as it should be spelled, with what is unknown left in, so that the page can say so.
    `cases` are at most four and have `whole()`; `surplus` are those beyond; `lenses` pairs of case and lens.
    """

    address: str
    cases: tuple[Case, ...]
    surplus: tuple[Case, ...] = ()
    repeated: tuple[Case, ...] = ()
    unknown: tuple[str, ...] = ()
    lenses: tuple[tuple[Case, str], ...] = ()

    def notices(self, choices: Sequence[Choice], query: str) -> list[Notice]:
        """A sentence on each thing that the table leaves out. `query` goes with every link."""
        slugs = [case.slug for case in self.cases]
        found = [self._unknown(name, choices, slugs, query) for name in self.unknown[:3]]
        if others := self.unknown[3:]:
            found.append(Notice(_("The atlas has no case called %(names)s.") % {"names": quoted(others)}))
        if self.repeated:
            names = get_text_list([case.short_name for case in self.repeated], _("and"))
            found.append(Notice(_("A case stands in one column only: %(names)s.") % {"names": names}))
        found += [self._surplus(case, slugs, query) for case in self.surplus]
        found += [
            Notice(
                _("%(lens)s is not understood: the column holds all claims on %(case)s.")
                % {"lens": quoted([f"@{lens}"]), "case": case.short_name}
            )
            for case, lens in self.lenses
        ]
        return found

    def _unknown(self, name: str, choices: Sequence[Choice], slugs: list[str], query: str) -> Notice:
        links = tuple(
            (choice.name, compare_url([*slugs, choice.slug], query))
            for choice in near(name, choices)
            if choice.slug not in slugs
        )
        words = _("The atlas has no case called %(name)s. Did you mean:") if links else ""
        words = words or _("The atlas has no case called %(name)s.")
        return Notice(words % {"name": quoted([name])}, links)

    def _surplus(self, case: Case, slugs: list[str], query: str) -> Notice:
        links = tuple(
            (out.short_name, compare_url([case.slug if slug == out.slug else slug for slug in slugs], query))
            for out in self.cases
        )
        words = _("Four cases at most: %(case)s is left out. Show it instead of:")
        return Notice(words % {"case": case.short_name}, links)


def compare_url(slugs: Sequence[str], query: str = "") -> str:
    """The address of a comparison of these cases in this order, or of the choice of cases where there is none."""
    address = reverse("compare:page", args=[",".join(slugs)]) if slugs else reverse("compare:start")
    return f"{address}?{query}" if query and slugs else address


def spell(written: Iterable[str]) -> str:
    """Names as they can stand in an address, a comma between two: no blank, no slash, none too long, not too many."""
    pieces = (_trimmed(piece.replace("/", " "), LONGEST_PIECE) for text in written for piece in text.split(","))
    return ",".join([piece for piece in pieces if piece][:MOST_PIECES])


def read_columns(written: str) -> Chosen:
    """The cases of an address. At most three queries; one of them only where a name is unknown.

    Upper case and former slugs are understood, and respelled in `address`.
    """
    pieces = [_Piece.read(piece) for piece in spell([written]).split(",")]
    slugs = {piece.slug for piece in pieces if piece.slug}
    cases = {case.slug: case for case in Case.objects.named(slugs).whole()} if slugs else {}
    if missing := slugs - cases.keys():
        cases |= FormerSlug.objects.cases_of(missing)

    known = [(cases[piece.slug], piece.lens) for piece in pieces if piece.slug in cases]
    times = Counter(case.slug for case, _lens in known)
    once = list({case.slug: case for case, _lens in known}.values())
    return Chosen(
        address=",".join(filter(None, (piece.spelled(cases.get(piece.slug)) for piece in pieces))),
        cases=tuple(once[: len(LETTERS)]),
        surplus=tuple(once[len(LETTERS) :]),
        repeated=tuple(case for case in once if times[case.slug] > 1),
        unknown=tuple(dict.fromkeys(str(piece) for piece in pieces if str(piece) and piece.slug not in cases)),
        lenses=tuple((case, lens) for case, lens in known if lens),
    )


@dataclass(frozen=True, slots=True)
class _Piece:
    """One name of an address, and the lens after its @."""

    name: str
    lens: str

    @classmethod
    def read(cls, written: str) -> "_Piece":
        """Name and lens, each without what stands around it."""
        name, _at, lens = written.partition("@")
        return cls(_trimmed(name, LONGEST_PIECE), _trimmed(lens, LONGEST_UNKNOWN))

    def __str__(self) -> str:
        return f"{self.name}@{self.lens}" if self.lens else self.name

    @property
    def slug(self) -> str:
        """The slug that it may be; empty where it cannot be one, so that no database is asked."""
        slug = self.name.lower()
        return slug if re.fullmatch(SLUG, slug) else ""

    def spelled(self, case: Case | None) -> str:
        """As it should stand in the address; what is unknown stays, in short."""
        return str(_Piece(case.slug if case else _trimmed(self.name, LONGEST_UNKNOWN), self.lens))


def _trimmed(text: str, longest: int) -> str:
    """Cut to a length, and without blanks and full stops at either end: a segment of dots would mean a folder."""
    return _EDGES.sub("", _EDGES.sub("", text)[:longest])
