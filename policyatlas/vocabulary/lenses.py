"""Through whose eyes a column may be read: lenses in opposite pairs, judged on the citing source; filters nothing."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from policyatlas.vocabulary.terms import Term, Vocabulary


@dataclass(frozen=True, slots=True, eq=False, repr=False, kw_only=True)
class Lens(Term):
    """A part of the evidence that a column can be narrowed to; `opposite` is the id of the lens that sees the rest."""

    opposite: str


LENSES = Vocabulary(
    "lens",
    _("Lens"),
    [
        Lens(
            "official",
            _("official voices"),
            _("Official, legal and company sources, and whatever a state-affiliated publisher printed"),
            opposite="independent",
        ),
        Lens(
            "independent",
            _("independent voices"),
            _("Every other source whose publisher is known"),
            opposite="official",
        ),
        Lens(
            "domestic",
            _("domestic sources"),
            _("Sources whose publisher is of the case's own country"),
            opposite="foreign",
        ),
        Lens(
            "foreign",
            _("foreign sources"),
            _("Sources whose publisher is of another country than the case"),
            opposite="domestic",
        ),
        Lens("fact", _("facts only"), _("Claims reported as fact"), opposite="opinion"),
        Lens("opinion", _("opinions only"), _("Assessments, proposals and forecasts"), opposite="fact"),
    ],
)
