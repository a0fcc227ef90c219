"""Tags and filters at hand in every template: marks, measures, dates, other scripts. Knows no page."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django import template
from django.template import RequestContext
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from policyatlas import citing, prose
from policyatlas.records.models import Claim, Measure

register = template.Library()

register.filter("converted_from", citing.converted_from)
register.filter("date_as_known", citing.date_as_known)
register.filter("figures", prose.figures)
register.filter("footnote", citing.footnote)
register.filter("passage_url", citing.passage_url)
register.filter("publication", citing.publication)
register.filter("said_by", citing.said_by_in_words)
register.filter("standing", citing.standing)
register.filter("when", citing.when_in_words)
register.filter("distance_in_words", citing.distance_in_words)

MENU = [
    (_("Places"), "browse:cases", ["place"]),
    (_("Clusters"), "browse:cases", ["cluster"]),
    (_("Policies"), "browse:cases", ["policy"]),
    (_("Compare"), "compare:start", []),
    (_("Transfers"), "transfers:page", []),
    (_("Timeline"), "timeline:page", []),
    (_("Coverage"), "coverage:page", []),
    (_("Sources"), "browse:sources", []),
    (_("Method"), "browse:method", []),
]

_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\u3000-\u303f\uff00-\uffef]+(?:[\s·]*[\u3400-\u9fff\uf900-\ufaff]+)*")


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """One entry of the masthead; `current` is `page` on its own page, `true` on the pages below it."""

    label: str | Promise
    href: str
    current: str


@register.simple_tag(takes_context=True)
def masthead(context: RequestContext) -> list[MenuEntry]:
    """The entries of the menu, with the one that the reader is in."""
    path = context.request.path if getattr(context, "request", None) else ""
    return list(_entries(path))


def _entries(path: str) -> Iterator[MenuEntry]:
    for label, view, args in MENU:
        href = reverse(view, args=args)
        yield MenuEntry(label, href, "page" if path == href else "true" if path.startswith(href) else "")


@register.filter
def han(text: str, lang: str = "zh") -> SafeString:
    """Text with each run of Han characters in a span that says its language, so that fonts and voices fit."""
    escaped = conditional_escape(text)
    return mark_safe(_HAN.sub(lambda run: f'<span lang="{lang}">{run.group()}</span>', escaped))  # noqa: S308 - escaped


@register.simple_tag
def measure(measure: Measure) -> SafeString:
    """A figure in words, with what a script needs to read it in its attributes."""
    return format_html(
        '<span class="measure" data-indicator="{}" data-value="{}" data-unit="{}" data-year="{}">{}</span>',
        measure.indicator,
        citing.plain_number(measure.value),
        measure.unit,
        measure.year or "",
        citing.measure_in_words(measure),
    )


@register.simple_tag
def byline(claim: Claim, text: str, *, speaker: bool = True) -> SafeString:
    """In small type after a sentence: the year and the speaker that it leaves out, if any."""
    words = citing.byline(claim, text, speaker=speaker)
    return format_html(' <span class="byline">{}</span>', han(words)) if words else mark_safe("")


@register.simple_tag
def amount(claims: int, sources: int) -> str:
    """How much is recorded: `103 claims from 20 sources`."""
    drawn = ngettext("from %d source", "from %d sources", sources) % sources
    return f"{ngettext('%d claim', '%d claims', claims) % claims} {drawn}"


@register.filter
def cell_url(claim: Claim) -> str:
    """The cell page that a claim stands on: its main case in its dimension."""
    return reverse("browse:cell", args=[claim.main_case.case_kind, claim.main_case.slug, claim.dimension])
