"""How sure a figure is, whether it has happened and over what time it runs; units and indicators stand apart."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from policyatlas.vocabulary.terms import Term, Text, Vocabulary


@dataclass(frozen=True, slots=True, eq=False, repr=False, kw_only=True)
class Qualifier(Term):
    """A word beside a figure; `form` has a place for %(value)s and, for a range, %(value_to)s."""

    form: Text

    def say(self, value: str, value_to: str = "") -> str:
        """The figure, already formatted, with the word: "more than 3 GW"."""
        return str(self.form) % {"value": value, "value_to": value_to}


@dataclass(frozen=True, slots=True, eq=False, repr=False, kw_only=True)
class Basis(Term):
    """What a figure rests on; `ahead` where it tells of what should or could be, and not of what was."""

    ahead: bool = False


QUALIFIERS = Vocabulary(
    "qualifier",
    _("Qualifier"),
    [
        Qualifier("about", _("about"), _("Rounded, or said to be rough"), form=_("about %(value)s")),
        Qualifier("more-than", _("more than"), _("A lower bound"), form=_("more than %(value)s")),
        Qualifier("less-than", _("less than"), _("An upper bound that is not reached"), form=_("less than %(value)s")),
        Qualifier("up-to", _("up to"), _("An upper bound that may be reached"), form=_("up to %(value)s")),
        Qualifier("nearly", _("nearly"), _("A little less"), form=_("nearly %(value)s")),
        Qualifier("between", _("between"), _("A range"), form=_("between %(value)s and %(value_to)s")),
    ],
)

BASES = Vocabulary(
    "basis",
    _("Basis"),
    [
        Basis("outturn", _("outturn"), _("What happened, as counted or paid")),
        Basis("target", _("target"), _("What a plan sets as its aim"), ahead=True),
        Basis("announced", _("announced"), _("Made public as decided; not yet done"), ahead=True),
        Basis("pledged", _("pledged"), _("Promised by the one who is to give it"), ahead=True),
        Basis("capacity", _("capacity"), _("What could be made, not what was"), ahead=True),
        Basis("estimate", _("estimate"), _("Worked out or modelled, not counted")),
        Basis("alleged", _("alleged"), _("Charged by one party and not settled")),
    ],
)

TIMES = Vocabulary(
    "time",
    _("Time"),
    [
        Term("flow", _("per period"), _("What ran in one period, as a year's outlay")),
        Term("stock", _("at a date"), _("What was held or stood at one date")),
        Term("cumulative", _("in sum"), _("What added up over several periods")),
    ],
)
