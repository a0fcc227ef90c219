"""By what places, clusters and policies are divided; knows no claim and no page."""

from collections.abc import Collection

from django.db.models import Case as Either
from django.db.models import CharField, Expression, Q, Value, When
from django.db.models.functions import Cast, Concat, Substr
from django.utils.translation import gettext_lazy as _

from policyatlas.faceting.facets import Column, Facet, Flags, Linked
from policyatlas.faceting.naming import Listed, named
from policyatlas.records.models import CaseTerm, CaseTrait, CellSummary
from policyatlas.vocabulary import (
    CLUSTER_STAGES,
    COUNTRIES,
    DIMENSIONS,
    EVIDENCE_TESTS,
    INSTRUMENT_DOMAINS,
    INSTRUMENTS,
    LEVELS,
    PLACE_KINDS,
    POLICY_KINDS,
    POLICY_STATUSES,
    SECTORS,
    THEMES,
)

COUNTRY_NAMES = Listed(
    {country.id: country.label for country in COUNTRIES.values()},
    open=r"[A-Z]{2}",
    within={country.id: country.within for country in COUNTRIES.values()},
    complete=False,
)


def _domain() -> Expression:
    """The domain of an instrument; nothing for what is a domain itself."""
    whens = (
        When(term__in=[one.id for one in domain.instruments], then=Value(domain.id))
        for domain in INSTRUMENT_DOMAINS.values()
    )
    return Either(*whens, default=Value(None), output_field=CharField())


def _instruments_of(value: str) -> list[str]:
    domain = INSTRUMENT_DOMAINS.get(value)
    return [value, *(one.id for one in domain.instruments)] if domain else [value]


def _decade() -> Expression:
    written = Concat(Substr(Cast("policy__started", CharField()), 1, 3), Value("0s"))
    return Either(When(policy__started__isnull=False, then=written), output_field=CharField())


def _started_in(decades: Collection[str]) -> Q:
    found = Q(pk__in=())
    for decade in decades:
        found |= Q(policy__started__range=(int(decade[:4]), int(decade[:4]) + 9))
    return found


COUNTRY, PHRASE = _("Country"), _("%(values)s")
OF_KIND = _("of the kind %(values)s")
SECTOR_NAMES = named(SECTORS)

THEME = Linked(
    id="theme",
    label=_("Theme"),
    phrase=_("under the theme %(values)s"),
    at_once=True,
    names=named(THEMES),
    links=lambda: CaseTerm.objects.filter(tag_list="theme"),
    owner="case",
    value="term",
)
SECTOR = Linked(
    id="sector",
    label=_("Sector"),
    phrase=_("in %(values)s"),
    at_once=True,
    names=SECTOR_NAMES,
    links=lambda: CaseTerm.objects.filter(tag_list="sector"),
    owner="case",
    value="term",
)
ANSWERED = Linked(
    id="dimension",
    label=_("With claims on"),
    phrase=_("with claims on %(values)s"),
    at_once=True,
    names=named(DIMENSIONS),
    links=CellSummary.objects.all,
    owner="case",
    value="dimension",
)
EVIDENCE = Flags(
    id="evidence",
    label=_("Most answers have"),
    phrase=_("with most answers %(values)s"),
    at_once=True,
    names=Listed(
        {
            "origins": _("Two independent origins"),
            "firsthand": _("Mostly first-hand claims"),
            "disinterested": _("Mostly disinterested sources"),
            "undisputed": _("Mostly undisputed facts"),
            "none": _("Not researched yet"),
        },
        within={
            "origins": _("from two independent origins"),
            "firsthand": _("mostly first-hand"),
            "disinterested": _("mostly disinterested"),
            "undisputed": _("mostly fact and undisputed"),
            "none": _("not researched yet"),
        },
    ),
    conditions={test: Q(**{f"counts__mostly_{test}": True}) for test in EVIDENCE_TESTS} | {"none": Q(counts__claims=0)},
)
LOCATED = Linked(
    id="country",
    label=COUNTRY,
    phrase=PHRASE,
    at_once=True,
    names=COUNTRY_NAMES,
    links=lambda: CaseTrait.objects.filter(trait="country"),
    owner="case",
    value="term",
)

PLACE_FACETS: tuple[Facet, ...] = (
    LOCATED,
    Column(
        id="kind", label=_("Kind of place"), phrase=OF_KIND, names=named(PLACE_KINDS), of=("place__kind",), at_once=True
    ),
    Linked(
        id="sector",
        label=_("Sector of its clusters and policies"),
        phrase=_("with clusters or policies in %(values)s"),
        at_once=True,
        names=SECTOR_NAMES,
        links=lambda: CaseTrait.objects.filter(trait="sector"),
        owner="case",
        value="term",
    ),
    EVIDENCE,
    ANSWERED,
)
CLUSTER_FACETS: tuple[Facet, ...] = (
    LOCATED,
    SECTOR,
    THEME,
    Column(
        id="stage",
        label=_("Stage"),
        phrase=_("at the stage %(values)s"),
        at_once=True,
        names=named(CLUSTER_STAGES),
        of=("cluster__stage",),
    ),
    EVIDENCE,
    ANSWERED,
)
POLICY_FACETS: tuple[Facet, ...] = (
    LOCATED,
    Column(
        id="level",
        label=_("Level of government"),
        phrase=_("at %(values)s level"),
        at_once=True,
        repeats=True,
        names=named(LEVELS),
        of=("policy__level", "policy__second_level"),
    ),
    Column(
        id="status",
        label=_("Status"),
        phrase=_("of the status %(values)s"),
        at_once=True,
        names=named(POLICY_STATUSES),
        of=("policy__status",),
    ),
    Column(
        id="kind",
        label=_("Kind of policy"),
        phrase=OF_KIND,
        names=named(POLICY_KINDS),
        of=("policy__kind",),
        at_once=True,
    ),
    Linked(
        id="instrument",
        label=_("Instrument"),
        phrase=_("with the instrument %(values)s"),
        at_once=True,
        repeats=True,
        names=named(INSTRUMENT_DOMAINS, INSTRUMENTS),
        links=lambda: CaseTerm.objects.filter(tag_list="instrument"),
        owner="case",
        value="term",
        wider=_domain(),
        widened=_instruments_of,
    ),
    SECTOR,
    THEME,
    Column(
        id="decade",
        label=_("Decade of its start"),
        phrase=_("started in the %(values)s"),
        at_once=True,
        names=Listed({}, open=r"(1[0-9]|20)[0-9]0s", newest_first=True),
        of=(_decade(),),
        test=_started_in,
    ),
    EVIDENCE,
    ANSWERED,
)
CASE_FACETS = {"place": PLACE_FACETS, "cluster": CLUSTER_FACETS, "policy": POLICY_FACETS}
