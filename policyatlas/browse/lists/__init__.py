"""Lists a page at a time, narrowed by facets: cases, sources, claims; publishers and speakers. Knows no request."""

from policyatlas.browse.lists.asking import Asked, Sort, read_list
from policyatlas.browse.lists.cases import CASE_SORTS, CaseList, CaseRow, list_cases
from policyatlas.browse.lists.claims import CLAIM_SORTS, ClaimList, list_claims
from policyatlas.browse.lists.shown import LENGTH, SORTS, Bounded, Narrowed, Shown, page_notices
from policyatlas.browse.lists.sources import SOURCE_SORTS, SourceList, SourceRow, list_sources
from policyatlas.browse.lists.voices import VOICE_SORTS, VoiceList, list_publishers, list_speakers

__all__ = [
    "CASE_SORTS",
    "CLAIM_SORTS",
    "LENGTH",
    "SORTS",
    "SOURCE_SORTS",
    "VOICE_SORTS",
    "Asked",
    "Bounded",
    "CaseList",
    "CaseRow",
    "ClaimList",
    "Narrowed",
    "Shown",
    "Sort",
    "SourceList",
    "SourceRow",
    "VoiceList",
    "list_cases",
    "list_claims",
    "list_publishers",
    "list_sources",
    "list_speakers",
    "page_notices",
    "read_list",
]
