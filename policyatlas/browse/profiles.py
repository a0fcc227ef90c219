"""Lays out a profile: one case in its twelve dimensions, with what lies around it and its sources; knows no request."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from operator import itemgetter

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from policyatlas.browse.facts import Fact, facts_of
from policyatlas.browse.surroundings import Surroundings, plate_of, surroundings
from policyatlas.charts.chronology import Chronology, Entry, chronology
from policyatlas.charts.plate import Plate
from policyatlas.citing import Citation, CitedCell, Reference, References, cite_cell
from policyatlas.evidence import Amount, Balance, Cell, balance, gather, year_told
from policyatlas.prose import citations_in, render
from policyatlas.records.models import Case, Transfer
from policyatlas.vocabulary import GROUPS, TRANSFER_DEGREES, Group, TransferDegree


@dataclass(frozen=True, slots=True)
class Told:
    """A transfer that the case is the model or the learner of, and the claim that says so."""

    transfer: Transfer
    citation: Citation

    @property
    def degree(self) -> TransferDegree:
        """How far the model has travelled."""
        return TRANSFER_DEGREES[self.transfer.degree]


@dataclass(frozen=True, slots=True)
class Section:
    """A dimension of the profile; `rest` are the claims beyond the leads, shown at the address `opening` only.

    `full` is the address of the cell page, which has all claims with and without scripts.
    """

    cited: CitedCell
    rest: tuple[Citation, ...]
    full: str
    opening: str

    @property
    def cell(self) -> Cell:
        """What is known of the case in this dimension."""
        return self.cited.cell

    @property
    def more(self) -> int:
        """How many of its claims are not on the page."""
        return self.cited.more - len(self.rest)


@dataclass(frozen=True, slots=True)
class Profile:
    """Everything that the page of a case shows, numbered as it is read: facts, summary, dimensions, transfers.

    `own`: without the claims of the clusters located in a place. `dated`: claims of a known year, of which the
    chronology draws those that it has room for.
    """

    case: Case
    own: bool
    facts: tuple[Fact, ...]
    summary: SafeString
    sections: tuple[Section, ...]
    dated: int
    chronology: Chronology | None
    around: Surroundings
    told: tuple[Told, ...]
    balance: Balance
    plate: Plate | None
    references: tuple[Reference, ...]

    @property
    def groups(self) -> list[tuple[Group, list[Section]]]:
        """The dimensions under their four heads."""
        return [
            (group, [section for section in self.sections if section.cell.dimension.group is group])
            for group in GROUPS.values()
        ]

    @property
    def amount(self) -> Amount:
        """How much the twelve dimensions hold."""
        return Amount.of(claim for section in self.sections for claim in section.cell.claims)

    @property
    def teaches(self) -> tuple[Told, ...]:
        """The transfers that the case is the model of."""
        return tuple(one for one in self.told if one.transfer.model_id == self.case.pk)

    @property
    def learns(self) -> tuple[Told, ...]:
        """Those that it is the learner of."""
        return tuple(one for one in self.told if one.transfer.learner_id == self.case.pk)

    @property
    def has_clusters(self) -> bool:
        """Whether leaving out the claims of clusters makes a difference."""
        return bool(self.around.clusters)


def profile_of(case: Case, *, own: bool = False, opened: Collection[str] = ()) -> Profile:
    """The profile of a case read with `whole()`, in at most nine queries more, whatever the number of claims.

    `opened` are ids of dimensions whose claims are all shown. Sources of claims that are not on the page are numbered
    after the rest, so that a number stays what it is when a section is opened.
    """
    around = surroundings(case)
    gathered = gather([case], located=around.located, own=own, named=_named(case))
    references = References()
    facts = facts_of(case, around, gathered, references)
    resolve = references.resolver(gathered.claims, where=(_("Summary"), "#summary"))
    summary = render(case.summary, resolve)
    cells = gathered.of(case)
    cited = [cite_cell(cell, references, where=_section_of(cell)) for cell in cells]
    dated = _dated(cells)
    transfers = Transfer.objects.published().of(case).with_claims()
    told = tuple(  # those that it teaches before those that it learns from
        Told(transfer, references.cite(transfer.claim, where=(_("Transfers"), "#transfers")))
        for transfer in sorted(transfers, key=lambda transfer: transfer.learner_id == case.pk)
    )
    for cell in cells:
        references.expect(cell.rest)
    return Profile(
        case=case,
        own=own,
        facts=facts,
        summary=summary,
        sections=tuple(_section(one, references, opened, own) for one in cited),
        dated=len(dated),
        chronology=_drawn(dated),
        around=around,
        told=told,
        balance=balance([claim for cell in cells for claim in cell.claims], case.countries),
        plate=plate_of(case, around.near),
        references=references.listing(),
    )


def _section_of(cell: Cell) -> tuple[str, str]:
    return str(cell.dimension.label), f"#{cell.dimension.id}"


def _section(cited: CitedCell, references: References, opened: Collection[str], own: bool) -> Section:
    case, dimension = cited.cell.case, cited.cell.dimension.id
    query = {"own": 1} if own else {}
    return Section(
        cited=cited,
        rest=references.cite_all(cited.cell.rest if dimension in opened else (), where=_section_of(cited.cell)),
        full=reverse("browse:cell", args=[case.case_kind, case.slug, dimension], query=query),
        opening=reverse("browse:profile", args=[case.case_kind, case.slug], query={"open": dimension, **query}),
    )


def _named(case: Case) -> list[str]:
    """Public names of the claims that the page cites outside its dimensions; some may stand in them, too."""
    stage_claim = case.cluster.stage_claim if case.case_kind == "cluster" else None
    return [name for name, _line in citations_in(case.summary)] + ([stage_claim.public_name] if stage_claim else [])


def _dated(cells: Iterable[Cell]) -> list[Entry]:
    """What is reported as fact of a known year, leads before the rest."""
    ranked = sorted(((rank, claim) for cell in cells for rank, claim in enumerate(cell.claims)), key=itemgetter(0))
    return [
        Entry(year, claim.short or claim.statement, claim.get_absolute_url(), claim.public_name)
        for _rank, claim in ranked
        if claim.nature == "fact" and (year := year_told(claim)) is not None
    ]


def _drawn(entries: Sequence[Entry]) -> Chronology | None:
    """As many entries as can be read, well spread; the timeline has them all."""
    return chronology([event.entry for event in chronology(entries).events]) if entries else None
