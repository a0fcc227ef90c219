"""Tags and filters at hand in every template: marks, measures, dates, other scripts. Knows no page."""

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import unquote_to_bytes

from django import template
from django.template import RequestContext
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from policyatlas import citing, prose
from policyatlas.evidence import Backing, Cell, Counted, Disagreement, country_name
from policyatlas.finding.marking import mark
from policyatlas.records.editions import current_edition
from policyatlas.records.models import Case, Claim, Measure, Publisher, Source

register = template.Library()

register.filter("account_folded", citing.folded_in_words)
register.filter("amount_in_words", citing.amount_in_words)
register.filter("affiliation", citing.affiliation_in_words)
register.filter("converted_from", citing.converted_from)
register.filter("date_as_known", citing.date_as_known)
register.filter("figures", prose.figures)
register.filter("findings", citing.findings)
register.filter("in_short", citing.in_short)
register.filter("marked", mark)
register.filter("passage_url", citing.passage_url)
register.filter("passage_warning", citing.passage_warning)
register.filter("publication", citing.publication)
register.filter("reads_archive", citing.reads_archive)
register.filter("link_in_words", citing.link_in_words)
register.filter("archive_in_words", citing.archive_in_words)
register.filter("said_by", citing.said_by_in_words)
register.filter("sources_in_words", citing.sources_in_words)
register.filter("spread", citing.spread_in_words)
register.filter("standing", citing.standing)
register.filter("unheard", citing.unheard_in_words)
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

_OTHER_SCRIPTS = re.compile(r"(?:%[89A-F][0-9A-F])+")
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
    if path.startswith("/claims/"):  # a claim is read on from its source
        path = f"{reverse('browse:sources')}claims/"
    for label, view, args in MENU:
        href = reverse(view, args=args)
        yield MenuEntry(label, href, "page" if path == href else "true" if path.startswith(href) else "")


@register.simple_block_tag
def said_twice(content: SafeString) -> SafeString:
    """What stands within, to be kept by `as` under a name: a template may hold a block once only."""
    return content


@register.filter
def iri(address: str) -> str:
    """An address with the letters of other scripts as they are read: HTML allows it, and it is a third as long."""
    return _OTHER_SCRIPTS.sub(lambda found: _as_read(found[0]), address)


def _as_read(encoded: str) -> str:
    with suppress(UnicodeDecodeError):
        if (letters := unquote_to_bytes(encoded).decode()).isprintable():
            return letters
    return encoded


@register.filter
def han(text: str, lang: str = "zh") -> SafeString:
    """Text with each run of Han characters in a span that says its language, so that fonts and voices fit."""
    escaped = conditional_escape(text)
    return mark_safe(_HAN.sub(lambda run: f'<span lang="{lang}">{run.group()}</span>', escaped))  # noqa: S308 - escaped


@register.filter
def said_by_linked(claim: Claim) -> SafeString:
    """Whom the source quotes, the name as a link to all that the speaker says, where there is a page of that."""
    href = claim.speaker.get_absolute_url() if claim.speaker else ""
    pieces = [
        format_html('<a class="quiet" href="{}">{}</a>', href, han(words)) if is_name and href else han(words)
        for words, is_name in citing.said_by_in_parts(claim)
    ]
    return format_html_join(", ", "{}", ((piece,) for piece in pieces))


@register.filter
def publisher_linked(source: Source) -> SafeString:
    """Who published it, as a link to everything of that publisher's where there is a page of that."""
    if source.publisher and (href := source.publisher.get_absolute_url()):
        return format_html('<a class="quiet" href="{}">{}</a>', href, han(source.publisher.name))
    return han(source.publisher_name or str(_("Publisher not shown")))


@register.filter
def publication_linked(source: Source) -> SafeString:
    """Who published it, likewise, and when."""
    return format_html("{}, {}", publisher_linked(source), citing.date_as_known(source.published))


@register.filter
def country(publisher: Publisher) -> str:
    """Where a publisher is, in words; empty where that is not known."""
    return country_name(publisher.country)


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


@register.filter
def cell_url(claim: Claim) -> str:
    """The cell page that a claim stands on: its main case in its dimension."""
    return reverse("browse:cell", args=[claim.main_case.case_kind, claim.main_case.slug, claim.dimension])


@register.filter
def history_url(record: Claim | Source | Case) -> str:
    """The page with every change of a record."""
    return f"{record.get_absolute_url()}history/"


@register.filter
def desk_url(record: Claim | Source | Case) -> str:
    """What curators may do with a record."""
    return f"{reverse('desk:home')}change{record.get_absolute_url()}"


@register.inclusion_tag("records/_citing.html")
def cite_claim(claim: Claim) -> dict[str, object]:
    """The block that hands a reader the citation of a claim: as a footnote, as a sentence, as files."""
    work = _work(claim.source, claim)
    files = _files("browse:claim-bibliography", claim.source.slug, claim.number)
    return {"note": citing.footnote(work), "sentence": citing.sentence(work, claim), "files": files}


@register.inclusion_tag("records/_citing.html")
def cite_source(source: Source) -> dict[str, object]:
    """The same for a source."""
    work = _work(source)
    files = _files("browse:source-bibliography", source.slug)
    return {"note": citing.footnote(work), "sentence": citing.mention(work), "files": files}


@register.inclusion_tag("records/_citing.html")
def cite_case(case: Case, counted: Counted, *, own: bool = False) -> dict[str, object]:
    """The same for the profile of a case, whose files hold its sources."""
    atlas = citing.this_atlas(current_edition())
    address = case.get_absolute_url()
    return {
        "note": citing.page_note(case.name, address, atlas),
        "sentence": citing.page_sentence(case.name, citing.amount_in_words(counted), address, atlas),
        "files": _files("browse:profile-bibliography", case.case_kind, case.slug, query={"own": 1} if own else {}),
        "sources": True,
    }


@register.inclusion_tag("records/_citing.html")
def cite_pair(name: str, model: Case, learner: Case, counted: Counted) -> dict[str, object]:
    """The same for the page of a pair."""
    atlas = citing.this_atlas(current_edition())
    address = reverse("browse:pair", args=[model.slug, learner.slug])
    return {
        "note": citing.page_note(name, address, atlas),
        "sentence": citing.page_sentence(name, citing.amount_in_words(counted), address, atlas),
        "files": _files("browse:pair-bibliography", model.slug, learner.slug),
        "sources": True,
    }


@register.simple_tag
def page_note(title: str, address: str) -> str:
    """A page of the atlas as a footnote."""
    return citing.page_note(title, address, citing.this_atlas(current_edition()))


@register.simple_tag
def claim_metadata(claim: Claim) -> SafeString:
    """For the head of the page of a claim: the source for programs that save it, and the claim as linked data."""
    work = _work(claim.source, claim)
    return _tags(work) + citing.data_block(citing.linked_claim(work, claim))


@register.simple_tag
def source_metadata(source: Source) -> SafeString:
    """The same for a source."""
    work = _work(source)
    return _tags(work) + citing.data_block(citing.linked_source(work))


@register.simple_tag
def case_metadata(case: Case, references: Iterable[citing.Reference]) -> SafeString:
    """A case and the sources of its profile as linked data."""
    atlas = citing.this_atlas(current_edition())
    works = [citing.work_of(reference.source, atlas) for reference in references]
    return citing.data_block(citing.linked_case(case, works, atlas))


@register.simple_tag
def comparison_metadata(title: str, keys: str) -> SafeString:
    """A comparison as linked data, with the file that lists its sources."""
    sources = reverse("compare:export", args=[keys, "csl.json"])
    atlas = citing.this_atlas(current_edition())
    address = reverse("compare:page", args=[keys])
    return citing.data_block(citing.linked_comparison(title, address, sources, atlas))


@register.simple_tag
def coins(source: Source, claim: Claim | None = None) -> SafeString:
    """A source in a span without words, for reference managers that read pages."""
    return format_html('<span class="Z3988" title="{}"></span>', citing.coins(_work(source, claim)))


def _work(source: Source, claim: Claim | None = None) -> citing.Work:
    return citing.work_of(source, citing.this_atlas(current_edition()), claim)


def _files(view: str, *args: object, query: Mapping[str, object] | None = None) -> list[tuple[str, str]]:
    """What each form is called, and its address."""
    return [
        (form.label, reverse(view, args=[*args, suffix], query=query)) for suffix, form in citing.BIBLIOGRAPHIES.items()
    ]


def _tags(work: citing.Work) -> SafeString:
    return format_html_join("", '<meta name="{}" content="{}">\n', citing.highwire(work))


@register.filter
def disagreement_url(disagreement: Disagreement) -> str:
    """The page of a disagreement: any of its claims leads there, this one is always the same."""
    source, _hash, number = disagreement.name.partition("#")
    return reverse("browse:disagreement", args=[source, number])


@register.filter
def backing_of(cell: Cell, claim: Claim) -> Backing | None:
    """What supports or qualifies a claim of a cell, as editors' links say; None where nothing does."""
    return cell.backing.get(claim.pk)


@register.simple_tag
def backed(cell: Cell, claim: Claim) -> SafeString:
    """The same in a few words that lead to the claim's page: `supported by 2`."""
    if (found := cell.backing.get(claim.pk)) is None:
        return mark_safe("")
    words, href = citing.backing_in_words(found), claim.get_absolute_url()
    return format_html(' <a class="backed" href="{}" data-cite="{}">{}</a>', href, claim.public_name, words)
