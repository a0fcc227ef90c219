"""What a policy is, who decided it and how it stands; its instruments are listed apart, and no policy is known here."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from policyatlas.vocabulary.terms import Term, Vocabulary


@dataclass(frozen=True, slots=True, eq=False, repr=False, kw_only=True)
class Level(Term):
    """A level of government; `counterpart` names the units of other systems that it mostly matches."""

    counterpart: str = ""


@dataclass(frozen=True, slots=True, eq=False, repr=False, kw_only=True)
class PolicyStatus(Term):
    """How a policy stands at a date; `next` are the ids of statuses that may follow."""

    next: tuple[str, ...] = ()


POLICY_KINDS = Vocabulary(
    "policy kind",
    _("Kind of policy"),
    [
        Term("strategy", _("Strategy"), _("A document of aims: plan, outline or vision"), "NIPO24"),
        Term("law", _("Law"), _("Statute, decree or other binding rule"), "NIPO24"),
        Term("programme", _("Programme"), _("A running line of support with a budget and calls")),
        Term("measure", _("Measure"), _("One rule, award, purchase or deal"), "NIPO24"),
        Term("zone", _("Zone"), _("The setting up of a zone with its regime"), "WIR19"),
        Term("agreement", _("Agreement"), _("Between governments, between places, or between state and firm")),
        Term("institution", _("Institution"), _("The founding of a fund, institute or agency")),
        Term("practice", _("Practice"), _("A way of doing things without one founding text, named afterwards")),
    ],
)

LEVELS = Vocabulary(
    "level",
    _("Level of government"),
    [
        Level("supranational", _("Above or between states"), _("Union of states, treaty body, or agreement of states")),
        Level("national", _("National"), _("Central or federal government"), "CODES", counterpart="ISO 3166-1"),
        Level("regional", _("Regional"), _("A body over several first-tier units, or a metropolitan body")),
        Level(
            "provincial",
            _("Province or state"),
            _("First tier below the nation: province, state, Land, region"),
            "CODES",
            counterpart="ISO 3166-2, OECD TL2",
        ),
        Level(
            "county",
            _("Prefecture or county"),
            _("Tier between province and municipality"),
            "CODES",
            counterpart="OECD TL3",
        ),
        Level(
            "municipal",
            _("City"),
            _("Municipality, city or urban district"),
            "CODES",
            counterpart="LAU, GB/T 2260",
        ),
        Level("zone", _("Zone"), _("Authority of a zone or park"), "WIR19"),
    ],
)

POLICY_STATUSES = Vocabulary(
    "policy status",
    _("Status"),
    [
        PolicyStatus(
            "advocated",
            _("Advocated"),
            _("Somebody outside the deciding body calls for it"),
            next=("proposed", "rejected"),
        ),
        PolicyStatus(
            "proposed", _("Proposed"), _("Tabled by a body with power to propose"), next=("adopted", "rejected")
        ),
        PolicyStatus("adopted", _("Adopted"), _("Decided, not yet working"), next=("in-force",)),
        PolicyStatus("in-force", _("In force"), _("Working"), next=("suspended", "superseded", "ended")),
        PolicyStatus("suspended", _("Suspended"), _("Halted, may resume"), next=("in-force", "ended")),
        PolicyStatus("superseded", _("Superseded"), _("Replaced by another policy")),
        PolicyStatus("ended", _("Ended"), _("Stopped or expired")),
        PolicyStatus("rejected", _("Rejected"), _("Voted down or withdrawn")),
        PolicyStatus("unknown", _("Not known"), _("No source says")),
    ],
)
