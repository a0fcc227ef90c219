"""Counts transfers from model to learner, as a table; knows no page."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from policyatlas.records.models import Transfer
from policyatlas.transfers.asked import Asked
from policyatlas.transfers.choices import Choice, Choices
from policyatlas.vocabulary import TRANSFER_DEGREES, TransferDegree

MOST = 30  # of rows and of columns


@dataclass(frozen=True, slots=True)
class Square:
    """What is told from one model to one learner: transfers by degree, in the order of the vocabulary."""

    degrees: tuple[tuple[TransferDegree, int], ...]
    address: str

    @property
    def number(self) -> int:
        """How many transfers."""
        return sum(number for _degree, number in self.degrees)

    @property
    def lines(self) -> tuple[str, ...]:
        """How their routes are drawn, each sort of line once: `broken`, `full`, `double`, and with a bar."""
        return tuple(dict.fromkeys(f"{degree.line}{' barred' if degree.bar else ''}" for degree, _n in self.degrees))

    @property
    def in_words(self) -> str:
        """`3 held up, 1 studied`."""
        return get_text_list([f"{number} {str(degree.label).lower()}" for degree, number in self.degrees], _("and"))


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A model with a square, or nothing, for each learner."""

    model: Choice
    squares: tuple[tuple[Choice, Square | None], ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Models down, learners across, each by name; `models_left` and `learners_left` count those that have no room."""

    rows: tuple[MatrixRow, ...]
    learners: tuple[Choice, ...]
    models_left: int
    learners_left: int


def matrix_of(asked: Asked, choices: Choices) -> Matrix:
    """The transfers asked for, between the models and learners with most of them: one query."""
    models, learners = _most(choices.models, asked.model), _most(choices.learners, asked.learner)
    squares = _squares(asked, models, learners)
    rows = [
        MatrixRow(model, tuple((learner, squares.get((model.value, learner.value))) for learner in learners))
        for model in models
    ]
    return Matrix(
        rows=tuple(row for row in rows if any(square for _learner, square in row.squares)),
        learners=tuple(learners),
        models_left=len([one for one in choices.models if one.on or not asked.model]) - len(models),
        learners_left=len([one for one in choices.learners if one.on or not asked.learner]) - len(learners),
    )


def _most(choices: Iterable[Choice], chosen: str) -> list[Choice]:
    """The choice that is asked for, else those with most transfers, by name."""
    open_to = [one for one in choices if one.on or not chosen]
    first = sorted(open_to, key=lambda one: -one.number)[:MOST]
    return [one for one in open_to if one in first]


def _squares(asked: Asked, models: Iterable[Choice], learners: Iterable[Choice]) -> Mapping[tuple[str, str], Square]:
    counted: dict[tuple[str, str], dict[str, int]] = defaultdict(dict)
    rows = Transfer.objects.published().narrowed(**asked.criteria)
    ends = [one.value for one in models], [one.value for one in learners]
    for model, learner, degree, number in rows.pairs(*ends):
        counted[model, learner][degree] = number
    return {
        (model, learner): Square(
            degrees=tuple((degree, found[degree.id]) for degree in TRANSFER_DEGREES.values() if degree.id in found),
            address=reverse("browse:pair", args=[model, learner]),
        )
        for (model, learner), found in counted.items()
    }
