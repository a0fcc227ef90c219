"""By what the cells of one dimension are divided: by their case, and by what their evidence is; knows no page.

Records are the stored numbers of cells (`CellSummary`), so that no claim is read to count them.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db.models import Case as Chosen
from django.db.models import CharField, Expression, F, Q, Value, When
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from policyatlas.faceting.cases import COUNTRY, COUNTRY_NAMES, OF_KIND, PHRASE, SECTOR_NAMES, STEPS
from policyatlas.faceting.facets import Column, Facet, Linked, Rows
from policyatlas.faceting.naming import Listed, named
from policyatlas.records.models import CaseTerm, Location
from policyatlas.vocabulary import CASE_KINDS, EVIDENCE_TESTS, NATURES


@dataclass(frozen=True, slots=True, kw_only=True)
class Flags(Facet):
    """By conditions of the record, of which several may hold at once: value → condition."""

    conditions: Mapping[str, Q]

    def holding(self, values: Collection[str]) -> Q:
        """The condition that one of these holds."""
        return reduce(or_, (self.conditions[value] for value in values))

    def pairs(self, records: Rows) -> list[Rows]:
        """Each record for each condition, with nothing for a value where that does not hold."""
        return [
            records.values(value=Chosen(When(condition, then=Value(value)), output_field=CharField()), owner=F("pk"))
            for value, condition in self.conditions.items()
        ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Either(Facet):
    """By several facets that ask the same of different records: a country of places, and of what lies in them."""

    of: tuple[Facet, ...]

    def holding(self, values: Collection[str]) -> Q:
        """The condition that one of them holds."""
        return reduce(or_, (facet.holding(values) for facet in self.of))

    def pairs(self, records: Rows) -> list[Rows]:
        """Those of all."""
        return [pairs for facet in self.of for pairs in facet.pairs(records)]


def _country(path: str) -> Expression:
    """The code of the country that the place at this path is or lies in."""
    paths = ("__".join([path, *["within"] * steps, "codes"]) for steps in range(STEPS))
    return Coalesce(*(KeyTextTransform("iso3166_1", one) for one in paths), output_field=CharField())


OF_PLACES = Column(id="country", label=COUNTRY, phrase=PHRASE, names=COUNTRY_NAMES, of=(_country("case__place"),))
LOCATED = Linked(
    id="country",
    label=COUNTRY,
    phrase=PHRASE,
    names=COUNTRY_NAMES,
    links=Location.objects.all,
    owner="case__cells",
    value=_country("place"),
)
SECTOR = Linked(
    id="sector",
    label=_("Sector"),
    phrase=_("in %(values)s"),
    names=SECTOR_NAMES,
    links=lambda: CaseTerm.objects.filter(tag_list="sector"),
    owner="case__cells",
    value="term",
)
SECTOR_OF_PLACES = Linked(
    id="sector",
    label=SECTOR.label,
    phrase=SECTOR.phrase,
    names=SECTOR_NAMES,
    links=lambda: Location.objects.filter(case__tags__tag_list="sector"),
    owner="place__cells",
    value="case__tags__term",
)


def _either(*facets: Facet) -> Either:
    """Facets that ask the same, as one."""
    first = facets[0]
    return Either(id=first.id, label=first.label, phrase=first.phrase, names=first.names, of=facets)


CELL_FACETS: tuple[Facet, ...] = (
    Column(id="kind", label=_("Kind of case"), phrase=OF_KIND, names=named(CASE_KINDS), of=("case__case_kind",)),
    _either(OF_PLACES, LOCATED),
    _either(SECTOR, SECTOR_OF_PLACES),
    Flags(
        id="nature",
        label=_("Holds a"),
        phrase=_("with a claim of the nature %(values)s"),
        names=named(NATURES),
        conditions={nature: Q(natures__has_key=nature) for nature in NATURES},
    ),
    Flags(
        id="evidence",
        label=_("Evidence passes"),
        phrase=_("whose evidence passes: %(values)s"),
        names=Listed({test.id: test.phrase for test in EVIDENCE_TESTS.values()}),
        conditions={test: Q(**{f"passes_{test}": True}) for test in EVIDENCE_TESTS},
    ),
    Flags(
        id="disputed",
        label=_("Accounts"),
        phrase=_("%(values)s"),
        names=Listed({"1": _("Accounts differ")}, within={"1": _("on which accounts differ")}),
        conditions={"1": Q(disputed=True)},
    ),
)
