"""By what sources are divided; knows no claim and no page."""

from collections.abc import Collection, Mapping

from django.db.models import Case as Either
from django.db.models import CharField, Q, Value, When
from django.db.models.functions import Left
from django.utils.translation import gettext_lazy as _

from policyatlas.faceting.cases import COUNTRY_NAMES
from policyatlas.faceting.facets import Column, Facet
from policyatlas.faceting.naming import Listed, Looked, named
from policyatlas.records.models import Publisher
from policyatlas.vocabulary import LANGUAGES, SOURCE_KINDS

STANDINGS = {
    "state": Q(publisher__state_affiliated=True),
    "not-state": Q(publisher__state_affiliated=False),
    "unknown": Q(publisher__isnull=False, publisher__state_affiliated=None),
    "not-shown": Q(publisher__isnull=True),
}


def _publishers(slugs: Collection[str]) -> Mapping[str, str]:
    return Publisher.objects.names_of(slugs)


def _standing_is(values: Collection[str]) -> Q:
    found = Q(pk__in=())
    for value in values:
        found |= STANDINGS[value]
    return found


def _published_in(years: Collection[str]) -> Q:
    """By the date as it is written, so that an index on dates serves."""
    found = Q(pk__in=())
    for year in years:
        found |= Q(published__gte=year, published__lt=str(int(year) + 1))
    return found


SOURCE_FACETS: tuple[Facet, ...] = (
    Column(
        id="kind",
        label=_("Kind of source"),
        phrase=_("of the kind %(values)s"),
        names=named(SOURCE_KINDS),
        of=("kind",),
    ),
    Column(
        id="country",
        label=_("Country of the publisher"),
        phrase=_("published %(values)s"),
        names=COUNTRY_NAMES,
        of=("publisher__country",),
    ),
    Column(
        id="standing",
        label=_("Standing of the publisher"),
        phrase=_("%(values)s"),
        names=Listed(
            {
                "state": _("State-affiliated"),
                "not-state": _("Not state-affiliated"),
                "unknown": _("Not known"),
                "not-shown": _("Publisher not shown"),
            },
            within={
                "state": _("from state-affiliated publishers"),
                "not-state": _("from publishers that are not state-affiliated"),
                "unknown": _("from publishers whose standing is not known"),
                "not-shown": _("without a publisher"),
            },
        ),
        of=(
            Either(
                *(When(condition, then=Value(value)) for value, condition in STANDINGS.items()),
                output_field=CharField(),
            ),
        ),
        test=_standing_is,
    ),
    Column(
        id="language",
        label=_("Language"),
        phrase=_("%(values)s"),
        names=Listed(
            {language.id: language.label for language in LANGUAGES.values()},
            open=r"[a-z]{2,3}(-[A-Z][a-z]{3})?",
            within={language.id: language.within for language in LANGUAGES.values()},
            complete=False,
        ),
        of=("language",),
    ),
    Column(
        id="publisher",
        label=_("Publisher"),
        phrase=_("published by %(values)s"),
        names=Looked(_publishers),
        of=("publisher__slug",),
    ),
    Column(
        id="year",
        label=_("Year"),
        phrase=_("of %(values)s"),
        names=Listed({}, open=r"[12][0-9]{3}", newest_first=True),
        of=(Left("published", 4),),
        test=_published_in,
    ),
)
