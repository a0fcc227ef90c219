"""The link from a claim into its source: a URL text fragment made of the locator; knows no page.

Source: URL Fragment Text Directives, WICG draft, https://wicg.github.io/scroll-to-text-fragment/
"""

from urllib.parse import quote, urldefrag

from policyatlas.records.models import Claim


def passage_url(claim: Claim) -> str:
    """The source's address with `#:~:text=opens,closes`; empty where no address is known.

    Everything is percent-encoded, hyphens and commas too, since both mean something in a text directive. A PDF has no
    text to scroll to: its link carries the page, where that is known.
    """
    url = claim.source.url
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
