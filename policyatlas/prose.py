"""Curators' Markdown, with citations, to safe HTML; knows no table: who calls resolves what is cited."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement

import nh3
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor

_NAME = r"@([a-z0-9][a-z0-9-]*#[1-9][0-9]*)"
_CITATION = re.compile(rf"\[{_NAME}(?:[;,]\s*{_NAME})*\]")
_NAMES = re.compile(_NAME)
_CODE = re.compile(r"(`+)[^`].*?\1", re.DOTALL)

_SENTENCE = re.compile(r"(?s)\s*(.+?[.!?])(?=\s+[A-Z“\"]|\s*\Z)")

TAGS = {
    "a",
    "b",
    "blockquote",
    "br",
    "code",
    "em",
    "h2",
    "h3",
    "h4",
    "hr",
    "i",
    "li",
    "ol",
    "p",
    "pre",
    "span",
    "strong",
}
TAGS |= {"sub", "sup", "table", "tbody", "td", "th", "thead", "tr", "ul", "dl", "dt", "dd"}
ATTRIBUTES = {
    "a": {"href", "title", "aria-label", "data-cite"},
    "h2": {"id"},
    "h3": {"id"},
    "span": {"lang"},
    "th": {"scope", "align"},
    "td": {"align"},
}
CLASSES = {"sup": {"cites"}, "a": {"cite"}}

# A figure is a number with what it counts; neither a bare year is one nor a day of a month.
_MONTHS = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
_UNITS = (
    r"million|billion|trillion|thousand|m|bn|per cent|percent|percentage points|%|times|GW|MW|kWh|km|kilometres|miles|"
    r"acres|hectares|square (?:kilomet(?:re|er)s|met(?:re|er)s|feet|miles)|nm|nanomet(?:re|er)s|tons|tonnes"
)
_FIGURE = re.compile(
    rf"(?P<date>\b(?:\d{{1,2}}\s{_MONTHS}|{_MONTHS}\s\d{{1,2}}\b))|"
    r"(?<![\w.,#-])(?P<sign>US\$|\$|€|£|¥|HK\$)?(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    rf"(?P<unit>(?:\s?(?:{_UNITS})\b|\s?%)*(?:\s(?:dollars|yuan|euros|won|people|jobs|firms|companies|cars|vehicles))?)"
    r"(?![\w-])"
)


@dataclass(frozen=True, slots=True)
class Mark:
    """A citation mark as the page wants it: its number, the address of its note, and its name for screen readers."""

    number: int
    href: str
    label: str


Resolve = Callable[[str], Mark | None]


def citations_in(text: str) -> list[tuple[str, int]]:
    """Public names of the claims that a text cites, in order, each with the line (from 1) that it stands on.

    What stands in `code` is an example and cites nothing.
    """
    text = _CODE.sub(lambda code: "\n" * code.group().count("\n"), text)
    return [
        (name, text.count("\n", 0, citation.start()) + 1)
        for citation in _CITATION.finditer(text)
        for name in _NAMES.findall(citation.group())
    ]


def replace_citations(text: str, marks: Callable[[list[str]], str]) -> str:
    """The Markdown with what `marks` makes of the public names in each citation in place of the citation."""
    return re.sub(rf"[ \t]*\n?[ \t]*{_CITATION.pattern}", lambda found: marks(_NAMES.findall(found.group())), text)


def rename_citations(text: str, names: Mapping[str, str]) -> str:
    """The Markdown with citations of these claims by their new public names; examples in `code` stay."""

    def renamed(found: re.Match[str]) -> str:
        if found["code"]:
            return found.group()
        return _NAMES.sub(lambda name: f"@{names.get(name[1], name[1])}", found.group())

    return re.sub(rf"(?s)(?P<code>(?P<ticks>`+)[^`].*?(?P=ticks))|{_CITATION.pattern}", renamed, text)


def first_sentence(text: str) -> str:
    """The first sentence of a Markdown text, with the citations that end it."""
    found = _SENTENCE.match(text)
    return found[1] if found else text


def render(text: str, resolve: Resolve | None = None) -> SafeString:
    """Markdown as safe HTML; `[@source-slug#3]` becomes the mark that `resolve` answers.

    A citation that does not resolve is said to be missing: the check refuses it before a load, so a reader meets it
    only where its claim was retracted since.
    """
    markdown = Markdown(
        extensions=["tables", "sane_lists", "smarty", "def_list", "toc", _Citations(resolve)],
        extension_configs={"toc": {"marker": ""}},
        output_format="html",
    )
    html = nh3.clean(
        markdown.convert(text),
        tags=TAGS,
        attributes=ATTRIBUTES,
        allowed_classes=CLASSES,
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener noreferrer",
    )
    return mark_safe(html)  # noqa: S308 - sanitized one line above


def figures(statement: str) -> SafeString:
    """A statement with its figures in bold, so that an eye can run down a column; bare years stay plain."""

    def bold(found: re.Match[str]) -> str:
        return f"<b>{found.group()}</b>" if _counts(found) else found.group()

    return mark_safe(_FIGURE.sub(bold, conditional_escape(statement)))  # noqa: S308 - escaped first


def has_figure(statement: str) -> bool:
    """Whether a statement holds a figure other than a year or the day of a month."""
    return any(_counts(found) for found in _FIGURE.finditer(statement))


def _counts(found: re.Match[str]) -> bool:
    number = found["number"]
    if found["date"]:
        return False
    return bool(found["sign"] or found["unit"]) or not (number.isdigit() and 1700 <= int(number) <= 2100)


class _Citations(Extension):
    def __init__(self, resolve: Resolve | None) -> None:
        super().__init__()
        self.resolve = resolve or (lambda name: None)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the library's name
        # Before links (160), which would read the brackets as a reference.
        md.inlinePatterns.register(_CitationMark(self.resolve, md), "citation", 175)


class _CitationMark(InlineProcessor):
    def __init__(self, resolve: Resolve, md: Markdown) -> None:
        super().__init__(rf"\s*({_CITATION.pattern})", md)
        self.resolve = resolve

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element, int, int]:  # type: ignore[override]  # noqa: N802
        marks = Element("sup", {"class": "cites"})
        for name in _NAMES.findall(m.group()):
            mark = self.resolve(name)
            if mark is None:
                SubElement(marks, "span").text = _("[claim not available]")
                continue
            link = SubElement(
                marks, "a", {"class": "cite", "href": mark.href, "data-cite": name, "aria-label": mark.label}
            )
            link.text = str(mark.number)
        return marks, m.start(0), m.end(0)
