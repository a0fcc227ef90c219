"""The atlas's own texts about itself: Markdown files with citations, numbered like any page; knows no request."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.utils.safestring import SafeString

from policyatlas.citing import Reference, References
from policyatlas.prose import citations_in, render
from policyatlas.records.models import Claim

FOLDER = Path(__file__).with_suffix("")
BREAK = "\n---\n"  # where a page puts something of its own between two parts of a text


@dataclass(frozen=True, slots=True)
class Text:
    """A text in its parts, safe to print, and the sources that it cites."""

    parts: tuple[SafeString, ...]
    references: tuple[Reference, ...]


@cache
def read_text(name: str) -> str:
    """The Markdown of a text: `method`, `evidence`, `balance`, `dimensions`, `about` or `accessibility`."""
    return (FOLDER / f"{name}.md").read_text()


def text_of(name: str) -> Text:
    """A text as its page shows it: one query, or none where it cites nothing."""
    markdown = read_text(name)
    cited = [public_name for public_name, _line in citations_in(markdown)]
    claims = Claim.objects.published().by_name(cited).with_provenance() if cited else ()
    references = References()
    resolve = references.resolver({claim.public_name: claim for claim in claims})
    parts = tuple(render(part, resolve) for part in markdown.split(BREAK))
    return Text(parts, references.listing())
