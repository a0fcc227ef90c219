"""What is answered to those who hold a model up: objections, judgements and doubts; weighs none, knows no page.

What objects to a transfer is known where somebody warned of it or declined it, and where an editor linked a claim that
disputes or qualifies it. What is judged of learning from the model, and what is held against the model itself, stands
beside that under its own name: no rule reads off a sentence whether it is for or against.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from policyatlas.citing import Citation, References
from policyatlas.evidence import Gathered
from policyatlas.records.models import Case, ClaimLink
from policyatlas.vocabulary import STANCES, Dimension, Term

SHOWN = 4


@dataclass(frozen=True, slots=True)
class Answer:
    """A claim that an editor linked to one of the transfer's: how it stands to that, and the editor's sentence."""

    citation: Citation
    stance: Term
    link: ClaimLink


@dataclass(frozen=True, slots=True)
class Judgements:
    """Assessments of the model in one dimension, those that name the learner first; `more` stand on the cell page."""

    dimension: Dimension
    citations: tuple[Citation, ...]
    of_both: int
    more: int


def answers_to(
    keys: Collection[int], gathered: Gathered, references: References, *, where: tuple[str, str]
) -> list[Answer]:
    """The claims that editors linked to those with these keys, which were given to `gather`, by their stance."""
    claims = {claim.pk: claim for claim in gathered.claims.values() if claim.pk not in keys}
    links = [link for link in gathered.links if {link.from_claim_id, link.to_claim_id} & set(keys)]
    order = list(STANCES)
    found = []
    for link in sorted(links, key=lambda link: (order.index(link.stance), link.position)):
        end = link.to_claim_id if link.from_claim_id in keys else link.from_claim_id
        if end in claims:
            found.append(Answer(references.cite(claims[end], where=where), STANCES[link.stance], link))
    return found


def judgements(
    cases: Sequence[Case],
    dimension: Dimension,
    gathered: Gathered,
    references: References,
    *,
    besides: Collection[int],
    where: tuple[str, str],
) -> Judgements:
    """What is judged of the first of two cases, of both before the rest; `besides`: keys of claims shown elsewhere."""
    held, others = (gathered.cells[case.slug, dimension.id].claims for case in cases)
    of_both = {claim.pk for claim in others}
    found = [claim for claim in held if claim.nature == "assessment" and claim.pk not in besides]
    found.sort(key=lambda claim: claim.pk not in of_both)  # in lead order otherwise
    shown = found[:SHOWN]
    return Judgements(
        dimension=dimension,
        citations=references.cite_all(shown, where=where),
        of_both=sum(claim.pk in of_both for claim in shown),
        more=len(found) - len(shown),
    )
