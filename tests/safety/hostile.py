"""An atlas whose every text is hostile, all of its public addresses, and what may stand in an answer; knows no page."""

import csv
import json
import re
from collections import Counter
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit
from xml.etree import ElementTree

from django.apps import apps
from django.db import DatabaseError, models, transaction
from django.urls import Resolver404, resolve
from django.utils import timezone
from lxml import html
from markdown import markdown

from policyatlas.evidence import recount
from policyatlas.finding.index import rebuild
from policyatlas.records.fields import TermField
from policyatlas.records.models import Case, Revision
from tests.makers import (
    make_claim,
    make_cluster,
    make_comparison,
    make_coverage_note,
    make_document,
    make_edition,
    make_link,
    make_place,
    make_policy,
    make_publisher,
    make_source,
    make_speaker,
    make_transfer,
    uncounted,
)

# Breaks out of attributes and tags, is a formula in a table, a link in Markdown and a record of its own in RIS.
HOSTILE = "=1+1'\"><script>x9()</script><img src=x onerror=x9()>[a](javascript:x9())"
LINES = f"{HOSTILE}\r\nER  - \r\nTY  - EVIL\r\n@misc{{evil, title={{x9}}}}"
ADDRESS = "https://evil.example/\"onfocus='x9()'><script>x9()</script>"  # the forms and dossiers let in no other scheme
PRIVATE = "Nobody but curators reads these words of the zebra."
# What programs read and the checks of forms and dossiers let through only in its form: addresses, ids, days, languages
READ = {
    "slug",
    "record",
    "key",
    "digest",
    "folded",
    "pair",
    "letters",
    "stem",
    "terms",
    "kind",
    "address",
    "term",
    "step",
}
READ |= {"published", "language", "native_lang", "country", "link_checked", "archive_checked", "latest"}
OURS = {"Findable", "Word", "FormerClaim"}  # written by us from the others


def an_atlas():
    """A few records of each table that readers see."""
    edition = make_edition()
    anhui = make_place("Anhui", kind="province", country="CN")
    hefei, wuhan = make_place("Hefei", within=anhui, lat=31.8, lon=117.2), make_place("Wuhan", lat=30.6, lon=114.3)
    valley = make_cluster("Optics Valley", places=[wuhan], sectors=["displays-optics"], founded=1988)
    plan = make_policy("Plan", places=[hefei], sectors=["displays-optics"], started=2010)
    source = make_source("Report", slug="report-2024", publisher=make_publisher("Gazette"), authors=["Ada"])
    make_document(source, PRIVATE)
    speaker = make_speaker("Ada Adviser", organisation="Office")
    said = {"said_by": {"name": "Ada Adviser"}, "speaker": speaker, "since": edition}
    one = make_claim(hefei, valley, source=source, measure={}, dimension="finance", **said)
    two = make_claim(hefei, source=source, measure={"value": 200}, dimension="finance", since=edition)
    for case in (wuhan, valley, plan):
        make_claim(case, dimension="finance", since=edition)
    make_link(one, two)
    make_transfer(hefei, wuhan)
    make_coverage_note(wuhan)
    make_comparison(hefei, wuhan)
    for record in (f"claim/{one.public_name}", "source/report-2024", "place/hefei"):
        words = {"statement": HOSTILE, "title": HOSTILE, "name": HOSTILE}
        Revision.objects.create(
            edition=edition,
            record=record,
            at=timezone.now(),
            step="edit",
            cause="erred",
            reason=HOSTILE,
            before=words,
            after=words | {"note": LINES},
        )


def turn_hostile():
    """Put hostile text into every field of text of every table; names of those that the database does not let in."""
    refused = set()
    uncounted.update(Case.objects.values_list("pk", flat=True))
    for model in apps.get_app_config("records").get_models():
        for field in model._meta.local_concrete_fields:
            if (text := hostile_for(field)) is None:
                continue
            try:
                with transaction.atomic():
                    model._base_manager.update(**{field.name: text})
            except DatabaseError:
                refused.add(f"{model.__name__}.{field.name}")
    uncounted.clear()
    recount(Case.objects.values_list("pk", flat=True))
    rebuild()
    return refused


def hostile_for(field):
    if field.name in READ or isinstance(field, TermField) or field.model.__name__ in OURS:
        return None
    if isinstance(field, models.URLField):
        return ADDRESS
    if field.name in ("authors", "also_known_as"):
        return [HOSTILE]
    if field.name == "said_by":
        return {"name": HOSTILE, "role": HOSTILE, "organisation": HOSTILE}
    if isinstance(field, models.TextField):
        return PRIVATE if field.model.__name__ == "Document" else LINES
    if isinstance(field, models.CharField):
        return HOSTILE[: field.max_length]
    return None


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict
    kind: str
    body: bytes
    view: str

    @property
    def text(self):
        return self.body.decode()


def ask(client, address):
    answer = client.get(address)
    kind = answer.get("Content-Type", "").partition(";")[0]
    return Answer(answer.status_code, dict(answer.items()), kind, answer.getvalue(), view_of(address.partition("?")[0]))


def crawl(client, start, each=2):
    """Answers that can be reached by links from these addresses, a few of each kind; desk and static files left out."""
    waiting, seen, kinds, answers = list(start), {urlsplit(address).path for address in start}, Counter(), {}
    while waiting:
        address = waiting.pop(0)
        answer = answers[address] = ask(client, address)
        if answer.kind != "text/html" or not answer.body:
            continue
        for _element, _attribute, link, _position in html.fromstring(answer.body).iterlinks():
            target = urlsplit(urljoin(f"http://testserver{address}", link))
            view = view_of(target.path) if target.netloc == "testserver" else ""
            if view and target.path not in seen and kinds[view] < each:
                kinds[view] += 1
                seen.add(target.path)
                waiting.append(target.path + (f"?{target.query}" if target.query else ""))
    return answers


def view_of(path):
    """The name of what answers there, if it is for readers; cards are pictures."""
    if path.startswith(("/static/", "/desk/", "/admin/", "/cards/")):
        return ""
    try:
        return resolve(path).view_name
    except Resolver404:
        return ""


def faults(answer):
    """What must not stand in this answer."""
    found = [f"header {name}" for name, value in answer.headers.items() if "\n" in value or "\r" in value]
    if answer.headers.get("X-Content-Type-Options") != "nosniff":
        found.append("no nosniff")
    match answer.kind:
        case "text/html" if answer.body:
            found += html_faults(answer.text)
        case "text/csv":
            found += [
                cell for row in csv.reader(answer.text.lstrip("\ufeff").splitlines()) for cell in row if acts(cell)
            ]
        case "application/json" | "application/vnd.citationstyles.csl+json" | "application/ld+json":
            json.loads(answer.body)
        case "application/atom+xml" | "application/xml" | "image/svg+xml":
            found += xml_faults(answer.body)
        case "application/x-research-info-systems" | "application/x-bibtex":
            found += re.findall(r"(?m)^(?:TY  - EVIL|@misc\{evil).*", answer.text)
        case "text/markdown":
            found += html_faults(markdown(answer.text))
    return found


def acts(cell):
    """Whether a spreadsheet would take it for a formula."""
    return cell[:1] in ("=", "+", "-", "@", "\t", "\r") and not re.fullmatch(r"[+-]?[\d.]+(?:e[+-]?\d+)?", cell)


def html_faults(text):
    """Scripts inline, handlers in attributes, addresses that act: read once as text and once as a tree."""
    found = re.findall(r"<script>x9|<img src=x", text)
    for element in html.fromstring(text).iter():
        if not isinstance(element.tag, str):
            continue
        if element.tag == "script" and element.get("type") == "application/ld+json":
            json.loads(element.text)
        elif element.tag == "script" and not element.get("src", "").startswith("/static/"):
            found.append(f"script {element.text}")
        for name, value in element.attrib.items():
            plain = re.sub(r"[\x00-\x20]", "", value).lower()
            if (
                name.startswith("on")
                or name in ("srcdoc", "style")
                or plain.startswith(("javascript:", "data:", "vbs"))
            ):
                found.append(f"<{element.tag} {name}={value!r}>")
    return found


def xml_faults(body):
    found = []
    for element in ElementTree.fromstring(body).iter():
        if element.tag.endswith("}script") or any(name.startswith("on") for name in element.attrib):
            found.append(element.tag)
        if element.get("type") == "html" and element.text:
            found += html_faults(f"<div>{element.text}</div>")
        found += [value for name, value in element.attrib.items() if name == "href" and value.startswith("javascript")]
    return found
