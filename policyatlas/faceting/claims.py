"""By what claims are divided; knows no page."""

from collections.abc import Collection, Mapping

from django.db.models import Case as Either
from django.db.models import CharField, Exists, Expression, OuterRef, Q, Value, When
from django.utils.translation import gettext_lazy as _

from policyatlas.faceting.combining import Combined
from policyatlas.faceting.facets import Column, Facet
from policyatlas.faceting.naming import Listed, Looked, named
from policyatlas.records.models import Measure, Speaker
from policyatlas.vocabulary import DIMENSIONS, NATURES, Text


def _yes_or_no(condition: Q | Exists) -> Expression:
    return Either(When(condition, then=Value("1")), default=Value("0"), output_field=CharField())


def _flagged(condition: Q, values: Collection[str]) -> Q:
    """The claims of a question that has two answers: both chosen is as good as none."""
    if {"0", "1"} <= set(values):
        return Q()
    return condition if "1" in values else ~condition


def _speakers(slugs: Collection[str]) -> Mapping[str, str]:
    return Speaker.objects.names_of(slugs)


def _answers(yes: Text, no: Text, said_yes: Text, said_no: Text) -> Listed:
    return Listed({"1": yes, "0": no}, within={"1": said_yes, "0": said_no})


DIMENSION = Column(
    id="dimension",
    label=_("Dimension"),
    phrase=_("on %(values)s"),
    names=named(DIMENSIONS),
    of=("dimension",),
)
NATURE = Column(
    id="nature", label=_("Nature"), phrase=_("reported as %(values)s"), names=named(NATURES), of=("nature",)
)
MEASURE = Column(
    id="measure",
    label=_("Figure"),
    phrase=_("%(values)s"),
    names=_answers(_("With a figure"), _("Without a figure"), _("with a figure"), _("without a figure")),
    of=(_yes_or_no(Exists(Measure.objects.filter(claim=OuterRef("pk")))),),
    test=lambda values: _flagged(Q(measure__isnull=False), values),
)
DISPUTED = Column(
    id="disputed",
    label=_("Disputed"),
    phrase=_("%(values)s"),
    names=_answers(
        _("Another account differs"),
        _("No account differs"),
        _("from which another account differs"),
        _("from which no account differs"),
    ),
    of=(_yes_or_no(Q(disputed=True)),),
    test=lambda values: _flagged(Q(disputed=True), values),
)

CLAIM_FACETS: tuple[Facet, ...] = (
    DIMENSION,
    NATURE,
    Column(
        id="speaker",
        label=_("Speaker"),
        phrase=_("said by %(values)s"),
        names=Looked(_speakers),
        of=("speaker__slug",),
    ),
    MEASURE,
    DISPUTED,
)
COMBINED = Combined((DIMENSION, NATURE, MEASURE, DISPUTED))
