"""The lists as JSON for programs, in one documented shape; docs/exports.md tells what is where."""

import json
from typing import Any

from django.conf import settings
from django.urls import reverse

from policyatlas.browse.vocabularies import LISTS, Entry, List, ListPage
from policyatlas.records.models import Edition
from policyatlas.vocabulary import Reference

ALL = "policyatlas-vocabularies/1"  # the number rises when a key changes its meaning or goes
ONE = "policyatlas-vocabulary/1"


def all_as_json(edition: Edition | None) -> str:
    """Every list by its id, with where it stands."""
    listed = [_head(one) | {"terms": len(one.vocabulary), "json": _json(one)} for one in LISTS.values()]
    address = f"{settings.SITE_URL}{reverse('browse:vocabularies')}"
    return _written({"shape": ALL, "url": address, "edition": _edition(edition), "vocabularies": listed})


def one_as_json(page: ListPage, edition: Edition | None) -> str:
    """A list with its terms, and the works that they lean on."""
    terms = [_term(page.list, entry) for entry in page.entries]
    works = [_work(work) for work in page.works]
    return _written({"shape": ONE} | _head(page.list) | {"edition": _edition(edition), "terms": terms, "works": works})


def _head(one: List) -> dict[str, Any]:
    address = f"{settings.SITE_URL}{one.get_absolute_url()}"
    return {"id": one.id, "label": str(one.label), "about": str(one.about), "url": address}


def _json(one: List) -> str:
    return f"{settings.SITE_URL}{reverse('browse:vocabulary-json', args=[one.id])}"


def _term(one: List, entry: Entry) -> dict[str, Any]:
    return {
        "id": entry.term.id,
        "label": str(entry.term.label),
        "definition": str(entry.term.definition),
        "references": [work.id for work in entry.works],
        "url": f"{settings.SITE_URL}{one.get_absolute_url()}#{entry.anchor}",
        **{further.key: further.value for further in entry.further},
    }


def _work(work: Reference) -> dict[str, str]:
    return {
        "id": work.id,
        "label": str(work.label),
        "citation": str(work.definition),
        "checked": work.checked,
        "note": work.note,
    }


def _edition(edition: Edition | None) -> dict[str, Any] | None:
    if edition is None:
        return None
    return {"number": edition.number, "published_at": edition.published_at.isoformat()}


def _written(document: dict[str, Any]) -> str:
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"
