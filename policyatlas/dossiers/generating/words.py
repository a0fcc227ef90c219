"""Invented names and sentences for a synthetic atlas: plainly nobody's, the same for the same numbers; knows no row."""

from itertools import product
from random import Random


def _listed(text: str, between: str = " ") -> list[str]:
    return text.split(between)


# Names are numbers written in a hundred syllables: whoever has another number has another name.
_SYLLABLES = ["".join(pair) for pair in product(("b", "c", "d", "f", "k", "l", "m", "n", "p", "qu"), "aeiou")]
_SYLLABLES += ["".join(pair) for pair in product(("r", "s", "t", "v", "z", "br", "dr", "st", "tr", "th"), "aeiou")]
_BASE = len(_SYLLABLES)
_SPREAD = 7_368_787  # shares no factor with the base: neighbouring numbers get names that are far apart
_HAN = (
    "安北长常成城春川大东丰福光广桂海汉和河湖华黄吉江金锦京景九开"
    "昆兰乐林龙洛明南宁平青泉仁山上石水泰天同万文武西新兴秀阳宜永玉云泽中州珠"
)

TRADES = _listed(
    "chips displays batteries turbines tractors optics vaccines steel solar-cells ships robots looms sensors cables "
    "alloys ceramics engines pumps lenses reactors"
)
BODIES = _listed(
    "the city council,the provincial office,the development fund,a public bank,the ministry,a state laboratory,"
    "the chamber of trade,the regional agency,a holding company,the planning board,the technical university,the port",
    between=",",
)
WORDS = _listed(
    "harbour valley furnace apprentice tender ledger audit bond levy quota patent prototype foundry grid tariff seed "
    "anchor supplier tenant campus incubator licence standard surplus deficit overhaul pilot corridor depot orchard "
    "workshop conveyor permit mandate referendum forecast shortage backlog merger charter endowment dividend "
    "landing storage smelter kiln crane barge substation pipeline terminal archive survey census index bulletin"
)
TEMPLATES = {
    "context": ("Before {year} {case} lived mostly from {trade} and had {n} workshops, with few firms from outside",),
    "strategy": (
        "{case} chose {trade} as its first aim in {year} and left {other} to the market",
        "The plan for {case} names {n} aims until {year}, most of them in {trade}",
    ),
    "governance": ("In {case} {body} decides on {trade}, and {body2} may object within {n} weeks",),
    "instruments": (
        "{case} uses loans, land and public orders for makers of {trade}, decided case by case by {body}",
        "Since {year} makers of {trade} in {case} are freed from {n} fees, on condition that they train",
    ),
    "finance": (
        "{body} put {n} million dollars into makers of {trade} in {case}, a third of it as shares",
        "A fund of {n} million yuan for {trade} was opened in {case} in {year}, with {body2} as a partner",
    ),
    "infrastructure": ("{case} built {n} kilometres of track and a substation for its makers of {trade} by {year}",),
    "knowledge": ("{n} patents on {trade} were filed from {case} in {year}, half of them by {body}",),
    "talent": ("{case} trained {n} fitters for {trade} in {year}, and {body} paid their first wages",),
    "firms": (
        "{n} firms in {case} make {trade}, and the largest of them buys from {other}",
        "A maker of {trade} moved from {other} to {case} in {year} and brought {n} suppliers",
    ),
    "outcomes": (
        "By {year} the output of {trade} in {case} had grown by {n} per cent, according to {body}",
        "{case} counted {n} jobs in {trade} in {year}, more than ever before",
    ),
    "risks": (
        "{case} depends on {n} buyers of its {trade}, and a fall in price would close half of its works",
        "Of the works that {body} paid for in {case}, {n} stood empty in {year}",
    ),
    "lessons": (
        "What {case} did for {trade} could not be done in {other}, which has no {body3} of its own",
        "{other} studied {case} in {year} and took over its rules for {trade}, not its money",
    ),
}
TAILS = (
    "the {a} and the {b} were counted together",
    "a second {a} was left out for want of a {b}",
    "the report compares this with the {a} of {name}",
    "no {a} was named, and the {b} came later",
    "which a {a} near {name} had foreseen",
    "while the {b} of the {a} stayed as it was",
)


def name(number: int) -> str:
    """An invented name of three syllables or more; two numbers never share one."""
    number = number * _SPREAD % _BASE**3 + (number // _BASE**3) * _BASE**3
    syllables: list[str] = []
    while number or len(syllables) < 3:
        number, rest = divmod(number, _BASE)
        syllables.append(_SYLLABLES[rest])
    return "".join(syllables).capitalize()


def native_name(number: int) -> str:
    """The like in Han; numbers may share one."""
    return "".join(_HAN[number * factor % len(_HAN)] for factor in (7, 31, 53)[: 2 + number % 2])


def statement(rng: Random, dimension: str, case: str, other: str) -> str:
    """A sentence on a case in a dimension; it says of itself that it is made up by naming what there is not."""
    pick = rng.choice
    said = pick(TEMPLATES[dimension]).format(
        case=case,
        other=other,
        trade=pick(TRADES),
        body=pick(BODIES),
        body2=pick(BODIES),
        body3=pick(WORDS),
        n=rng.randrange(2, 900),
        year=rng.randrange(1985, 2026),
    )
    tail = pick(TAILS).format(a=pick(WORDS), b=pick(WORDS), name=name(rng.randrange(1_000_000)))
    return f"{said[0].upper()}{said[1:]}; {tail}."


def passage(rng: Random) -> tuple[str, str]:
    """The words that open and close a passage."""
    opens, closes = rng.choices(WORDS, k=3), rng.choices(WORDS, k=3)
    return f"the {opens[0]} of {opens[1]} {opens[2]}", f"{closes[0]} and {closes[1]} {closes[2]}"


def title(rng: Random, case: str) -> str:
    """The title of a source."""
    words = rng.choices(WORDS, k=4)
    return f"{case}: the {words[0]} of the {words[1]}, a {words[2]} and no {words[3]}"
