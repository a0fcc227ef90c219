"""Addresses of the web by what they lead to: the same article under another address; asks nothing of the web."""

import re
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

# What a link carries to tell where readers came from; pages are the same without.
FOLLOWING = re.compile(
    r"utm_\w+|[a-z]{0,3}clid|mc_[ce]id|_ga|_gl|ref|ref_src|referrer|cmp|cmpid|campaign_?id|ncid|ocid|igsh\w*|spm|smid"
    r"|smtyp|amp|outputtype|at_\w+|xtor|guccounter|guce_\w+|s_cid|taid",
    re.IGNORECASE,
)
OTHER_HOSTS = re.compile(r"^(?:www\d?|m|mobile|amp|touch|wap|edition)\.(?=[^.]+\.)")
WRAPPED = (
    re.compile(r"^https?://web\.archive\.org/web/[^/]+/(?P<inner>.+)$", re.IGNORECASE),
    re.compile(r"^https?://(?:www\.)?google\.[a-z.]+/amp/(?:s/)?(?P<inner>.+)$", re.IGNORECASE),
    re.compile(r"^https?://[^/]+\.cdn\.ampproject\.org/[a-z]/(?:s/)?(?P<inner>.+)$", re.IGNORECASE),
)
LAST_PIECE = re.compile(r"(?:/(?:amp|index\.(?:s?html?|php))|\.amp)?/*$", re.IGNORECASE)


def same_place(url: str) -> str:
    """What two addresses of one article have in common: without scheme, `www`, tracking and the like; empty of none."""
    url = url.strip()
    for wrapped in WRAPPED:
        if found := wrapped.match(url):
            inner = found["inner"]
            url = inner if re.match(r"https?:", inner, re.IGNORECASE) else f"https://{inner}"
    try:
        parts = urlsplit(url)
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or not host:
        return ""
    path = LAST_PIECE.sub("", quote(unquote(parts.path), safe="/:@!$&'()*+,;=~"))
    path = re.sub(r"\.amp(\.html?)$", r"\1", re.sub(r"^/amp(?=/)", "", path))
    asked = [(name, value) for name, value in parse_qsl(parts.query) if not FOLLOWING.fullmatch(name)]
    port_too = f":{port}" if port not in (None, 80, 443) else ""
    query = f"?{urlencode(sorted(asked))}" if asked else ""
    return f"{host_of(host)}{port_too}{path}{query}"


def host_of(host_or_url: str) -> str:
    """The host as a publisher's name: lower case, without `www`, `m` and the like."""
    try:
        host = urlsplit(host_or_url).hostname if "//" in host_or_url else host_or_url
    except ValueError:
        host = ""
    return OTHER_HOSTS.sub("", (host or "").lower().rstrip("."))
