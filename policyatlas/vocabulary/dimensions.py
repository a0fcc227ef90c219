"""The twelve questions asked of every case, their four groups and the rules at their borders; knows no claims."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from policyatlas.vocabulary.terms import Term, Text, Vocabulary


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Group(Term):
    """Dimensions that stand together under one head."""

    @property
    def dimensions(self) -> tuple["Dimension", ...]:
        """The group's dimensions, in their order."""
        return tuple(dimension for dimension in DIMENSIONS.values() if dimension.group is self)


@dataclass(frozen=True, slots=True, eq=False, repr=False, kw_only=True)
class Dimension(Term):
    """One row of the atlas. Its definition says what it holds, `excludes` what is often mistaken for it."""

    number: int
    group: Group
    question: Text
    excludes: Text

    @property
    def holds(self) -> Text:
        """What is filed here: the definition."""
        return self.definition


@dataclass(frozen=True, slots=True)
class BoundaryRule:
    """What decides between dimensions. Rules are tried in their order and the first that fits decides."""

    number: int
    text: Text
    dimensions: tuple[str, ...]


SETTING = Group("setting", _("Setting"), _("What there was, what is wanted, and who decides."))
MEANS = Group("means", _("Means"), _("What the state does and what it pays."))
BASE = Group("base", _("Base"), _("What industry stands on: knowledge, people, sites, firms."))
RESULTS = Group("results", _("Results"), _("What came of it, what went wrong, and what others make of it."))

GROUPS = Vocabulary("group", _("Group"), [SETTING, MEANS, BASE, RESULTS])

DIMENSIONS = Vocabulary(
    "dimension",
    _("Dimension"),
    [
        Dimension(
            "context",
            _("Context"),
            _("Starting point: endowment, legacy industry, crisis, trigger, external pressure"),
            "PORTER RIS3",
            number=1,
            group=SETTING,
            question=_("What did it start from?"),
            excludes=_("Anything that the policy brought about"),
        ),
        Dimension(
            "strategy",
            _("Strategy"),
            _("Stated aims, targets, chosen sectors, named models, theory of change"),
            "OECD22 RIS3",
            number=2,
            group=SETTING,
            question=_("What does it aim at?"),
            excludes=_("Values that were reached (outcomes)"),
        ),
        Dimension(
            "governance",
            _("Governance and learning"),
            _("Levels, agencies, coordination, public-private bodies, conditions, monitoring, evaluation, correction"),
            "JLR24 OECD22",
            number=3,
            group=SETTING,
            question=_("Who leads, and who checks?"),
            excludes=_("The tool itself (instruments)"),
        ),
        Dimension(
            "instruments",
            _("Instruments"),
            _("Rules, relief, access, zones, purchases, standards, trade measures"),
            "WARWICK13 OECD22",
            number=4,
            group=MEANS,
            question=_("Which tools are used?"),
            excludes=_("Sums of money (finance)"),
        ),
        Dimension(
            "finance",
            _("Finance"),
            _("Money put in: public, private, foreign; funds, stakes, grants, who bears the loss"),
            "OECD22 QUIS22",
            number=5,
            group=MEANS,
            question=_("Whose money, and how much?"),
            excludes=_("Money that came out (outcomes)"),
        ),
        Dimension(
            "knowledge",
            _("Knowledge"),
            _("Research, laboratories, patents as an input, transfer between science and firms"),
            "ETZ00 WARWICK13",
            number=6,
            group=BASE,
            question=_("What do universities add?"),
            excludes=_("Graduates (talent)"),
        ),
        Dimension(
            "talent",
            _("Talent"),
            _("Skills, training, wages, migration, recruitment, founders"),
            "WARWICK13 PORTER",
            number=7,
            group=BASE,
            question=_("Who does the work?"),
            excludes=_("Results of research (knowledge)"),
        ),
        Dimension(
            "infrastructure",
            _("Infrastructure"),
            _("Land, parks, energy, transport, housing, digital networks"),
            "WARWICK13 PORTER",
            number=8,
            group=BASE,
            question=_("What was built?"),
            excludes=_("The zone as a legal regime (instruments)"),
        ),
        Dimension(
            "firms",
            _("Firms and markets"),
            _("Anchor firms, suppliers, rivals, agglomeration, home demand, exports as a market"),
            "PORTER OECD22 GTA25",
            number=9,
            group=BASE,
            question=_("Who makes and who buys?"),
            excludes=_("Totals of a whole place (outcomes)"),
        ),
        Dimension(
            "outcomes",
            _("Outcomes"),
            _("Results at the level of the place, cluster or policy, measured or claimed"),
            "OECD22 RIS3",
            number=10,
            group=RESULTS,
            question=_("What came of it?"),
            excludes=_("Costs and failures (risks)"),
        ),
        Dimension(
            "risks",
            _("Risks"),
            _("Costs, failures, side effects, distribution, critique, limits, open doubts"),
            "OECD22",
            number=11,
            group=RESULTS,
            question=_("What went wrong?"),
            excludes=_("Advice to others (lessons)"),
        ),
        Dimension(
            "lessons",
            _("Lessons and transfer"),
            _("What others are told to copy or avoid; what was taken over, from whom, by whom"),
            "DM00 RIS3",
            number=12,
            group=RESULTS,
            question=_("Who is told to copy it?"),
            excludes=_("A plain success (outcomes)"),
        ),
    ],
)

BOUNDARY_RULES = (
    BoundaryRule(1, _("It speaks to another place, or of one place learning from another."), ("lessons",)),
    BoundaryRule(
        2,
        _(
            "It tells of a cost, loss, harm, failure, doubt or limit. A planned project that collapsed is a risk even "
            "where the sentence is about money."
        ),
        ("risks",),
    ),
    BoundaryRule(
        3,
        _("It gives a total or a change at the level of the place, cluster or policy, after that began."),
        ("outcomes",),
    ),
    BoundaryRule(
        4,
        _(
            "An amount of money put in is finance; a rule, relief or access without an amount is an instrument. A "
            "sentence with both is split."
        ),
        ("finance", "instruments"),
    ),
    BoundaryRule(5, _("It says who decides, coordinates, sets conditions or checks."), ("governance",)),
    BoundaryRule(
        6,
        _("It states an aim, a target or a list of chosen sectors, even with a number and a date."),
        ("strategy",),
    ),
    BoundaryRule(
        7,
        _(
            "Something was built: infrastructure, even where it is a laboratory or flats for graduates. What happens "
            "inside is knowledge or talent."
        ),
        ("infrastructure", "knowledge", "talent"),
    ),
    BoundaryRule(8, _("It is about one firm or its links."), ("firms",)),
    BoundaryRule(9, _("It was so before the policy began."), ("context",)),
)
