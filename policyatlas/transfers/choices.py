"""What transfers can be narrowed by, with how many each choice would leave; knows no page and no query string."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from policyatlas.records.models import Case, Transfer
from policyatlas.records.models.transfers import TransferQuerySet
from policyatlas.transfers.asked import Asked
from policyatlas.vocabulary import TRANSFER_DEGREES, TransferDegree

MOST = 200  # of the choices of a select


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a field, what readers call it, how many transfers have it under the other fields; `on`: asked for."""

    value: str
    label: str
    number: int
    on: bool


@dataclass(frozen=True, slots=True)
class DegreeChoice:
    """The same of a degree, with its definition."""

    degree: TransferDegree
    number: int
    on: bool


@dataclass(frozen=True, slots=True)
class Chip:
    """One thing that is asked for, and the address without it."""

    words: str
    without: str


@dataclass(frozen=True, slots=True)
class Choices:
    """All fields of the form with their choices. Of cases and speakers those that occur most often."""

    degrees: tuple[DegreeChoice, ...]
    models: tuple[Choice, ...]
    learners: tuple[Choice, ...]
    speakers: tuple[Choice, ...]


def choices_of(asked: Asked) -> Choices:
    """What is there to choose, each field counted under all the others: four queries."""
    degrees = dict(_without(asked, "degrees").counted("degree", most=len(TRANSFER_DEGREES)))
    models = _without(asked, "model").counted("model__slug", "model__name", most=MOST)
    learners = _without(asked, "learner").counted("learner__slug", "learner__name", most=MOST)
    speakers = _without(asked, "said_by").counted("said_by", most=MOST)
    return Choices(
        degrees=tuple(
            DegreeChoice(degree, degrees.get(degree.id, 0), degree in asked.degrees)
            for degree in TRANSFER_DEGREES.values()
            if degree.id in degrees or degree in asked.degrees
        ),
        models=_named([Choice(slug, name, number, slug == asked.model) for slug, name, number in models]),
        learners=_named([Choice(slug, name, number, slug == asked.learner) for slug, name, number in learners]),
        speakers=_named(
            [Choice(name, name, number, name.casefold() == asked.by.casefold()) for name, number in speakers]
        ),
    )


def chips_of(asked: Asked, model: Case | None, learner: Case | None) -> tuple[Chip, ...]:
    """What is asked for, one by one; the cases are those that it names."""
    chips = [
        Chip(str(degree.label), asked.but(degrees=tuple(one for one in asked.degrees if one is not degree)).address)
        for degree in asked.degrees
    ]
    if model:
        chips.append(Chip(_("Model: %(name)s") % {"name": model.name}, asked.but(model="").address))
    if learner:
        chips.append(Chip(_("Learner: %(name)s") % {"name": learner.name}, asked.but(learner="").address))
    if asked.by:
        chips.append(Chip(_("Said by %(name)s") % {"name": asked.by}, asked.but(by="").address))
    if years := _years(asked):
        chips.append(Chip(years, asked.but(since=None, until=None).address))
    return tuple(chips)


def in_words(asked: Asked, model: Case | None, learner: Case | None) -> str:
    """The same as the end of a sentence on transfers: `held up or studied, from Hefei, said by Xinhua, 2015`."""
    way = [
        _("from %(name)s") % {"name": model.name} if model else "",
        _("to %(name)s") % {"name": learner.name} if learner else "",
    ]
    told = [
        get_text_list([str(degree.label).lower() for degree in asked.degrees], _("or")),
        " ".join(filter(None, way)),
        _("said by %(name)s") % {"name": asked.by} if asked.by else "",
        _years(asked),
    ]
    return ", ".join(filter(None, told))


def _years(asked: Asked) -> str:
    since, until = asked.since, asked.until
    match since, until:
        case None, None:
            return ""
        case _, None:
            return _("since %(year)d") % {"year": since}
        case None, _:
            return _("until %(year)d") % {"year": until}
    return str(since) if since == until else _("%(since)d to %(until)d") % {"since": since, "until": until}


def _without(asked: Asked, criterion: str) -> TransferQuerySet:
    """What is asked for but for one thing."""
    criteria = {name: value for name, value in asked.criteria.items() if name != criterion}
    return Transfer.objects.published().narrowed(**criteria)


def _named(choices: Sequence[Choice]) -> tuple[Choice, ...]:
    return tuple(sorted(choices, key=lambda choice: choice.label.casefold()))
