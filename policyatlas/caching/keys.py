"""What tells two answers apart: the address, what the reader's program takes, the state of the atlas, the code."""

from collections.abc import Mapping
from functools import lru_cache
from hashlib import blake2b

from django.conf import settings

from policyatlas.caching.code import code_tag
from policyatlas.htmx import VARY_ON
from policyatlas.records.editions import Standing

SAFE = ("GET", "HEAD")
OF_SOMEBODY = ("HTTP_AUTHORIZATION", "HTTP_RANGE")
TOLD = (
    "HTTP_HOST",
    "QUERY_STRING",
    "HTTP_ACCEPT_ENCODING",
    *(f"HTTP_{name.upper().replace('-', '_')}" for name in VARY_ON),
)

type Meta = Mapping[str, str]


def is_for_everybody(method: str | None, meta: Meta) -> bool:
    """Whether all who ask this get the same answer: nothing is sent, nobody is signed in or has been told something."""
    if method not in SAFE or any(name in meta for name in OF_SOMEBODY):
        return False
    cookies = meta.get("HTTP_COOKIE", "")
    return not cookies or not (settings.SESSION_COOKIE_NAME in cookies or "messages" in cookies)


def key_of(scheme: str, path: str, meta: Meta, standing: Standing) -> str:
    """What an answer is kept under: whatever changes the answer changes this, too."""
    told = (code_tag(), standing.tag, scheme, path, *(meta.get(name, "") for name in TOLD))
    return blake2b("\0".join(told).encode(errors="surrogateescape"), digest_size=16).hexdigest()


@lru_cache(maxsize=512)
def best_encoding(accepted: str) -> str:
    """The one form that a page is sent in to who accepts these, so that few forms of it are kept."""
    taken = {name.strip() for name, weight in map(_weighed, accepted.lower().split(",")) if weight.strip("0.")}
    return next((name for name in ("br", "gzip") if name in taken), "")


def _weighed(part: str) -> tuple[str, str]:
    name, _q, weight = part.replace(" ", "").partition(";q=")
    return name, weight or "1"
