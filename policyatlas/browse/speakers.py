"""Lays out the page of a speaker: who it is as sources say, every claim, and who quotes it; knows no request."""

from dataclasses import dataclass

from policyatlas.browse.said import MOST_READ, Said, said
from policyatlas.citing import is_its_own
from policyatlas.records.models import Claim, Source, Speaker
from policyatlas.vocabulary import DISTANCES, NATURES, Text

MOST = 50  # sources that are listed
ROLES = 6  # that are told, the most frequent


@dataclass(frozen=True, slots=True)
class Quoting:
    """A source that quotes a speaker. `own`: it is the speaker's own text."""

    source: Source
    claims: int
    own: bool


@dataclass(frozen=True, slots=True)
class SpeakerPage:
    """A person or body with all that it says. `roles` as the sources give them; `natures` and `distances` are counts.

    `quoting` are the sources, those with most claims first; `left_out` counts those beyond.
    """

    speaker: Speaker
    claims: int
    sources: int
    said: Said
    roles: tuple[str, ...]
    natures: tuple[tuple[Text, int], ...]
    distances: tuple[tuple[Text, int], ...]
    quoting: tuple[Quoting, ...]

    @property
    def left_out(self) -> int:
        """How many sources are not listed."""
        return self.sources - len(self.quoting)


def speaker_page(slug: str, *, sort: str = "", page: str = "") -> SpeakerPage | None:
    """The page of a speaker, in seven queries; None where none of this name says anything that readers may see."""
    speaker = Speaker.objects.heard().filter(slug=slug).first()
    if speaker is None:
        return None
    claims = Claim.objects.published().filter(speaker=speaker)
    if speaker.claim_count > MOST_READ:
        claims = Claim.objects.filter(pk__in=claims.order_by("-pk").values("pk")[:MOST_READ])
    natures, distances = claims.how_many("nature"), claims.how_many("distance")
    return SpeakerPage(
        speaker=speaker,
        claims=speaker.claim_count,
        sources=speaker.source_count,
        said=said(claims, count=speaker.claim_count, sort=sort, page=page),
        roles=tuple(filter(None, claims.how_many("said_by__role")))[:ROLES],
        natures=tuple((term.label, natures[term.id]) for term in NATURES.values() if term.id in natures),
        distances=tuple((term.label, distances[term.id]) for term in DISTANCES.values() if term.id in distances),
        quoting=tuple(
            Quoting(source, quoted, is_its_own(source, speaker.name))
            for source, quoted in Source.objects.most_among(claims, MOST)
        ),
    )
