"""What the compared cases are, at a glance: kind, whereabouts, years, tags; reads nothing and knows no claim's cell."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from policyatlas.citing import Citation, References, said_by_in_words
from policyatlas.compare.differences import Structure
from policyatlas.compare.heads import Column
from policyatlas.evidence import begun, carrying
from policyatlas.records.models import Claim, Cluster, Place, Policy
from policyatlas.vocabulary import (
    CLUSTER_STAGES,
    INSTRUMENT_DOMAINS,
    INSTRUMENTS,
    LEVELS,
    POLICY_STATUSES,
    SECTORS,
    Term,
    Text,
)

MOST = 6  # terms of a cell: of a whole country there are many more
WHERE = "#glance"

TERMS: Mapping[str, Text] = {
    "kind": gettext_lazy("Kind"),
    "lies": gettext_lazy("Lies in"),
    "known": gettext_lazy("Known as"),
    "level": gettext_lazy("Level"),
    "status": gettext_lazy("Status"),
    "began": gettext_lazy("Founded or started"),
    "ended": gettext_lazy("Ended"),
    "stage": gettext_lazy("Stage"),
    "sectors": gettext_lazy("Sectors"),
    "instruments": gettext_lazy("Instruments"),
}


@dataclass(frozen=True, slots=True)
class GlanceCell:
    """One fact of one column, with what it is derived from. Where `words` are empty, `instead` says why."""

    column: Column
    words: str = ""
    citations: tuple[Citation, ...] = ()
    derived: str = ""
    instead: str = ""
    applies: bool = True


@dataclass(frozen=True, slots=True)
class GlanceRow:
    """A fact across the columns."""

    term: str
    cells: tuple[GlanceCell, ...]


def at_a_glance(
    columns: Sequence[Column],
    structures: Mapping[str, Structure],
    claims: Mapping[str, Claim],
    references: References,
) -> tuple[GlanceRow, ...]:
    """The rows that hold anything. `structures` by slug of the case, `claims` by public name: no query.

    Years and stages stand here only with a claim that gives them.
    """
    told = [dict(_Told(column, structures[column.case.slug], claims, references).cells()) for column in columns]
    rows = [
        GlanceRow(
            str(label),
            tuple(here.get(term) or _not_for(column) for column, here in zip(columns, told, strict=True)),
        )
        for term, label in TERMS.items()
    ]
    return tuple(row for row in rows if any(cell.words for cell in row.cells))


def _not_for(column: Column) -> GlanceCell:
    kind = str(column.case.sort.label).lower()
    return GlanceCell(column, instead=_("does not apply to a %(kind)s") % {"kind": kind}, applies=False)


@dataclass(frozen=True, slots=True)
class _Told:
    """What is known of the case of one column, by key of TERMS."""

    column: Column
    structure: Structure
    claims: Mapping[str, Claim]
    references: References

    def cells(self) -> Iterator[tuple[str, GlanceCell]]:
        """The facts that apply to a case of its kind."""
        row = self.column.case.row
        yield "kind", self._cell(self.column.kind)
        if isinstance(row, Place):
            yield "lies", self._cell(self.column.parents)
            yield "known", self._cell(row.known_as)
        else:
            yield "lies", self._cell(get_text_list([place.name for place in self.column.case.places], _("and")))
            yield "began", self._year(begun(row))
        if isinstance(row, Cluster):
            yield "stage", self._stage(row)
        if isinstance(row, Policy):
            levels = [str(LEVELS[level].label) for level in (row.level, row.second_level) if level]
            status = str(POLICY_STATUSES[row.status].label)
            yield "level", self._cell(get_text_list(levels, _("and")))
            yield "status", self._cell(f"{status}, {row.status_as_of}" if row.status_as_of else status)
            if row.ended is not None:
                yield "ended", self._year(row.ended)
        yield "sectors", self._tags([SECTORS[term] for term in SECTORS if term in self.structure.sectors])
        if not isinstance(row, Cluster):
            yield "instruments", self._tags(list(self._domains()))

    def _cell(self, words: str) -> GlanceCell:
        return GlanceCell(self.column, words, instead=_("not recorded"))

    def _year(self, year: int | None) -> GlanceCell:
        """A year with the claim that gives it."""
        if year is None:
            return self._cell("")
        about = (claim for claim in self.claims.values() if claim.main_case_id == self.column.case.pk)
        if claim := carrying(about, year):
            return GlanceCell(self.column, str(year), self._cite(claim))
        return GlanceCell(self.column, instead=_("no claim shown here gives the year"))

    def _stage(self, cluster: Cluster) -> GlanceCell:
        """The stage of its life, which is always somebody's judgement."""
        claim = cluster.stage_claim and self.claims.get(cluster.stage_claim.public_name)
        if not claim:
            return self._cell("")
        words = _("%(stage)s, so says %(speaker)s") % {
            "stage": CLUSTER_STAGES[cluster.stage].label,
            "speaker": said_by_in_words(claim) or claim.source.publisher_name or _("a source without a publisher"),
        }
        return GlanceCell(self.column, words, self._cite(claim))

    def _tags(self, terms: Sequence[Term]) -> GlanceCell:
        """Labels of terms, the first few of many; of a place, they are those of what lies in it."""
        labels = [str(term.label) for term in terms[:MOST]]
        if left_out := len(terms) - len(labels):
            labels.append(_("%(count)d more") % {"count": left_out})
        derived = _("of its clusters and policies") if labels and self.column.case.case_kind == "place" else ""
        return GlanceCell(self.column, "; ".join(labels), derived=derived, instead=_("not recorded"))

    def _domains(self) -> Iterable[Term]:
        """The domains of its instruments."""
        used = self.structure.instruments
        for domain in INSTRUMENT_DOMAINS.values():
            if domain.id in used or any(INSTRUMENTS[term].domain is domain for term in used if term in INSTRUMENTS):
                yield domain

    def _cite(self, claim: Claim) -> tuple[Citation, ...]:
        return self.references.cite_all([claim], where=(_("at a glance"), WHERE))
