"""What a file, a page or a pasted text holds: its words in paragraphs, and what it says of itself. Stores nothing.

    extracted = extract(upload.read(), name=upload.name)     # raises UnreadableError, whose text is a sentence
    extracted.text                                           # the title is paragraph 1, blank lines between

What a browser or a server says a file is, is a hint at most: the bytes decide. Pages and PDFs are taken apart in a
process of its own (workshop.py), with bounds on time and memory.
"""

import json
import re
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from policyatlas.dossiers.passages import plain
from policyatlas.fetching.answers import decoded
from policyatlas.records.names import fold

WORKSHOP = Path(__file__).with_name("workshop.py")
PATIENCE = 30  # seconds for one file, its process included
MOST_LETTERS = 3_000_000
LONGEST_TITLE = 300
ABOVE_TITLE = 10  # blocks among which a title is looked for

HTML, PDF, PLAIN, MARKDOWN = "text/html", "application/pdf", "text/plain", "text/markdown"
CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f\ufffe\uffff]")
BEGINS_AS_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>|<!--.{0,2000}?-->|\s)*<(?:!doctype\s+html|html|head|body|article|main|div|p|h1|meta)\b",
    re.IGNORECASE | re.DOTALL,
)
FOREIGN = (
    (b"PK\x03\x04", "ZIP, DOCX or EPUB"),
    (b"\xd0\xcf\x11\xe0", "DOC"),
    (b"{\\rtf", "RTF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"\x1f\x8b", "GZIP"),
    (b"7z\xbc\xaf", "7Z"),
    (b"Rar!", "RAR"),
)


class UnreadableError(Exception):
    """The text was not had; `str(error)` is a sentence that says why and what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extracted:
    """What was read off a text. All but the text may be wrong or empty: a curator confirms it."""

    text: str
    media_type: str = PLAIN
    title: str = ""
    authors: tuple[str, ...] = ()
    publisher: str = ""
    published: str = ""
    language: str = ""
    kind: str = ""
    url: str = ""

    @property
    def digest(self) -> str:
        """SHA-256 of the text, hexadecimal."""
        return sha256(self.text.encode()).hexdigest()


def extract(data: bytes, *, name: str = "", charset: str = "", title: str = "") -> Extracted:
    """The text of this file. `name` is what somebody calls it; `charset` what a server says. Raises UnreadableError."""
    if len(data) > settings.INBOX_BYTES:
        raise too_large()
    if not data.strip():
        raise UnreadableError(_("The file is empty: choose another, or paste the text instead."))
    match sniffed(data, name):
        case "application/pdf":
            return _of_pdf(data, title)
        case "text/html":
            return _of_html(decoded(data, charset), title)
        case media_type:
            return written(decoded(data, charset), title=title, media_type=media_type)


def written(text: str, *, title: str = "", media_type: str = PLAIN) -> Extracted:
    """A text as somebody pasted it: the blocks between its blank lines. Raises UnreadableError."""
    text = clean(text)
    if not text:
        raise UnreadableError(_("There are no words in it: choose another file, or paste the text."))
    if len(text) > MOST_LETTERS:
        raise too_long()
    first = plain(re.split(r"\n\s*\n", text, maxsplit=1)[0]).lstrip("# ")
    title = plain(clean(title)) or (first if len(first) <= LONGEST_TITLE else "")
    return _headed(Extracted(text=text, media_type=media_type, title=title, language=guessed_language(text)))


def too_large() -> UnreadableError:
    """What is said of a file with more bytes than are read."""
    most = f"{settings.INBOX_BYTES / 1_000_000:g}"
    return UnreadableError(
        _("The file is larger than %(most)s million bytes: paste the text of it instead.") % {"most": most}
    )


def too_long() -> UnreadableError:
    """What is said of a text with more letters than are kept."""
    most = f"{MOST_LETTERS / 1_000_000:g}"
    return UnreadableError(
        _("The text is longer than %(most)s million letters: paste the chapter that is to be read.") % {"most": most}
    )


def sniffed(data: bytes, name: str = "") -> str:
    """The form of a file by its bytes, one of four; the name only tells Markdown from text. Raises UnreadableError."""
    start = data[:4096]
    if b"%PDF-" in start[:1024]:
        return PDF
    for mark, form in FOREIGN:
        if start.startswith(mark):
            raise _not_read(form)
    if BEGINS_AS_HTML.match(start.removeprefix(b"\xef\xbb\xbf").replace(b"\0", b"")):
        return HTML
    if re.match(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!doctype svg[^>]*>\s*)?<svg\b", start, re.IGNORECASE):
        raise _not_read("SVG")
    if b"\0" in start and not start.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise _not_read("")
    return MARKDOWN if name.lower().endswith((".md", ".markdown")) else PLAIN


def _not_read(form: str) -> UnreadableError:
    if form:
        return UnreadableError(
            _("This is a file of the form %(form)s. Web pages, PDF, text and Markdown are read: save it as one of them,"
              " or paste the text.") % {"form": form}
        )  # fmt: skip
    return UnreadableError(
        _("This is neither a web page nor PDF, text or Markdown: save it as one of them, or paste the text.")
    )


def clean(text: str) -> str:
    """The text as a database takes it, with one kind of line end and no control characters; form feeds part pages."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").encode("utf-8", "replace").decode()
    return CONTROL.sub("", text).strip()


def _of_html(page: str, title: str) -> Extracted:
    found = _taken_apart("html", page.encode("utf-8", "replace"))
    text = "\n\n".join(found["blocks"])
    if not clean(text):
        raise UnreadableError(_("No article was found in the page: paste the text of it instead."))
    return _as_extracted(found, text, HTML, title)


def _of_pdf(data: bytes, title: str) -> Extracted:
    found = _taken_apart("pdf", data)
    pages = ["\n\n".join(blocks) for blocks in found["pages"]]
    given = plain(str(found["title"]))
    if re.search(r"\.(?:docx?|indd|pdf|qxp|tex|pptx?)$|^(?:microsoft|untitled|slide)", given, re.IGNORECASE):
        found["title"] = ""  # the name of the file that it was made from
    first = next((block for blocks in found["pages"] for block in blocks), "")
    found["title"] = found["title"] or (first if len(first) <= LONGEST_TITLE else "")
    return _as_extracted(found, "\n\n\f".join(pages), PDF, title)


def _as_extracted(found: dict[str, Any], text: str, media_type: str, title: str) -> Extracted:
    if found["is_cut"] or len(text) > MOST_LETTERS:
        raise too_long()
    text = clean(text) if media_type == HTML else CONTROL.sub("", text).rstrip()
    extracted = Extracted(
        text=text,
        media_type=media_type,
        title=plain(clean(title or found["title"]))[:LONGEST_TITLE],
        authors=tuple(_short(found["authors"])),
        publisher=plain(clean(found.get("publisher", "")))[:300],
        published=found["published"][:10],
        language=_language(found.get("language", "")) or guessed_language(text),
        kind=found.get("kind", ""),
        url=found.get("url", "")[:2000],
    )
    return _headed(extracted) if media_type == HTML else extracted


def _headed(extracted: Extracted) -> Extracted:
    """With its title as paragraph 1, unless the text begins with it already. A PDF is left as it was printed."""
    first = re.split(r"\n\s*\n", extracted.text, maxsplit=1)[0]
    if not extracted.title or fold(first)[:60] == fold(extracted.title)[:60]:
        return extracted
    return replace(extracted, text=f"{extracted.title}\n\n{extracted.text}")


def from_title_on(text: str, title: str) -> str:
    """The text from its title on, where that stands a little below its head; else as it is."""
    begin = 0
    for block in re.split(r"(\n\s*\n)", text, maxsplit=ABOVE_TITLE):
        if title and fold(block) == fold(title):
            return text[begin:].lstrip()
        begin += len(block)
    return text


def _short(names: Sequence[str]) -> list[str]:
    return [plain(clean(name))[:200] for name in names[:50] if plain(clean(name))]


FAILURES = {
    "encrypted": gettext_lazy("The PDF is locked by a password: unlock it first, or paste the text instead."),
    "broken": gettext_lazy("The PDF is broken and cannot be opened: save it anew, or paste the text instead."),
    "scanned": gettext_lazy("The PDF holds pictures of pages and no text (a scan): paste the text instead."),
    "pages": gettext_lazy("The PDF has more than 2,000 pages: keep the chapter that is to be read, or paste its text."),
    "empty": gettext_lazy("No article was found in the page: paste the text of it instead."),
}


def _taken_apart(form: str, data: bytes) -> dict[str, Any]:
    """What workshop.py finds in it. Raises UnreadableError."""
    beyond = UnreadableError(
        _("The file takes more time or memory to read than any article should: paste the text of it instead.")
    )
    try:
        program = [sys.executable, "-I", str(WORKSHOP), form]  # no word of it is from outside
        done = subprocess.run(program, input=data, capture_output=True, timeout=PATIENCE, env={}, check=False)  # noqa: S603
    except subprocess.TimeoutExpired:
        raise beyond from None
    try:
        found: dict[str, Any] = json.loads(done.stdout)
    except ValueError:
        raise beyond from None
    if found.get("failure"):
        raise UnreadableError(str(FAILURES[found["failure"]])) if found["failure"] in FAILURES else beyond
    return found


SCRIPTS = (
    ("ja", r"[\u3040-\u30ff]"),
    ("ko", r"[\uac00-\ud7af]"),
    ("zh", r"[\u4e00-\u9fff]"),
    ("ru", r"[\u0400-\u04ff]"),
)
FREQUENT = {
    "en": {"the", "and", "of", "that", "with", "was"},
    "de": {"der", "und", "die", "das", "mit", "nicht"},
    "fr": {"les", "des", "et", "une", "dans", "qui"},
    "es": {"los", "las", "el", "una", "con", "por"},
}


def guessed_language(text: str) -> str:
    """The language by its script or its most frequent small words; empty where neither tells."""
    start = text[:5000]
    for language, letters in SCRIPTS:
        if len(re.findall(letters, start)) * 8 > len(start):
            return language
    words = re.findall(r"\w+", start.casefold())
    counts = {language: sum(word in small for word in words) for language, small in FREQUENT.items()}
    best = max(counts, key=lambda language: counts[language])
    return best if counts[best] else ""


def _language(tag: str) -> str:
    """A tag as pages write it (en_GB, zh-hans), as BCP 47 does; empty where it is none."""
    parts = re.split(r"[-_]", tag.strip())
    if not re.fullmatch(r"[A-Za-z]{2,3}", parts[0]):
        return ""
    more = [
        part.title() if len(part) == 4 else part.upper()
        for part in parts[1:]
        if re.fullmatch(r"[A-Za-z]{2}|[A-Za-z]{4}", part)
    ]
    return "-".join([parts[0].lower(), *more[:2]])
