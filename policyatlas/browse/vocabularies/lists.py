"""Which closed lists have a page, by the id in its address, and under which heads they stand; knows no term."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from policyatlas import vocabulary as lists
from policyatlas.vocabulary import Term, Text, Vocabulary


@dataclass(frozen=True, slots=True)
class List:
    """A closed list: the id in its address, its name, and what it is for."""

    id: str
    label: Text
    about: Text
    vocabulary: Vocabulary[Term]

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("browse:vocabulary", args=[self.id])


QUESTIONS = [
    List("dimensions", _("Dimensions"), _("The twelve questions asked of every case."), lists.DIMENSIONS),
    List("groups", _("Groups of dimensions"), _("The heads under which the questions stand."), lists.GROUPS),
]
CLAIMS = [
    List("natures", _("Natures"), _("What sort of statement a claim is."), lists.NATURES),
    List("distances", _("Distances"), _("How many hands a claim has passed through."), lists.DISTANCES),
    List("stances", _("Stances"), _("How one claim stands to another."), lists.STANCES),
    List("designs", _("Designs"), _("What a result was compared with, where a source says so."), lists.DESIGNS),
    List("speaker-kinds", _("Kinds of speaker"), _("Who is quoted by name."), lists.SPEAKER_KINDS),
    List("claim-states", _("States of a claim"), _("How far a claim has come, and how it ends."), lists.CLAIM_STATES),
    List("causes", _("Causes of changes"), _("Why what was published has been changed."), lists.CAUSES),
]
SOURCES = [
    List("source-kinds", _("Kinds of source"), _("What a source is, and its type for programs."), lists.SOURCE_KINDS),
    List("publisher-kinds", _("Kinds of publisher"), _("Who stands behind a source."), lists.PUBLISHER_KINDS),
    List("languages", _("Languages"), _("By BCP 47 tag; those that occur in the evidence."), lists.LANGUAGES),
    List("countries", _("Countries"), _("By ISO 3166-1 code; those of cases and publishers."), lists.COUNTRIES),
    List("link-outcomes", _("Checks of links"), _("What a look at a source's address found."), lists.LINK_OUTCOMES),
]
CASES = [
    List("case-kinds", _("Kinds of case"), _("What can be lined up."), lists.CASE_KINDS),
    List("place-kinds", _("Kinds of place"), _("How places differ in rank and form."), lists.PLACE_KINDS),
    List("code-systems", _("Codes of places"), _("Systems that give places their codes."), lists.CODE_SYSTEMS),
    List(
        "stages",
        _("Stages of a cluster"),
        _("Where a cluster stands in its life, by somebody's judgement."),
        lists.CLUSTER_STAGES,
    ),
    List("sectors", _("Sectors"), _("What is made or done; compared between cases."), lists.SECTORS),
    List("rd-classes", _("Classes of R&D intensity"), _("How much research a sector takes."), lists.RD_CLASSES),
    List("themes", _("Themes"), _("The words of strategies; shown, never compared."), lists.THEMES),
]
POLICIES = [
    List("policy-kinds", _("Kinds of policy"), _("What a policy is."), lists.POLICY_KINDS),
    List("levels", _("Levels of government"), _("Who decided a policy."), lists.LEVELS),
    List("statuses", _("Statuses of a policy"), _("How a policy stands at a date."), lists.POLICY_STATUSES),
    List(
        "instrument-domains", _("Domains of instruments"), _("The fields that tools work on."), lists.INSTRUMENT_DOMAINS
    ),
    List("instruments", _("Instruments"), _("The tools of industrial policy."), lists.INSTRUMENTS),
    List("motives", _("Motives"), _("Why a tool is used, where a source states it."), lists.MOTIVES),
    List(
        "transfer-degrees",
        _("Degrees of transfer"),
        _("How far a model has travelled from one case to another."),
        lists.TRANSFER_DEGREES,
    ),
]
FIGURES = [
    List("indicators", _("Indicators"), _("What figures are coded as."), lists.INDICATORS),
    List("units", _("Units"), _("What figures are counted in."), lists.UNITS),
    List("qualifiers", _("Qualifiers"), _("Words beside a figure that say how exact it is."), lists.QUALIFIERS),
    List("bases", _("Bases"), _("Whether a figure has happened, is planned, or could be."), lists.BASES),
    List("times", _("Times"), _("Over what time a figure runs."), lists.TIMES),
    List(
        "comparison-rules", _("Rules of comparison"), _("When two figures may be read across."), lists.COMPARISON_RULES
    ),
    List("verdicts", _("Verdicts"), _("What the rules say of two figures."), lists.VERDICTS),
]
EVIDENCE = [
    List("evidence-tests", _("Tests of evidence"), _("The four questions asked of a cell."), lists.EVIDENCE_TESTS),
    List("evidence-grades", _("Grades of evidence"), _("How many of the tests a cell passes."), lists.EVIDENCE_GRADES),
    List("cell-states", _("States of a cell"), _("Evidence, and the three kinds of nothing."), lists.CELL_STATES),
    List("lenses", _("Lenses"), _("Parts of the evidence to which a column can be narrowed."), lists.LENSES),
]
WORKS = [
    List("works", _("Works"), _("What the lists lean on, and how far each was read."), lists.REFERENCES),
    List("checks", _("Checks of works"), _("How far a work was read for these lists."), lists.CHECKS),
]

_HEADED: Mapping[Text, list[List]] = {
    _("Questions"): QUESTIONS,
    _("Claims"): CLAIMS,
    _("Sources"): SOURCES,
    _("Cases"): CASES,
    _("Policies and what travels"): POLICIES,
    _("Figures"): FIGURES,
    _("How good the evidence is"): EVIDENCE,
    _("Works"): WORKS,
}

LISTS: Mapping[str, List] = {one.id: one for headed in _HEADED.values() for one in headed}
"""Every list with a page, by the id in its address."""

HEADS: Mapping[Text, tuple[str, ...]] = {head: tuple(one.id for one in headed) for head, headed in _HEADED.items()}
"""The heads of the page of all lists, with the ids beneath each."""
