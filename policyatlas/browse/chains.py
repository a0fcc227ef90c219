"""The way of an account from its origin to a claim: who passed it on, when, and who else did; knows no request."""

from collections.abc import Iterable
from dataclasses import dataclass

from policyatlas.dossiers.relays import Text
from policyatlas.records.models import Claim, Source

OTHERS = 12  # that a claim's page names


@dataclass(frozen=True, slots=True)
class Chain:
    """The texts from a claim's source to its origin, the nearest first; a source that is its own origin stands alone.

    `others` pass on the same origin, oldest first, `more` of them are not named here. `circular`: the texts relay one
    another, and the first of them counts as origin.
    """

    texts: tuple[Source, ...]
    others: tuple[Source, ...]
    more: int
    circular: bool

    @property
    def origin(self) -> Source:
        """The text at its end."""
        return self.texts[-1]


def chain_of(claim: Claim) -> Chain:
    """The chain of a claim read with its provenance, in one query, and in one more where its text relays another."""
    origin = claim.origin
    passing = list(Source.objects.passing_on([origin.pk]).with_publisher().order_by("published", "slug"))
    texts = _texts(claim, passing)
    shown = {text.pk for text in texts}
    others = [source for source in passing if source.pk not in shown]
    circular = claim.relayed and origin.relays_id is not None  # a chain that ends has an end that relays nothing
    return Chain(texts, tuple(others[:OTHERS]), len(others[OTHERS:]), circular)


def _texts(claim: Claim, passing: Iterable[Source]) -> tuple[Source, ...]:
    """From the claim's source, over whatever its text relays, to the origin, or once around a circle."""
    source, origin = claim.source, claim.origin
    further = _passed_on(claim, [origin, *passing]) if claim.relayed else None
    if further is None:
        return (source,) if origin == source else (source, origin)
    if further.relays_id and further != origin:
        further = Source.objects.with_further_relays().get(pk=further.pk)
    texts = [source]
    while further is not None and further not in texts:
        texts.append(further)
        further = None if further == origin else further.relays
    return tuple(texts)


def _passed_on(claim: Claim, candidates: Iterable[Source]) -> Source | None:
    """The text that the claim passes on: the one that it names, else the one that its source relays."""
    named = Text.given(claim.relayed_from_as_given)
    if named is None:
        return claim.source.relays or (claim.origin if claim.origin_id != claim.source_id else None)
    return next((source for source in candidates if Text.of(source).key == named.key), None)
