"""What a fetch brings home, and its text by the encodings of the web; knows nothing of how it was fetched."""

import codecs
import re
from dataclasses import dataclass
from enum import Enum

from policyatlas.fetching.failures import StatusError

TEXT = frozenset({"text/html", "application/xhtml+xml", "text/plain", "text/markdown"})
DOCUMENTS = TEXT | {"application/pdf"}

# What browsers read a label as (https://encoding.spec.whatwg.org/), where that is not what the label says.
READ_AS = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
    "utf-16": "utf-16-le",
}
# Python knows encodings that are none of the web's, and some of them take very long.
OF_THE_WEB = re.compile(
    r"utf-8|utf-16-[lb]e|iso8859-\d+|cp125\d|cp866|cp874|cp932|cp949|gb18030|big5hkscs|euc_jp|iso2022_jp|koi8-[ru]"
)
MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
META = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w:.-]{1,40})""", re.IGNORECASE)


class Want(Enum):
    """How much of a page is kept: all of it, only its digest, or nothing, and then it is not even read."""

    BODY = "body"
    DIGEST = "digest"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Hop:
    """An answer that led on: the address that was asked, the status, and where it sent us."""

    url: str
    status: int
    location: str

    @property
    def permanent(self) -> bool:
        """Whether the old address is given up."""
        return self.status in (301, 308)


@dataclass(frozen=True, slots=True)
class Fetched:
    """The last answer, and the way to it. `digest` is the SHA-256 of the body, unpacked; empty where none was read."""

    url: str
    status: int
    hops: tuple[Hop, ...] = ()
    media_type: str = ""
    charset: str = ""
    etag: str = ""
    last_modified: str = ""
    body: bytes = b""
    digest: str = ""
    bytes_read: int = 0

    @property
    def moved_to(self) -> str:
        """Where the page lies for good by now; empty where it still lies where it did, or is only lent elsewhere."""
        where = ""
        for hop in self.hops:
            if not hop.permanent:
                break
            where = hop.location
        return where

    @property
    def text(self) -> str:
        """The body in words; what cannot be read is replaced by a mark, and never the reason to fail."""
        return decoded(self.body, self.charset)

    def page(self) -> "Fetched":
        """Itself, where it is a page. Raises StatusError."""
        if self.status not in range(200, 300):
            raise StatusError(self.status)
        return self


def decoded(body: bytes, charset: str) -> str:
    """The bytes in words: by the mark that they begin with, else as the server or the page says, else as UTF-8."""
    for mark, encoding in MARKS:
        if body.startswith(mark):
            return body[len(mark) :].decode(encoding, "replace")
    said = META.search(body[:2048])
    inside = _encoding(said[1].decode("ascii", "replace")) if said else ""
    if inside.startswith("utf-16"):  # as which it could not have been found
        inside = ""
    return body.decode(_encoding(charset) or inside or "utf-8", "replace")


def _encoding(label: str) -> str:
    """Python's name of an encoding of the web; empty where it is none."""
    try:
        name = codecs.lookup(label.strip()).name if label.strip() else ""
    except (LookupError, ValueError):
        return ""
    name = READ_AS.get(name, name)
    return name if OF_THE_WEB.fullmatch(name) else ""
