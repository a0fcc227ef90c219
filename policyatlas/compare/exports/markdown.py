"""A comparison as Markdown: a heading for each question and case, and the sources as footnotes; knows no database."""

import re
from collections.abc import Iterator

from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from policyatlas.citing import Reference, byline, date_as_known, standing
from policyatlas.compare.exports.taken import Taken, TakenCell, TakenClaim
from policyatlas.compare.introductions import Introduction
from policyatlas.prose import replace_citations

_MARKS = re.compile(r"([\\`*_\[\]>|~#!])")
_HTML = re.compile(r"<(?!https?://)")
_LINK = re.compile(r"((?:\]\(|^ {0,3}\[[^\]\n]+\]:)\s*+\\?+<?+)(?!https?:|mailto:|[/#])", re.IGNORECASE | re.MULTILINE)
_LIST = re.compile(r"^(\s*)([-+]|\d+[.)])(?=\s)")


def as_markdown(taken: Taken) -> str:
    """CommonMark with footnotes: every claim ends in the number of its source and the link to its passage."""
    return "\n".join(_lines(taken)).strip() + "\n"


def _lines(taken: Taken) -> Iterator[str]:
    yield f"# {_plain(taken.title)}\n"
    yield f"{_origin(taken)}\n"
    for sentence in taken.sentences:
        yield f"> {_plain(sentence)}\n"
    if taken.comparison.introduction:
        yield from _introduction(taken.comparison.introduction)
    for row in taken.rows():
        yield f"## {row.dimension.number} {row.dimension.label}: {row.dimension.question}\n"
        if row.decides:
            yield f"{_plain(row.decides)}\n"
        for cell in row.cells:
            yield from _cell(cell)
    yield f"## {_('Sources')}\n"
    for reference in taken.comparison.references:
        yield f"[^{reference.number}]: {_source(reference)}"


def _origin(taken: Taken) -> str:
    """Which page this is, and of which edition."""
    if taken.edition is None:
        return f"Policy Atlas. <{taken.address}>"
    words = _("Policy Atlas, edition %(number)d of %(date)s.") % {
        "number": taken.edition.number,
        "date": date_format(taken.edition.published_at, "j F Y"),
    }
    return f"{words} <{taken.address}>"


def _introduction(introduction: Introduction) -> Iterator[str]:
    """Its citations as footnotes."""

    def footnotes(names: list[str]) -> str:
        return "".join(f"[^{introduction.numbers[name]}]" for name in names if name in introduction.numbers)

    yield f"## {_plain(introduction.title)}\n"
    yield f"*{_plain(introduction.standfirst)}*\n"
    yield f"{replace_citations(_written(introduction.written), footnotes)}\n"


def _cell(cell: TakenCell) -> Iterator[str]:
    evidence = cell.cell.evidence
    yield f"### {cell.column.letter} {_plain(cell.column.voice.name)}\n"
    if evidence:
        yield f"{evidence.in_words}.\n"
    for claim in cell.claims:
        yield f"- {_claim(claim)}"
    for words in filter(None, (cell.gap, cell.left_out)):
        yield f"- {_plain(words)}"
    yield ""


def _claim(taken: TakenClaim) -> str:
    citation = taken.citation
    claim = citation.claim
    question = taken.dispute.question if taken.dispute else ""
    differs = _("Accounts differ (%(question)s):") % {"question": _plain(question)} if question else ""
    nature = "" if claim.nature == "fact" else f"*{capfirst(claim.get_nature_display())}:*"
    told = byline(claim, claim.statement)
    passage = f"([{_('passage')}](<{_address(citation.passage_url)}>))" if citation.passage_url else ""
    parts = (differs, nature, _plain(claim.statement), f"({_plain(told)})" if told else "", passage)
    return f"{' '.join(filter(None, parts))}[^{citation.number}]"


def _source(reference: Reference) -> str:
    source = reference.source
    title = f"“{source.title}”" if source.title else _("[title not shown]")
    publisher = source.publisher_name or _("publisher not shown")
    parts = [*source.authors, title, publisher, date_as_known(source.published), *standing(source)]
    links = [f"<{_address(source.url)}>" if source.url else ""]
    if source.archived_url:
        links.append(_("Archived: %(url)s") % {"url": f"<{_address(source.archived_url)}>"})
    return " ".join(filter(None, [f"{_plain(', '.join(parts))}.", *links]))


def _address(url: str) -> str:
    """An address that ends where it ends, whatever it holds."""
    return url.replace("<", "%3C").replace(">", "%3E").replace(" ", "%20")


def _written(text: str) -> str:
    """An editor's Markdown without HTML of its own, and with links to the web alone: it may be shown anywhere."""
    return _LINK.sub(r"\1#", _HTML.sub("&lt;", text))


def _plain(text: str) -> str:
    """Text that means nothing but itself; addresses in it are left to be read as such."""
    plain = _MARKS.sub(r"\\\1", " ".join(text.split())).replace("<", "&lt;")  # not all Markdown knows a stroke before <
    return _LIST.sub(r"\1\\\2", plain)
