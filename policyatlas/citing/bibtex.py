"""Works as BibTeX in UTF-8, with the fields that BibTeX and biblatex both know; knows no page.

Sources: O. Patashnik, BibTeXing, 1988; P. Kime, M. Wemheuer and P. Lehman, The biblatex Package, section 2.
"""

from collections.abc import Iterable, Iterator
from urllib.parse import quote

from policyatlas.citing.works import Work

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# No brace is written as one, even behind a backslash: BibTeX counts those, too.
LATEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{sign: rf"\{sign}" for sign in "$&#%_"},
    }
)
# An address is read as it stands; only what would end the field or the address is written otherwise.
VERBATIM = "!\"#$%&'()*+,-./:;<=>?@[]^_`|~"
# Where an entry names its publisher; other entries take it as it was put before the public.
HOUSE = {"techreport": "institution"}


def as_bibtex(works: Iterable[Work]) -> str:
    """An entry a work, under the key that is its public name in the atlas."""
    return "\n".join(map(_entry, works))


def latex(text: str) -> str:
    """The text with all that means something to LaTeX written out."""
    return text.translate(LATEX)


def _entry(work: Work) -> str:
    fields = "".join(f"  {name} = {value},\n" for name, value in _fields(work))
    return f"@{work.form.bibtex}{{{work.key},\n{fields}}}\n"


def _fields(work: Work) -> Iterator[tuple[str, str]]:
    """Names and titles in a second pair of braces: no name is taken apart at its spaces, no title is set small."""
    if work.authors:
        yield "author", f"{{{' and '.join(f'{{{latex(name)}}}' for name in work.authors)}}}"
    if work.title:
        yield "title", f"{{{{{latex(work.title)}}}}}"
    if work.serial:
        yield "journal", f"{{{latex(work.serial)}}}"
    elif work.house:
        yield HOUSE.get(work.form.bibtex, "howpublished"), f"{{{latex(work.house)}}}"
    if work.form.genre:
        yield "type", f"{{{latex(work.form.genre)}}}"
    yield from _date(work.date_parts)
    if work.url:
        yield "url", f"{{{quote(work.url, safe=VERBATIM)}}}"
    if work.language:
        yield "language", f"{{{latex(work.language)}}}"
    yield "note", f"{{{latex(work.note)}}}"


def _date(parts: tuple[int, ...]) -> Iterator[tuple[str, str]]:
    """Undated works have none: a word in its place would be sorted as a number."""
    for name, part in zip(("year", "month", "day"), parts, strict=False):
        yield name, MONTHS[part - 1] if name == "month" else f"{{{part}}}"
