"""How a claim is filed: its nature, design, state, distance, and how claims and cells stand; knows no claim itself."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from policyatlas.vocabulary.terms import Term, Text, Vocabulary


@dataclass(frozen=True, slots=True, eq=False, repr=False, kw_only=True)
class Nature(Term):
    """What sort of statement it is; `test` is the question that decides, `marked` whether the page names it."""

    test: Text
    marked: bool = True


@dataclass(frozen=True, slots=True, eq=False, repr=False, kw_only=True)
class Design(Term):
    """What a result was compared with; `levels` are the steps of the Maryland scale, empty for no comparison."""

    levels: tuple[int, ...]


@dataclass(frozen=True, slots=True, eq=False, repr=False, kw_only=True)
class Stance(Term):
    """How one claim stands to another; `cito` is the property of the Citation Typing Ontology."""

    cito: str


@dataclass(frozen=True, slots=True, eq=False, repr=False, kw_only=True)
class Distance(Term):
    """How many hands a claim has passed through; `mark` never stands without the label, `prov` is PROV-O's property."""

    mark: str
    prov: str


NATURES = Vocabulary(
    "nature",
    _("Nature"),
    [
        Nature(
            "fact",
            _("fact"),
            _("Something that happened or was measured, which a second person could check"),
            "NEWS",
            test=_("Could a document, a count or a witness prove it false?"),
            marked=False,
        ),
        Nature(
            "assessment",
            _("assessment"),
            _("A judgement: of cause, weight or quality, or a comparison"),
            "NEWS",
            test=_("Could two informed people differ with the same facts before them?"),
        ),
        Nature(
            "proposal",
            _("proposal"),
            _("What somebody says ought to be done"),
            "NEWS",
            test=_("Is there a “should”?"),
        ),
        Nature(
            "forecast",
            _("forecast"),
            _("What somebody expects, or a target whose date lies ahead of the source"),
            "NEWS",
            test=_("Is it about a time after the date of the source?"),
        ),
    ],
)

DESIGNS = Vocabulary(
    "design",
    _("What it was compared with"),
    [
        Design("none", _("no comparison"), _("A result is stated and compared with nothing"), "WWC", levels=()),
        Design("before-after", _("before and after"), _("The same unit at two times"), "WWC", levels=(1, 2)),
        Design(
            "matched", _("matched group"), _("A group chosen for its likeness, before and after"), "WWC", levels=(3,)
        ),
        Design(
            "quasi-experiment",
            _("quasi-experiment"),
            _("Something outside the parties' choice parts those who got it from those who did not"),
            "WWC",
            levels=(4,),
        ),
        Design("experiment", _("experiment"), _("Who got it was drawn by lot"), "WWC", levels=(5,)),
    ],
)

CLAIM_STATES = Vocabulary(
    "claim state",
    _("State"),
    [
        Term("draft", _("Draft"), _("Being written; only curators see it")),
        Term("in-review", _("In review"), _("Waits for a second person; only curators see it")),
        Term("published", _("Published"), _("Shown, counted and cited")),
        Term("retracted", _("Retracted"), _("Taken off the site; its address says why")),
        Term("superseded", _("Superseded"), _("Replaced by another claim; its address names the successor")),
    ],
)

STANCES = Vocabulary(
    "stance",
    _("Stance"),
    [
        Stance("supports", _("supports"), _("Says the same, independently"), "CITO", cito="supports"),
        Stance("disputes", _("disputes"), _("Gives another value, or says that it is not so"), "CITO", cito="disputes"),
        Stance(
            "qualifies",
            _("qualifies"),
            _("Narrows it: another scope, period, place or condition"),
            "CITO",
            cito="qualifies",
        ),
    ],
)

DISTANCES = Vocabulary(
    "distance",
    _("Distance"),
    [
        Distance(
            "0",
            _("first-hand"),
            _("The source made the observation, holds the opinion, or puts a named speaker before the reader"),
            "PROV",
            mark="●",
            prov="hadPrimarySource",
        ),
        Distance("1", _("one step away"), _("It passes on one other account"), "PROV", mark="◐", prov="wasQuotedFrom"),
        Distance(
            "2",
            _("further away"),
            _("It passes on an account that it does not name, or an account of an account"),
            "PROV",
            mark="○",
            prov="wasDerivedFrom",
        ),
    ],
)

COVERAGE_STATES = Vocabulary(
    "coverage state",
    _("Coverage"),
    [
        Term("nothing-found", _("nothing found"), _("Sources were searched and none speaks of it"), "EGM"),
        Term("not-applicable", _("does not apply"), _("The question cannot be asked of this case"), "EGM"),
    ],
)

CELL_STATES = Vocabulary(
    "cell state",
    _("State of a cell"),
    [
        Term("evidence", _("evidence"), _("At least one claim is recorded"), "EGM"),
        Term(
            "not-researched",
            _("not researched yet"),
            _("Nobody has read a source for it; this never means that nothing was there"),
            "EGM",
        ),
        *COVERAGE_STATES.values(),
    ],
)

SPEAKER_KINDS = Vocabulary(
    "speaker kind",
    _("Speaker"),
    [
        Term("person", _("Person"), _("Somebody quoted by name")),
        Term("body", _("Body"), _("An organisation, study or document quoted by name")),
    ],
)
