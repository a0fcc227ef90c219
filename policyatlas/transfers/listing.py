"""Lists transfers by model, each with who says so; knows no request."""

from collections.abc import Iterable
from dataclasses import dataclass

from policyatlas.charts.plate import Plate
from policyatlas.citing import Citation, Reference, References
from policyatlas.records.models import Case, Transfer
from policyatlas.transfers.routes import Way, longest_ways, plate_of
from policyatlas.vocabulary import TRANSFER_DEGREES, TransferDegree

MOST_ROUTES = 8


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


@dataclass(frozen=True, slots=True)
class Model:
    """A case that others look to, and what is told of it."""

    case: Case
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class TransferList:
    """All transfers: models with most of them first. `degrees` are those that occur, in the vocabulary's order."""

    models: tuple[Model, ...]
    degrees: tuple[TransferDegree, ...]
    plate: Plate | None
    references: tuple[Reference, ...]

    @property
    def told(self) -> tuple[Told, ...]:
        """Every transfer in the order of the page."""
        return tuple(told for model in self.models for told in model.told)

    @property
    def routes(self) -> tuple[Told, ...]:
        """What the plate shows, by number."""
        return tuple(told for told in self.told if told.number is not None)


def list_transfers() -> TransferList:
    """Every published transfer, in one query whatever their number."""
    transfers = list(Transfer.objects.published().with_claims())
    chosen = {way.transfer.pk: way for way in longest_ways(transfers, MOST_ROUTES)}
    ways: dict[int, Way] = {}
    references = References()
    models = []
    for group in _by_model(transfers):
        told = []
        for transfer in group:
            number = len(ways) + 1 if transfer.pk in chosen else None
            if number:
                ways[number] = chosen[transfer.pk]
            told.append(Told(transfer, references.cite(transfer.claim, where=_spot(transfer)), number))
        models.append(Model(group[0].model, tuple(told)))
    occurring = {transfer.degree for transfer in transfers}
    return TransferList(
        models=tuple(models),
        degrees=tuple(degree for degree in TRANSFER_DEGREES.values() if degree.id in occurring),
        plate=plate_of(ways),
        references=references.listing(),
    )


def _by_model(transfers: Iterable[Transfer]) -> list[list[Transfer]]:
    """Groups of transfers of one model, the largest first."""
    groups: dict[int, list[Transfer]] = {}
    for transfer in transfers:
        groups.setdefault(transfer.model_id, []).append(transfer)
    return sorted(groups.values(), key=lambda group: (-len(group), group[0].model.name))


def _spot(transfer: Transfer) -> tuple[str, str]:
    return transfer.model.name, f"#{transfer.model.slug}"
