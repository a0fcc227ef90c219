"""How much a group of claims is: claims, sources, and the origins that these come down to; knows no page."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from policyatlas.records.models import Claim


class Counted(Protocol):
    """Whatever says how much it rests on."""

    @property
    def claims(self) -> int:
        """How many claims."""

    @property
    def sources(self) -> int:
        """From how many sources they are drawn."""

    @property
    def origins(self) -> int:
        """To how many texts these go back, once relays are folded into what they relay."""


@dataclass(frozen=True, slots=True)
class Amount:
    """How much a group of claims rests on."""

    claims: int
    sources: int
    origins: int

    @classmethod
    def of(cls, claims: Iterable[Claim]) -> "Amount":
        """Counts each claim, source and origin once; no query."""
        held = {claim.pk: claim for claim in claims}.values()
        sources, origins = {claim.source_id for claim in held}, {claim.origin_id for claim in held}
        return cls(len(held), len(sources), len(origins))
