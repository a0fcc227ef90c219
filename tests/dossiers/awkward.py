"""Texts, numbers and dates as awkward as the format allows; knows no record."""

from hypothesis import strategies as st

# What YAML, Markdown or a careless reader could take for something else.
TOKENS = [
    "yes",
    "null",
    "~",
    "1e5",
    "0x1F",
    "2022-02-07",
    "12:30",
    "-",
    "- a",
    "#3",
    "a: b",
    "&x",
    "*y",
    "!z",
    "%",
    "@w",
]
TOKENS += [
    "`q`",
    "'",
    '"',
    "“quoted”",
    "{a",
    "[b]",
    "|",
    ">",
    "\\n",
    "é",
    "naïve",
    "🏭",
    "\u200b",
    "=",
    "<<",
    "NO",
    "07",
]
HAN = "合肥市政府国有资本投资模式"


def word(longest=6):
    return st.lists(st.sampled_from(TOKENS), min_size=1, max_size=longest).map(" ".join)


def text(longest=8):
    """One line that begins with a letter, so that it is never empty."""
    return st.builds("Aa {}".format, word(longest) | st.text(st.characters(exclude_categories=["C"]), max_size=20))


def prose():
    return st.lists(text(4), min_size=1, max_size=3).map("\n\n".join)


def ids(vocabulary):
    return st.sampled_from(vocabulary.ids)


def some(vocabulary):
    return st.lists(ids(vocabulary), unique=True, max_size=3)


def years():
    return st.integers(1, 2999)


def dates():
    return st.builds(lambda day, length: day.isoformat()[:length], st.dates(), st.sampled_from([4, 7, 10]))


def figures():
    return st.integers(-(10**14), 10**14) | st.builds(
        lambda digits, places: digits / 10**places, st.integers(-(10**9), 10**9), st.integers(1, 8)
    )


def maybe(strategy):
    return st.none() | strategy


def record(**fields):
    """A mapping with these fields, some of them left out (`maybe_<field>`)."""
    needed = {name: field for name, field in fields.items() if not name.startswith("maybe_")}
    wanted = {name.removeprefix("maybe_"): field for name, field in fields.items() if name.startswith("maybe_")}
    return st.fixed_dictionaries(needed, optional=wanted)


def locator():
    return st.lists(st.sampled_from([token for token in TOKENS if " " not in token]), min_size=2, max_size=6).map(
        " ".join
    ) | st.text(HAN, min_size=3, max_size=30)
