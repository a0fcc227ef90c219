"""How a group of claims divides: by where and by whom it is published, kind, nature, year; judges none of it.

Claims are what is counted; each share also says in how many sources and origins they stand. Knows no page.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from policyatlas.evidence.amounts import Amount
from policyatlas.records.models import Claim, Source
from policyatlas.vocabulary import COUNTRIES, NATURES, SOURCE_KINDS, Text

SPAN = 5  # years
SPANS = 8  # of years that stand alone: what is older stands in one row
LISTED = 8  # countries that stand alone
LEADING = 3  # sources that are named

type Group = tuple[Iterable[Claim], Set[str]]
"""Claims, each with source and publisher at hand, and the ISO 3166-1 codes of the case that they are on."""


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a group of claims: how much it is, of how many claims."""

    key: str
    words: Text
    amount: Amount
    of: int

    @property
    def percent(self) -> int:
        """Whole per cent; 0 and 100 only where it is none or all of them."""
        if self.amount.claims in (0, self.of):
            return 100 if self.amount.claims else 0
        return min(99, max(1, (200 * self.amount.claims + self.of) // (2 * self.of)))


@dataclass(frozen=True, slots=True)
class Division:
    """A group of claims, divided by one question. No claim is in two shares."""

    id: str
    label: Text
    shares: tuple[Share, ...]

    def claims(self, key: str) -> int:
        """How many claims the share with this key holds."""
        return sum(share.amount.claims for share in self.shares if share.key == key)


@dataclass(frozen=True, slots=True)
class Years:
    """When the sources of a group were published. `half_since`: the latest year since which at least half were."""

    first: int
    last: int
    half_since: int


@dataclass(frozen=True, slots=True)
class Leading:
    """A source that gives more claims than others."""

    source: Source
    share: Share


@dataclass(frozen=True, slots=True)
class Balance:
    """How a group of claims divides. `leading` are the sources that give most of them, `years` None where undated."""

    amount: Amount
    countries: frozenset[str]
    divisions: tuple[Division, ...]
    leading: tuple[Leading, ...]
    years: Years | None

    def by(self, question: str) -> Division:
        """The division by one of the questions; without any share where it could not be asked."""
        nothing = Division(question, "", ())
        return next((division for division in self.divisions if division.id == question), nothing)


def balance(claims: Iterable[Claim], countries: Set[str]) -> Balance:
    """How these claims on a case of these countries divide; no query."""
    return balances([(claims, countries)])[0]


def balances(groups: Sequence[Group]) -> tuple[Balance, ...]:
    """The same of several groups, with the same rows in the same order, so that they can stand side by side."""
    held = [({claim.pk: claim for claim in claims}.values(), frozenset(countries)) for claims, countries in groups]
    divided = [_divide(question, held) for question in QUESTIONS]
    return tuple(
        Balance(
            amount=Amount.of(claims),
            countries=countries,
            divisions=tuple(column[place] for column in divided if column[place].shares),
            leading=_leading(claims),
            years=_years(claims),
        )
        for place, (claims, countries) in enumerate(held)
    )


def country_name(code: str) -> str:
    """A country in words; the code where the atlas has no word for it."""
    return str(COUNTRIES[code].label) if code in COUNTRIES else code


@dataclass(frozen=True, slots=True)
class _Row:
    """One row of a division: the answers that it holds."""

    key: str
    words: Text
    answers: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Question:
    """What a claim is asked, and the rows that the answers make. A claim that answers None is not counted."""

    id: str
    label: Text
    answer: Callable[[Claim, Set[str]], str | None]
    rows: Callable[[Counter[str]], Iterator[_Row]]


def _divide(question: _Question, groups: Sequence[tuple[Collection[Claim], Set[str]]]) -> list[Division]:
    answered = []
    for claims, countries in groups:
        by_answer: dict[str, list[Claim]] = defaultdict(list)
        for claim in claims:
            answer = question.answer(claim, countries)
            if answer is not None:
                by_answer[answer].append(claim)
        answered.append(by_answer)
    counted: Counter[str] = Counter()
    for by_answer in answered:
        counted.update({key: len(claims) for key, claims in by_answer.items()})
    rows = list(question.rows(counted)) if counted else []
    return [Division(question.id, question.label, tuple(_shares(rows, by_answer))) for by_answer in answered]


def _shares(rows: Iterable[_Row], by_answer: Mapping[str, Collection[Claim]]) -> Iterator[Share]:
    whole = sum(map(len, by_answer.values()))
    for row in rows:
        claims = [claim for answer in row.answers for claim in by_answer.get(answer, ())]
        yield Share(row.key, row.words, Amount.of(claims), whole)


def _home(claim: Claim, countries: Set[str]) -> str | None:
    if not countries:
        return None
    country = _country(claim, countries)
    return ("own" if country in countries else "abroad") if country else "unknown"


def _country(claim: Claim, _countries: Set[str]) -> str:
    return claim.source.publisher.country if claim.source.publisher else ""


def _standing(claim: Claim, _countries: Set[str]) -> str:
    publisher = claim.source.publisher
    if publisher is None:
        return "unnamed"
    return {True: "affiliated", False: "unaffiliated", None: "unknown"}[publisher.state_affiliated]


def _as_listed(words: Mapping[str, Text]) -> Callable[[Counter[str]], Iterator[_Row]]:
    """Rows in the order of a list, without those that hold nothing."""

    def rows(counted: Counter[str]) -> Iterator[_Row]:
        return (_Row(key, label, frozenset([key])) for key, label in words.items() if counted[key])

    return rows


def _by_country(counted: Counter[str]) -> Iterator[_Row]:
    """The most frequent first; the rest in one row, if more than one; those of no known country last."""
    names = {code: country_name(code) for code in counted if code}
    ranked = sorted(names, key=lambda code: (-counted[code], names[code]))
    alone = ranked if len(ranked) <= LISTED + 1 else ranked[:LISTED]
    yield from (_Row(code, names[code], frozenset([code])) for code in alone)
    if rest := ranked[len(alone) :]:
        yield _Row("others", _("%d other countries") % len(rest), frozenset(rest))
    if "" in counted:
        yield _Row("unknown", _("country not known"), frozenset([""]))


def _by_kind(counted: Counter[str]) -> Iterator[_Row]:
    for kind in sorted(SOURCE_KINDS.values(), key=lambda kind: -counted[kind.id]):
        if counted[kind.id]:
            yield _Row(kind.id, kind.label, frozenset([kind.id]))
    if counted[""]:
        yield _Row("unknown", _("kind not shown"), frozenset([""]))


def _by_year(counted: Counter[str]) -> Iterator[_Row]:
    """Spans of five years, the newest first, none between left out; what is older than eight of them in one row."""
    years = sorted(int(year) for year in counted if year)
    if years:
        newest = years[-1] // SPAN * SPAN
        oldest = max(years[0] // SPAN * SPAN, newest - SPAN * (SPANS - 1))
        for start in range(newest, oldest - 1, -SPAN):
            end = min(start + SPAN - 1, years[-1])
            inside = frozenset(str(year) for year in years if start <= year <= end)
            yield _Row(str(start), f"{start}–{end}" if end > start else str(start), inside)
        if older := frozenset(str(year) for year in years if year < oldest):
            yield _Row("older", _("before %(year)d") % {"year": oldest}, older)
    if "" in counted:
        yield _Row("unknown", _("date not shown"), frozenset([""]))


def _leading(claims: Collection[Claim]) -> tuple[Leading, ...]:
    by_source: dict[int, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_source[claim.source_id].append(claim)
    ranked = sorted(by_source.values(), key=lambda given: (-len(given), given[0].source.slug))
    return tuple(
        Leading(source := given[0].source, Share(source.slug, str(source), Amount.of(given), len(claims)))
        for given in ranked[:LEADING]
    )


def _years(claims: Collection[Claim]) -> Years | None:
    dated = sorted(year for claim in claims if (year := claim.source.year))
    return Years(dated[0], dated[-1], dated[len(dated) // 2]) if dated else None


QUESTIONS: Sequence[_Question] = (
    _Question(
        "home",
        gettext_lazy("Published at home or abroad"),
        _home,
        _as_listed(
            {
                "own": gettext_lazy("the case's own country"),
                "abroad": gettext_lazy("another country"),
                "unknown": gettext_lazy("country not known"),
            }
        ),
    ),
    _Question("country", gettext_lazy("Country of the publisher"), _country, _by_country),
    _Question(
        "standing",
        gettext_lazy("Standing of the publisher"),
        _standing,
        _as_listed(
            {
                "affiliated": gettext_lazy("state-affiliated"),
                "unaffiliated": gettext_lazy("not state-affiliated"),
                "unknown": gettext_lazy("not known whether state-affiliated"),
                "unnamed": gettext_lazy("publisher not shown"),
            }
        ),
    ),
    _Question("kind", gettext_lazy("Kind of source"), lambda claim, _countries: claim.source.kind, _by_kind),
    _Question(
        "nature",
        gettext_lazy("Nature of the claim"),
        lambda claim, _countries: claim.nature,
        _as_listed({nature.id: nature.label for nature in NATURES.values()}),
    ),
    _Question(
        "year",
        gettext_lazy("Year of the source"),
        lambda claim, _countries: str(claim.source.year or ""),
        _by_year,
    ),
)
