"""Which cases an address names, in which order, and what it names besides; knows no row and no claim."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from policyatlas.compare.choices import near
from policyatlas.compare.lenses import Voice
from policyatlas.compare.notices import Notice, quoted
from policyatlas.records.models import Case, FormerSlug
from policyatlas.vocabulary import LENSES
from policyatlas.vocabulary.terms import SLUG

LETTERS = "ABCD"
POSITIONS = ("1", "2", "3", "4")
MOST_PIECES = 20
LONGEST_PIECE = 120  # as long as a slug may be
LONGEST_UNKNOWN = 40
_EDGES = re.compile(r"^[\s.]+|[\s.]+$")


@dataclass(frozen=True, slots=True)
class Chosen:
    """What an address of a comparison names.

    `address` is the address as it should be spelled, with what is unknown left in, so that the page can say so.
    `voices` are at most four, their cases have `whole()`; `surplus` are those beyond; `strange_lenses` pairs of case
    and what stands after its @.
    """

    address: str
    voices: tuple[Voice, ...]
    surplus: tuple[Voice, ...] = ()
    repeated: tuple[Voice, ...] = ()
    unknown: tuple[str, ...] = ()
    strange_lenses: tuple[tuple[Case, str], ...] = ()

    @property
    def keys(self) -> list[str]:
        """The columns as an address names them."""
        return [voice.key for voice in self.voices]

    def notices(self, query: str) -> list[Notice]:
        """A sentence on each thing that the table leaves out; a query for each of three unknown names at most.

        `query` goes with every link.
        """
        found = [self._unknown(name, query) for name in self.unknown[:3]]
        if others := self.unknown[3:]:
            found.append(Notice(_("The atlas has no case called %(names)s.") % {"names": quoted(others)}))
        if self.repeated:
            names = get_text_list([voice.name for voice in self.repeated], _("and"))
            words = _("A case stands in one column only, or in another voice: %(names)s.")
            found.append(Notice(words % {"names": names}))
        found += [self._surplus(voice, query) for voice in self.surplus]
        found += [self._strange_lens(case, lens, query) for case, lens in self.strange_lenses]
        return found

    def _unknown(self, name: str, query: str) -> Notice:
        links = tuple(
            (choice.name, compare_url([*self.keys, choice.slug], query))
            for choice in near(name)
            if choice.slug not in self.keys
        )
        words = _("The atlas has no case called %(name)s. Did you mean:") if links else ""
        words = words or _("The atlas has no case called %(name)s.")
        return Notice(words % {"name": quoted([name])}, links)

    def _surplus(self, voice: Voice, query: str) -> Notice:
        links = tuple(
            (out.name, compare_url([voice.key if key == out.key else key for key in self.keys], query))
            for out in self.voices
        )
        words = _("Four columns at most: %(case)s is left out. Show it instead of:")
        return Notice(words % {"case": voice.name}, links)

    def _strange_lens(self, case: Case, written: str, query: str) -> Notice:
        links: tuple[tuple[str, str], ...] = ()
        if lens := LENSES.get(LENSES.nearest(written) or ""):
            keys = [f"{key}@{lens.id}" if key == case.slug else key for key in self.keys]
            links = ((str(lens.label), compare_url(keys, query)),)
        words = _("There is no lens %(lens)s: the column holds all claims on %(case)s.")
        if links:
            words = _("There is no lens %(lens)s: the column holds all claims on %(case)s. Did you mean:")
        return Notice(words % {"lens": quoted([f"@{written}"]), "case": case.short_name}, links)


def compare_url(slugs: Sequence[str], query: str = "") -> str:
    """The address of a comparison of these cases in this order, or of the choice of cases where there is none."""
    address = reverse("compare:page", args=[",".join(slugs)]) if slugs else reverse("compare:start")
    return f"{address}?{query}" if query and slugs else address


def balance_url(slugs: Sequence[str], query: str = "") -> str:
    """The address of how the claims of these columns divide."""
    address = reverse("compare:balance", args=[",".join(slugs)])
    return f"{address}?{query}" if query else address


def undoing(written: str, keys: Sequence[str], query: str) -> list[Notice]:
    """The offer to take back what a link has just removed: `undo=hefei@official.3`. At most three queries.

    Nothing where that names no column, or one that stands there.
    """
    key, _dot, position = written.rpartition(".")
    voices = read_columns(key).voices if key and position in POSITIONS else ()
    if len(voices) != 1 or voices[0].key in keys or len(keys) == len(LETTERS):
        return []
    before = list(keys)
    before.insert(POSITIONS.index(position), voices[0].key)
    return [Notice(_("%(case)s was removed.") % {"case": voices[0].name}, ((_("Undo"), compare_url(before, query)),))]


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

    known = [(cases[piece.slug], piece) for piece in pieces if piece.slug in cases]
    voices = [Voice(case, LENSES.get(piece.lens.lower())) for case, piece in known]
    times = Counter(voice.key for voice in voices)
    once = list({voice.key: voice for voice in voices}.values())
    return Chosen(
        address=",".join(filter(None, (piece.spelled(cases.get(piece.slug)) for piece in pieces))),
        voices=tuple(once[: len(LETTERS)]),
        surplus=tuple(once[len(LETTERS) :]),
        repeated=tuple(voice for voice in once if times[voice.key] > 1),
        unknown=tuple(dict.fromkeys(str(piece) for piece in pieces if str(piece) and piece.slug not in cases)),
        strange_lenses=tuple((case, piece.lens) for case, piece in known if piece.lens.lower() not in ("", *LENSES)),
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
        lens = self.lens.lower() if self.lens.lower() in LENSES else self.lens
        return str(_Piece(case.slug if case else _trimmed(self.name, LONGEST_UNKNOWN), lens))


def _trimmed(text: str, longest: int) -> str:
    """Cut to a length, and without blanks and full stops at either end: a segment of dots would mean a folder."""
    return _EDGES.sub("", _EDGES.sub("", text)[:longest])
