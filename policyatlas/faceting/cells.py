"""By what the cells of one dimension are divided: by their case, and by what their evidence is; knows no page.

Records are the stored numbers of cells (`CellSummary`), so that no claim is read to count them.
"""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from policyatlas.faceting.cases import COUNTRY, COUNTRY_NAMES, OF_KIND, PHRASE, SECTOR_NAMES
from policyatlas.faceting.facets import Column, Facet, Flags, Linked
from policyatlas.faceting.naming import Listed, Names, named
from policyatlas.records.models import CaseTrait
from policyatlas.vocabulary import CASE_KINDS, EVIDENCE_TESTS, NATURES, Text


def _trait(trait: str, label: Text, phrase: Text, names: Names) -> Linked:
    """By what follows for the case of a cell from where it lies."""
    return Linked(
        id=trait,
        label=label,
        at_once=True,
        phrase=phrase,
        names=names,
        links=lambda: CaseTrait.objects.filter(trait=trait),
        owner="case__cells",
        value="term",
    )


CELL_FACETS: tuple[Facet, ...] = (
    Column(
        id="kind",
        label=_("Kind of case"),
        at_once=True,
        phrase=OF_KIND,
        names=named(CASE_KINDS),
        of=("case__case_kind",),
    ),
    _trait("country", COUNTRY, PHRASE, COUNTRY_NAMES),
    _trait("sector", _("Sector"), _("in %(values)s"), SECTOR_NAMES),
    Flags(
        id="nature",
        label=_("Holds a"),
        at_once=True,
        phrase=_("with a claim of the nature %(values)s"),
        names=named(NATURES),
        conditions={nature: Q(natures__has_key=nature) for nature in NATURES},
    ),
    Flags(
        id="evidence",
        label=_("Evidence passes"),
        at_once=True,
        phrase=_("whose evidence passes: %(values)s"),
        names=Listed({test.id: test.phrase for test in EVIDENCE_TESTS.values()}),
        conditions={test: Q(**{f"passes_{test}": True}) for test in EVIDENCE_TESTS},
    ),
    Flags(
        id="disputed",
        label=_("Accounts"),
        at_once=True,
        phrase=_("%(values)s"),
        names=Listed({"1": _("Accounts differ")}, within={"1": _("on which accounts differ")}),
        conditions={"1": Q(disputed=True)},
    ),
)
