"""Which file holds which kind of record and in what shape; reads none of them."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from pathlib import PurePath
from typing import Any

from policyatlas.dossiers.format.cases import Cluster, Place, Policy, Transfer
from policyatlas.dossiers.format.editors import Comparison, CoverageNote, Link, Publisher, Summary
from policyatlas.dossiers.format.fields import Entry
from policyatlas.dossiers.format.sources import Claim, Source


class Shape(Enum):
    """How records stand in a file."""

    DOSSIER = "source, claims"
    LIST = "a list of records"
    BY_KEY = "slug to record"
    TEXTS = "name to text"
    FRONT_MATTER = "front matter and Markdown"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record. `name` is the record's public name in revisions, from its entry and its source's slug."""

    id: str
    entry: type[Entry]
    file: str
    shape: Shape
    holds: str
    name: Callable[[Any, str], str]


# In the order in which they are loaded: what a record names stands above it.
KINDS = {
    kind.id: kind
    for kind in (
        Kind("publisher", Publisher, "publishers.yaml", Shape.BY_KEY, "Publishers", lambda one, _: one.slug),
        Kind("source", Source, "dossiers/*.yaml", Shape.DOSSIER, "Sources", lambda one, _: one.slug),
        Kind("place", Place, "cases/places.yaml", Shape.LIST, "Places", lambda one, _: one.slug),
        Kind("cluster", Cluster, "cases/clusters.yaml", Shape.LIST, "Clusters", lambda one, _: one.slug),
        Kind("policy", Policy, "cases/policies.yaml", Shape.LIST, "Policies", lambda one, _: one.slug),
        Kind("claim", Claim, "dossiers/*.yaml", Shape.DOSSIER, "Claims", lambda one, source: f"{source}#{one.n}"),
        Kind("summary", Summary, "summaries.yaml", Shape.TEXTS, "Summaries", lambda one, _: one.case),
        Kind(
            "transfer",
            Transfer,
            "cases/transfers.yaml",
            Shape.LIST,
            "Transfers",
            lambda one, _: f"{one.model}/{one.learner}/{one.claim_name}",
        ),
        Kind(
            "link",
            Link,
            "links.yaml",
            Shape.LIST,
            "Links between claims",
            lambda one, _: f"{one.from_claim}/{one.stance}/{one.to_claim}",
        ),
        Kind(
            "coverage",
            CoverageNote,
            "coverage.yaml",
            Shape.LIST,
            "Notes on gaps",
            lambda one, _: f"{one.case}/{one.dimension}",
        ),
        Kind("comparison", Comparison, "comparisons/*.md", Shape.FRONT_MATTER, "Comparisons", lambda one, _: one.slug),
    )
}


def kinds_in(path: PurePath) -> tuple[Kind, ...]:
    """The kinds of record that a file of this name holds: a dossier, unless its name says otherwise."""
    if path.suffix == ".md":
        return (KINDS["comparison"],)
    if path.parent.name != "dossiers":
        for kind in KINDS.values():
            if path.name == PurePath(kind.file).name:
                return (kind,)
    return (KINDS["source"], KINDS["claim"])
