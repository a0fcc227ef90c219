"""Everything that is offered for one passage, together."""

from dataclasses import dataclass

from policyatlas.curate.reading.offers.cases import Mention, cases_in
from policyatlas.curate.reading.offers.dimensions import Suggested, dimension_in
from policyatlas.curate.reading.offers.figures import Figure, figures_in
from policyatlas.curate.reading.offers.speakers import Quoted, quoted_in


@dataclass(frozen=True, slots=True)
class Offers:
    """What a passage may give to its claim; nothing of it is taken before somebody does."""

    cases: tuple[Mention, ...] = ()
    dimension: Suggested | None = None
    figures: tuple[Figure, ...] = ()
    quoted: tuple[Quoted, ...] = ()


def offers_in(passage: str) -> Offers:
    """What is recognised in these words, in one query."""
    if not passage.strip():
        return Offers()
    return Offers(
        tuple(cases_in(passage)), dimension_in(passage), tuple(figures_in(passage)), tuple(quoted_in(passage))
    )
