"""Works and claims for programs that read pages: Highwire tags, COinS and JSON-LD of schema.org; knows no page.

What the page of a claim or source offers to be saved is the original, with its publisher, since that is what readers
cite; the atlas stands in it as the way there. Sources: Google Scholar, Inclusion Guidelines for Webmasters (the tags);
OpenURL ContextObject in SPAN 1.0, https://ocoins.info/; https://schema.org/Claim.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import urlencode

from django.utils.safestring import SafeString, mark_safe

from policyatlas.citing.works import NAME, Atlas, Work
from policyatlas.records.models import Case, Claim

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
# schema.org has no cluster, and not every policy is a law.
CASE_TYPES = {"place": "Place", "cluster": "Thing", "policy": "Thing"}
# Nothing in a script element may end it or begin another; the line separators are written out for older readers.
_IN_HTML = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def highwire(work: Work) -> Iterator[tuple[str, str]]:
    """Name and content of each tag; none for a work without a title, which programs cannot save."""
    if not work.title:
        return
    yield "citation_title", work.title
    yield from (("citation_author", name) for name in work.authors)
    if work.published:
        yield "citation_publication_date", work.published.replace("-", "/")
    if work.serial:
        yield "citation_journal_title", work.serial
    if work.publisher:
        yield "citation_publisher", work.publisher
    if work.form.bibtex == "techreport" and work.house:
        yield "citation_technical_report_institution", work.house
    if work.language:
        yield "citation_language", work.language
    if work.url:
        yield "citation_public_url", work.url
    yield "citation_abstract_html_url", work.address


def coins(work: Work) -> str:
    """A work as the query of an OpenURL: pieces of papers as articles, reports as reports, the rest by Dublin Core."""
    if work.serial:
        kind = [("rft_val_fmt", "info:ofi/fmt:kev:mtx:journal"), ("rft.genre", "article")]
        named = [("rft.atitle", work.title), ("rft.jtitle", work.serial)]
    elif work.form.bibtex == "techreport":
        kind = [("rft_val_fmt", "info:ofi/fmt:kev:mtx:book"), ("rft.genre", "report")]
        named = [("rft.btitle", work.title), ("rft.pub", work.house)]
    else:
        kind = [("rft_val_fmt", "info:ofi/fmt:kev:mtx:dc"), ("rft.type", "document")]
        named = [("rft.title", work.title), ("rft.publisher", work.house), ("rft.identifier", work.url)]
    author = "rft.creator" if kind[1][0] == "rft.type" else "rft.au"
    told = [
        ("ctx_ver", "Z39.88-2004"),
        *kind,
        *named,
        *((author, name) for name in work.authors),
        ("rft.date", work.published),
        ("rft.language", work.language),
        ("rft_id", work.url),
        ("rfr_id", f"info:sid/policyatlas:{work.name or work.key}"),
    ]
    return urlencode([(name, value) for name, value in told if value])


def linked(work: Work) -> dict[str, Any]:
    """A work as schema.org describes it. An author is a name: whether of a person or a body is not known."""
    periodical = {
        "@type": "Periodical" if work.form.schema == "ScholarlyArticle" else "CreativeWork",
        "name": work.serial,
    }
    fields = {
        "@type": work.form.schema,
        "name": work.title,
        "author": list(work.authors),
        "publisher": {"@type": "Organization", "name": work.publisher} if work.publisher else None,
        "isPartOf": periodical if work.serial else None,
        "datePublished": work.published,
        "inLanguage": work.language,
        "genre": work.form.genre,
        "url": work.url,
        "archivedAt": work.archived_url,
        "subjectOf": work.address,
    }
    return _known(fields)


def linked_source(work: Work) -> dict[str, Any]:
    """The page of a source: the original, of which the atlas has a page."""
    return {"@context": "https://schema.org", **linked(work), "subjectOf": _page(work.address, work.title, work.atlas)}


def linked_claim(work: Work, claim: Claim) -> dict[str, Any]:
    """A claim, where it appears, and where it appeared first. It is not rated: the atlas says what it rests on."""
    fields = {
        "@context": "https://schema.org",
        "@type": "Claim",
        "@id": work.address,
        "url": work.address,
        "identifier": work.name,
        "text": claim.statement,
        "inLanguage": "en",
        "about": [_case(case, work.atlas) for case in claim.cases],
        "appearance": linked(work),
        "firstAppearance": linked(work.origin) if work.origin else None,
        "isPartOf": _site(work.atlas),
        "version": work.atlas.edition and str(work.atlas.edition.number),
        "license": LICENCE,
    }
    return _known(fields)


def linked_case(case: Case, works: Iterable[Work], atlas: Atlas) -> dict[str, Any]:
    """The page of a case, and each source that it cites."""
    page = _page(f"{atlas.site_url}{case.get_absolute_url()}", case.name, atlas)
    cited = [linked(work) for work in works]
    return {"@context": "https://schema.org", **_known({**page, "mainEntity": _case(case, atlas), "citation": cited})}


def linked_comparison(title: str, address: str, sources: str, atlas: Atlas) -> dict[str, Any]:
    """The page of a comparison. What it cites is named by the file that lists it, since the page has to be light."""
    page = _page(f"{atlas.site_url}{address}", title, atlas)
    return {"@context": "https://schema.org", **page, "citation": f"{atlas.site_url}{sources}"}


def data_block(data: dict[str, Any]) -> SafeString:
    """JSON-LD as a script element, which browsers do not run: nothing in it can end it."""
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_IN_HTML)
    return mark_safe(f'<script type="application/ld+json">{written}</script>')  # noqa: S308 - escaped


def _page(address: str, name: str, atlas: Atlas) -> dict[str, Any]:
    edition = atlas.edition
    fields = {
        "@type": "WebPage",
        "url": address,
        "name": name,
        "isPartOf": _site(atlas),
        "version": edition and str(edition.number),
        "dateModified": edition and edition.published_at.date().isoformat(),
        "license": LICENCE,
    }
    return _known(fields)


def _site(atlas: Atlas) -> dict[str, str]:
    return {"@type": "WebSite", "name": NAME, "url": f"{atlas.site_url}/"}


def _case(case: Case, atlas: Atlas) -> dict[str, Any]:
    fields = {
        "@type": CASE_TYPES[case.case_kind],
        "name": case.name,
        "alternateName": case.native_name,
        "url": f"{atlas.site_url}{case.get_absolute_url()}",
    }
    return _known(fields)


def _known(fields: dict[str, Any]) -> dict[str, Any]:
    """What there is to say, and no empty words."""
    return {name: value for name, value in fields.items() if value}
