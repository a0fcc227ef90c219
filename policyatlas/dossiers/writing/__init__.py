"""Entries to rows, kind by kind, in as few queries as batches; knows nothing of what was there before."""

from collections.abc import Mapping, Sequence
from typing import Any

from policyatlas.dossiers.units import Unit
from policyatlas.dossiers.writing.cases import write_clusters, write_places, write_policies, write_stages
from policyatlas.dossiers.writing.claims import write_claims, write_successors
from policyatlas.dossiers.writing.editors import (
    write_comparisons,
    write_coverage,
    write_links,
    write_summaries,
    write_transfers,
)
from policyatlas.dossiers.writing.sources import write_publishers, write_sources


def write(changes: Mapping[str, Sequence[Unit[Any]]], renamed: Mapping[str, str]) -> None:
    """Make or change the rows of these entries, by kind; `renamed` maps a case's new slug to the one it has so far."""
    write_publishers(changes["publisher"])
    write_sources(changes["source"])
    write_places(changes["place"], renamed)
    write_clusters(changes["cluster"], renamed)
    write_policies(changes["policy"], renamed)
    write_claims(changes["claim"])
    write_successors(changes["claim"])
    write_stages(changes["cluster"])
    write_summaries(changes["summary"])
    write_transfers(changes["transfer"])
    write_links(changes["link"])
    write_coverage(changes["coverage"])
    write_comparisons(changes["comparison"])
