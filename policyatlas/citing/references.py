"""Numbers the sources of one page in order of first use and lists them; knows no page."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from policyatlas.citing.passages import passage_url, reads_archive
from policyatlas.citing.words import source_in_words
from policyatlas.prose import Mark, Resolve
from policyatlas.records.models import Claim, Source


@dataclass(frozen=True, slots=True)
class Citation:
    """A claim as it stands on a page, with the number of its source there."""

    claim: Claim
    number: int

    @property
    def href(self) -> str:
        """The note in the list of sources at the foot of the page."""
        return f"#source-{self.claim.source.slug}"

    @property
    def label(self) -> str:
        """The name of the mark for screen readers."""
        return _("Source %(number)d: %(source)s") % {
            "number": self.number,
            "source": self.claim.source.publisher_name or _("publisher not shown"),
        }

    @property
    def passage_url(self) -> str:
        """The link into the source, or into the archived copy; empty where it has no address."""
        return passage_url(self.claim)

    @property
    def archived(self) -> bool:
        """Whether `passage_url` leads into the archived copy."""
        return reads_archive(self.claim)

    @property
    def note(self) -> str:
        """One line for the margin: who publishes, when, how far from the origin."""
        return source_in_words(self.claim)


@dataclass(frozen=True, slots=True)
class Reference:
    """A source in the list of sources: the claims cited from it, and where on the page (words, fragment)."""

    number: int
    source: Source
    citations: tuple[Citation, ...]
    cited_in: tuple[tuple[str, str], ...]


@dataclass(slots=True)
class References:
    """Hands out numbers while an engine lays out a page, top to bottom."""

    _sources: dict[int, Source] = field(default_factory=dict)
    _cited: dict[int, dict[int, Citation]] = field(default_factory=dict)
    _places: dict[int, dict[tuple[str, str], None]] = field(default_factory=dict)

    def cite(self, claim: Claim, *, where: tuple[str, str] | None = None) -> Citation:
        """The claim with its source's number. `where`: how the page calls the spot, and its fragment (`#A5`)."""
        key = claim.source_id
        self._sources.setdefault(key, claim.source)
        number = list(self._sources).index(key) + 1
        citation = self._cited.setdefault(key, {}).setdefault(claim.pk, Citation(claim, number))
        if where is not None:
            self._places.setdefault(key, {})[where] = None
        return citation

    def cite_all(self, claims: Iterable[Claim], *, where: tuple[str, str] | None = None) -> tuple[Citation, ...]:
        """Each claim with its number, in the given order."""
        return tuple(self.cite(claim, where=where) for claim in claims)

    def expect(self, claims: Iterable[Claim]) -> None:
        """Gives the claims' sources their numbers ahead of use; a source is listed only once a claim is cited."""
        for claim in claims:
            self._sources.setdefault(claim.source_id, claim.source)

    def resolver(self, claims: Mapping[str, Claim], *, where: tuple[str, str] | None = None) -> Resolve:
        """For prose: answers a claim's public name with its mark, numbering it on the way."""

        def resolve(name: str) -> Mark | None:
            claim = claims.get(name)
            if claim is None:
                return None
            citation = self.cite(claim, where=where)
            return Mark(citation.number, citation.href, citation.label)

        return resolve

    def listing(self) -> tuple[Reference, ...]:
        """The sources cited, in the order of their numbers."""
        return tuple(
            Reference(number, source, tuple(self._cited[key].values()), tuple(self._places.get(key, {})))
            for number, (key, source) in enumerate(self._sources.items(), start=1)
            if key in self._cited
        )
