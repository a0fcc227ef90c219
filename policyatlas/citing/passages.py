"""The link from a claim into its source: a URL text fragment made of the locator; knows no page.

Source: URL Fragment Text Directives, WICG draft, https://wicg.github.io/scroll-to-text-fragment/
"""

from urllib.parse import quote, urldefrag

from policyatlas.records.models import Claim, Source


def passage_url(claim: Claim) -> str:
    """The link to read the passage by: at the source's own address or, where it no longer stands there, in the copy."""
    return archived_passage_url(claim) if reads_archive(claim) else original_passage_url(claim)


def original_passage_url(claim: Claim) -> str:
    """The source's address with `#:~:text=opens,closes`; empty where no address is known."""
    return _into(claim.source.url, claim)


def archived_passage_url(claim: Claim) -> str:
    """The same into the archived copy; empty where there is none."""
    return _into(claim.source.archived_url, claim)


def reads_archive(claim: Claim) -> bool:
    """Whether the passage is better read in the archived copy: the page is gone, or its words were not found there."""
    return holds_archive(claim.source) and (claim.source.link == "gone" or claim.passage_missing)


def holds_archive(source: Source) -> bool:
    """Whether there is an archived copy that, as far as known, answers."""
    return bool(source.archived_url) and source.archive not in ("gone", "failed")


def _into(url: str, claim: Claim) -> str:
    """Everything is percent-encoded, hyphens and commas too, since both mean something in a text directive.

    A PDF has no text to scroll to: its link carries the page, where that is known.
    """
    if not url:
        return ""
    address, fragment = urldefrag(url)
    fragment = fragment.partition(":~:")[0]
    if address.lower().split("?")[0].endswith(".pdf"):
        return f"{address}#page={claim.page}" if claim.page else url
    words = [claim.opens, claim.closes] if claim.closes else [claim.opens]
    return f"{address}#{fragment}:~:text={','.join(_encode(part) for part in words)}"


def _encode(words: str) -> str:
    return quote(words, safe="").replace("-", "%2D")
