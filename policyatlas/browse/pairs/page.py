"""Lays out the page of a pair, its sources numbered as they are read; knows no request."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from policyatlas.browse.pairs.conditions import STARTING, Conditions, conditions_of
from policyatlas.browse.pairs.critics import Answer, Judgements, answers_to, judgements
from policyatlas.citing import Citation, Reference, References
from policyatlas.evidence import Amount, Gathered, gather
from policyatlas.records.models import Case, FormerSlug, Location, Transfer
from policyatlas.transfers.listing import Told
from policyatlas.vocabulary import DIMENSIONS

LESSONS, RISKS = DIMENSIONS["lessons"], DIMENSIONS["risks"]
AGAINST = frozenset({"warning", "declined"})
MOST = 100  # transfers of a pair
MOST_BESIDES = 12  # of each list of other transfers
MOST_SAID = 4
SUGGESTED = 12  # pairs


@dataclass(frozen=True, slots=True)
class Besides:
    """Transfers of the model to others, or to the learner from others, by year; there are `more` in the list."""

    told: tuple[Told, ...]
    more: bool


@dataclass(frozen=True, slots=True)
class PairPage:
    """One case as a model for another. `told`: from the one to the other; `reverse`: the other way round.

    `also` are claims on both that tell of no transfer; `support`, `objections`: what editors linked to those that do.
    """

    model: Case
    learner: Case
    told: tuple[Told, ...]
    also: tuple[Citation, ...]
    support: tuple[Answer, ...]
    conditions: Conditions
    against: tuple[Told, ...]
    objections: tuple[Answer, ...]
    judged: Judgements
    doubted: Judgements
    of_model: Besides
    of_learner: Besides
    reverse: tuple[Told, ...]
    references: tuple[Reference, ...]

    @property
    def name(self) -> str:
        """`Wuhan as a model for Jilin`."""
        return _("%(model)s as a model for %(learner)s") % {"model": self.model.name, "learner": self.learner.name}

    @property
    def keys(self) -> str:
        """The two as the address of a comparison names them."""
        return f"{self.model.slug},{self.learner.slug}"

    @property
    def amount(self) -> Amount:
        """How much the transfers rest on."""
        return Amount.of(one.citation.claim for one in self.told)

    @property
    def degrees(self) -> str:
        """How far it went, in words: `held up (2), studied`."""
        counted: dict[str, int] = {}
        for one in self.told:
            label = str(one.degree.label).lower()
            counted[label] = counted.get(label, 0) + 1
        return ", ".join(f"{label} ({number})" if number > 1 else label for label, number in counted.items())

    @property
    def speakers(self) -> str:
        """Who says so, each once."""
        return get_text_list(list(dict.fromkeys(one.transfer.said_by for one in self.told)), _("and"))

    @property
    def years(self) -> tuple[int, int] | None:
        """The first and the last year that is given."""
        years = [one.transfer.year for one in self.told if one.transfer.year]
        return (min(years), max(years)) if years else None

    @property
    def address(self) -> str:
        """Where it stands for good."""
        return self.told[0].transfer.get_absolute_url()


@dataclass(frozen=True, slots=True)
class NoPair:
    """Two cases of which nobody says that the one is a model for the other; and pairs of which somebody does."""

    model: Case
    learner: Case
    reverse: bool
    others: tuple[Transfer, ...]

    @property
    def keys(self) -> str:
        """The two as the address of a comparison names them."""
        return f"{self.model.slug},{self.learner.slug}"


def cases_of(model: str, learner: str) -> dict[str, Case]:
    """The cases that these slugs name or once named, by slug: two queries, three where one was renamed."""
    wanted = {model, learner}
    found = {case.slug: case for case in Case.objects.whole().named(wanted)}
    missing = wanted - found.keys()
    return {**FormerSlug.objects.cases_of(missing), **found} if missing else found


def pair_page(model: Case, learner: Case) -> PairPage | NoPair:
    """All that is told of two cases read with `whole()`, in six queries at most, whatever the number of claims."""
    every = list(Transfer.objects.about_pair(model, learner, most=MOST, besides=MOST_BESIDES + 1))
    there = [one for one in every if (one.model_id, one.learner_id) == (model.pk, learner.pk)]
    back = [one for one in every if (one.model_id, one.learner_id) == (learner.pk, model.pk)]
    others = [one for one in every if one not in there and one not in back]
    if not there:
        return _no_pair(model, learner, others, reverse=bool(back))
    cases, references = (model, learner), References()
    located = tuple(Location.objects.inside(cases))
    rows = [*(row.id for row in STARTING), LESSONS.id, RISKS.id]
    gathered = gather(cases, dimensions=rows, located=located, besides=[transfer.claim for transfer in there])
    grounds, critics = (_("Grounds"), "#grounds"), (_("Critics"), "#critics")

    told = _told(there, references, grounds)
    cited = {one.citation.claim.pk for one in told}
    answers = answers_to(cited, gathered, references, where=critics)
    shown = cited | {one.citation.claim.pk for one in answers}
    also = _also(cases, gathered, references, besides=shown, where=grounds)
    conditions = conditions_of(cases, gathered, located, references)
    judged = judgements(cases, LESSONS, gathered, references, besides=shown, where=critics)
    doubted = judgements(cases, RISKS, gathered, references, besides=shown, where=critics)
    return PairPage(
        model=model,
        learner=learner,
        told=told,
        also=also,
        support=tuple(one for one in answers if one.stance.id == "supports"),
        conditions=conditions,
        against=tuple(one for one in told if one.degree.id in AGAINST),
        objections=tuple(one for one in answers if one.stance.id != "supports"),
        judged=judged,
        doubted=doubted,
        of_learner=_besides([one for one in others if one.learner_id == learner.pk], references),
        of_model=_besides([one for one in others if one.model_id == model.pk], references),
        reverse=_told(back, references, (_("Reverse"), "#reverse")),
        references=references.listing(),
    )


def _told(transfers: Iterable[Transfer], references: References, where: tuple[str, str]) -> tuple[Told, ...]:
    return tuple(Told(transfer, references.cite(transfer.claim, where=where), None) for transfer in transfers)


def _also(
    cases: tuple[Case, Case],
    gathered: Gathered,
    references: References,
    *,
    besides: set[int],
    where: tuple[str, str],
) -> tuple[Citation, ...]:
    """The best supported claims of lessons on both that judge nothing and are not shown yet."""
    held, others = (gathered.cells[case.slug, LESSONS.id].claims for case in cases)
    of_both = {claim.pk for claim in others} - besides
    found = [claim for claim in held if claim.pk in of_both and claim.nature != "assessment"]
    return references.cite_all(found[:MOST_SAID], where=where)


def _besides(found: Sequence[Transfer], references: References) -> Besides:
    return Besides(_told(found[:MOST_BESIDES], references, (_("Besides"), "#besides")), len(found) > MOST_BESIDES)


def _no_pair(model: Case, learner: Case, others: Sequence[Transfer], *, reverse: bool) -> NoPair:
    """Pairs with one of the two, each once, those of the model first."""
    found: dict[tuple[int, int], Transfer] = {}
    for transfer in sorted(others, key=lambda one: one.model_id != model.pk):
        found.setdefault((transfer.model_id, transfer.learner_id), transfer)
    return NoPair(model, learner, reverse, tuple(found.values())[:SUGGESTED])
