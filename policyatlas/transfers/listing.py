"""Lists transfers by model, each with who says so, and draws some of them; knows no request."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from django.core.paginator import Page, Paginator
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from policyatlas.charts.plate import Plate
from policyatlas.citing import Citation, Reference, References
from policyatlas.evidence import Amount
from policyatlas.records.models import Case, Transfer
from policyatlas.transfers.asked import VIEWS, Asked
from policyatlas.transfers.choices import Chip, Choices, chips_of, choices_of, in_words
from policyatlas.transfers.known import known
from policyatlas.transfers.matrix import Matrix, matrix_of
from policyatlas.transfers.routes import Way, longest_ways, plate_of
from policyatlas.vocabulary import TRANSFER_DEGREES, TransferDegree

LENGTH = 100  # of a page
MOST_ROUTES = 12

type Key = tuple[int, int, int]
"""Of a transfer, with how many there are of its model and of its pair."""


@dataclass(frozen=True, slots=True)
class Told:
    """A transfer and the claim that tells of it; `number` is its route's on the plate, None where it is not drawn."""

    transfer: Transfer
    citation: Citation
    number: int | None

    @property
    def degree(self) -> TransferDegree:
        """How far the model has travelled."""
        return TRANSFER_DEGREES[self.transfer.degree]

    @property
    def speaker(self) -> str:
        """The page of who says so, where that is somebody whom the source quotes by name; else empty."""
        speaker = self.citation.claim.speaker
        return speaker.get_absolute_url() if speaker and speaker.name == self.transfer.said_by else ""


@dataclass(frozen=True, slots=True)
class Pair:
    """All that is told on this page of one model and one learner; `number` of all that there is of them."""

    told: tuple[Told, ...]
    number: int

    @property
    def learner(self) -> Case:
        """Who is to learn."""
        return self.told[0].transfer.learner

    @property
    def address(self) -> str:
        """The page of the two."""
        return self.told[0].transfer.get_absolute_url()

    @property
    def route(self) -> int | None:
        """The number of their route on the plate."""
        return next((one.number for one in self.told if one.number), None)


@dataclass(frozen=True, slots=True)
class Model:
    """A case that others look to, and what is told of it on this page; `number` of all that there is."""

    pairs: tuple[Pair, ...]
    number: int

    @property
    def case(self) -> Case:
        """The model."""
        return self.pairs[0].told[0].transfer.model

    @property
    def told(self) -> tuple[Told, ...]:
        """All its transfers on this page."""
        return tuple(one for pair in self.pairs for one in pair.told)

    @property
    def amount(self) -> Amount | None:
        """How much that rests on; None where the page has only some of it."""
        told = self.told
        return Amount.of(one.citation.claim for one in told) if len(told) == self.number else None


@dataclass(frozen=True, slots=True)
class TransferList:
    """The transfers asked for: in the list and on the map those of one page, in the matrix all."""

    asked: Asked
    held: int
    number: int
    amount: Amount
    choices: Choices
    chips: tuple[Chip, ...]
    told_of: str
    page: Page[Key]
    models: tuple[Model, ...]
    plate: Plate | None
    matrix: Matrix | None
    references: tuple[Reference, ...]
    notices: tuple[str, ...]

    @property
    def told(self) -> tuple[Told, ...]:
        """Every transfer of the page in its order."""
        return tuple(told for model in self.models for told in model.told)

    @property
    def routes(self) -> tuple[Told, ...]:
        """What the plate shows, by number."""
        return tuple(told for told in self.told if told.number is not None)

    @property
    def numbers(self) -> list[str | int]:
        """Page numbers for the foot of the list, an ellipsis where many are left out."""
        return list(self.page.paginator.get_elided_page_range(self.page.number))

    @property
    def sentence(self) -> str:
        """What is shown: `5 of 37 transfers: from Hefei`."""
        if self.number == self.held and not self.told_of:
            return ngettext("%(number)d transfer", "%(number)d transfers", self.number) % {"number": self.number}
        words = ngettext("%(number)d of %(held)d transfer", "%(number)d of %(held)d transfers", self.held)
        told = words % {"number": self.number, "held": self.held}
        return _("%(transfers)s: %(told_of)s") % {"transfers": told, "told_of": self.told_of}

    @property
    def in_list(self) -> str:
        """The same transfers as a list."""
        return self.asked.but(view=VIEWS["list"]).address

    @property
    def address(self) -> str:
        """This page of it."""
        return replace(self.asked, page=self._page).address

    @property
    def lasting(self) -> str:
        """The address that search engines are told, whatever is asked for: the list, and its page."""
        return Asked(page=self._page).address

    @property
    def _page(self) -> str:
        return str(self.page.number) if self.page.number > 1 else ""


def list_transfers(asked: Asked) -> TransferList:
    """What is asked for of the published transfers: at most nine queries, whatever their number.

    A case or speaker that nobody knows is named in a notice and left out of what is asked.
    """
    understood = known(asked)
    asked, model, learner = understood.asked, understood.model, understood.learner
    is_matrix = asked.view.id == "matrix"
    choices = choices_of(asked)
    page = _Counted(Transfer.objects.published().narrowed(**asked.criteria).keys_by_model(), understood.number)
    shown = page.get_page(asked.page)
    models, ways, references = _laid_out([] if is_matrix else list(shown), all_of_them=asked.view.id == "list")
    return TransferList(
        asked=asked,
        held=understood.held,
        number=understood.number,
        amount=understood.amount,
        choices=choices,
        chips=chips_of(asked, model, learner),
        told_of=in_words(asked, model, learner),
        page=shown,
        models=tuple(models),
        plate=plate_of(ways),
        matrix=matrix_of(asked, choices) if is_matrix else None,
        references=references.listing(),
        notices=(*asked.notices, *understood.notices, *_on_page(asked.page, shown)),
    )


def _laid_out(keys: Sequence[Key], *, all_of_them: bool) -> tuple[list[Model], dict[int, Way], References]:
    """Transfers in the order of the page, or the drawn ones of these, cited, with routes numbered as they are read."""
    numbers = {pk: (of_model, of_pair) for pk, of_model, of_pair in keys}
    found = Transfer.objects.with_claims().in_bulk(numbers) if numbers else {}
    transfers = [found[pk] for pk in numbers if pk in found]
    chosen = {way.transfer.pk: way for way in longest_ways(transfers, MOST_ROUTES)}
    shown = [transfer for transfer in transfers if all_of_them or transfer.pk in chosen]
    ways: dict[int, Way] = {}
    references = References()
    models = []
    for _model, of_model in groupby(shown, lambda transfer: transfer.model_id):
        pairs = []
        for _learner, of_pair in groupby(of_model, lambda transfer: transfer.learner_id):
            told = []
            for transfer in of_pair:
                number = len(ways) + 1 if transfer.pk in chosen else None
                if number:
                    ways[number] = chosen[transfer.pk]
                where = _model_of(transfer) if all_of_them else _route(len(ways))
                told.append(Told(transfer, references.cite(transfer.claim, where=where), number))
            pairs.append(Pair(tuple(told), numbers[told[0].transfer.pk][1]))
        models.append(Model(tuple(pairs), numbers[pairs[0].told[0].transfer.pk][0]))
    return models, ways, references


def _model_of(transfer: Transfer) -> tuple[str, str]:
    return transfer.model.name, f"#{transfer.model.slug}"


def _route(number: int) -> tuple[str, str]:
    return _("Route %(number)d") % {"number": number}, f"#route-{number}"


def _on_page(asked: str, page: Page[Key]) -> list[str]:
    """A sentence where the page asked for is not the one that is shown."""
    if not asked or asked == str(page.number):
        return []
    words = _("There is no page “%(asked)s”. This is page %(number)d of %(all)d.")
    return [words % {"asked": asked, "number": page.number, "all": page.paginator.num_pages}]


class _Counted(Paginator):  # type: ignore[type-arg]  # it cannot be subscripted at run time
    """Pages of transfers that have been counted already."""

    def __init__(self, keys: object, known: int) -> None:
        super().__init__(keys, LENGTH)  # type: ignore[arg-type]
        self.known = known

    @cached_property
    def count(self) -> int:
        """How many there are on all pages."""
        return self.known
