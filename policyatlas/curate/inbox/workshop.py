"""Takes one page or PDF apart, in a process of its own with bounds on memory and time; knows nothing of the atlas.

Run by path, so that neither settings nor database are at hand in it: `python -I workshop.py html|pdf`, the file on
standard input, JSON on standard output. A hostile file ends this process and no other.
"""

import json
import re
import resource
import sys
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

MEMORY = 1_500_000_000  # bytes of address space: most of it are libraries that are only mapped
SECONDS = 20  # of the processor
MOST_PAGES = 2_000
MOST_LETTERS = 3_000_000
LINE_FULL = 0.75  # of the usual length: a shorter line that ends a sentence ends its paragraph
ENDS = re.compile(r"[.!?:。！？：…][\"'”’»)\]]*$")
MARKS = re.compile(r"^(?:[•▪‣◦–—*-]|\(?\d{1,2}[.)])\s")


def main() -> None:
    """Take apart what comes in, and say what was found, or by which word it failed."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    data = sys.stdin.buffer.read()
    try:
        found = of_html(data.decode("utf-8", "replace")) if sys.argv[1] == "html" else of_pdf(data)
    except (MemoryError, RecursionError):
        found = {"failure": "memory"}
    sys.stdout.write(json.dumps(found))


def of_html(page: str) -> dict[str, Any]:
    """The article of a page: what it says of itself, and its words in paragraphs."""
    import trafilatura
    from trafilatura.settings import use_config
    from trafilatura.utils import load_html

    config = use_config()
    for name, value in (("MIN_EXTRACTED_SIZE", "40"), ("MIN_OUTPUT_SIZE", "1"), ("EXTRACTION_TIMEOUT", "0")):
        config.set("DEFAULT", name, value)
    tree = load_html(page)
    if tree is None:
        return {"failure": "empty"}
    head = _head(tree)
    dates = {"original_date": True, "extensive_search": False}
    document = trafilatura.bare_extraction(
        tree, with_metadata=False, include_comments=False, config=config, date_extraction_params=dates
    )
    metadata = trafilatura.extract_metadata(load_html(page), date_config=dates, extensive=False)
    text = str(getattr(document, "text", "") or "")
    return {
        "blocks": [block for line in text[:MOST_LETTERS].split("\n") if (block := line.strip().removeprefix("- "))],
        "is_cut": len(text) > MOST_LETTERS,
        "title": metadata.title or "",
        "authors": [name.strip() for name in (metadata.author or "").split(";") if name.strip()],
        "published": metadata.date or "",
        "publisher": metadata.sitename or "",
        "kind": head.get("kind", ""),
        "language": head.get("language") or "",
        "url": head.get("canonical") or metadata.url or "",
    }


def _head(tree: Any) -> dict[str, str]:  # noqa: ANN401 - an element of lxml
    """What trafilatura does not tell: the language, the canonical address, and the type that the page gives itself."""
    head = {"language": tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or ""}
    for meta in tree.iterfind(".//meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("http-equiv") or "").lower()
        if name in ("og:locale", "content-language") and not head["language"]:
            head["language"] = meta.get("content") or ""
        if name == "og:type":
            head["kind"] = meta.get("content") or ""
    for link in tree.iterfind(".//link"):
        if (link.get("rel") or "").lower() == "canonical":
            head["canonical"] = link.get("href") or ""
    return head


def of_pdf(data: bytes) -> dict[str, Any]:
    """The words of a PDF, page by page, and what it says of itself."""
    import pypdfium2

    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        return {"failure": "encrypted" if "assword" in str(error) else "broken"}
    if len(pdf) > MOST_PAGES:
        return {"failure": "pages"}
    told = pdf.get_metadata_dict()
    pages, letters = [], 0
    for number in range(len(pdf)):
        try:
            page = pdf[number].get_textpage().get_text_range()
        except pypdfium2.PdfiumError:
            page = ""
        letters += len(page)
        pages.append(list(paragraphs(page)))
        if letters > MOST_LETTERS:
            break
    date = re.match(r"D:(\d{4})(\d{2})?(\d{2})?", told.get("CreationDate") or "")
    return {
        "failure": "" if any(pages) else "scanned",
        "pages": pages,
        "is_cut": letters > MOST_LETTERS,
        "title": told.get("Title") or "",
        "authors": [name.strip() for name in re.split(r"[;,]", told.get("Author") or "") if name.strip()],
        "published": "-".join(part for part in date.groups() if part) if date else "",
    }


def paragraphs(page: str) -> Iterator[str]:
    """The lines of a page put together: a PDF knows lines, and not where a paragraph ends."""
    lines = [line.strip() for line in page.replace("\r", "").replace("\ufffe", "\u0002").split("\n")]
    lengths = sorted(len(line) for line in lines if line)
    usual = lengths[len(lengths) * 3 // 4] if lengths else 0
    block = ""
    for line in lines:
        if block and (not line or MARKS.match(line)):
            yield block
            block = ""
        if not line:
            continue
        block = _joined(block, line)
        if len(line) < usual * LINE_FULL and ENDS.search(line):
            yield block
            block = ""
    if block:
        yield block


def _joined(block: str, line: str) -> str:
    """One line after another; a word that was parted at the end of a line is whole again."""
    if block.endswith("\u0002"):
        return block[:-1] + line
    if block.endswith(("-", "\u00ad")) and line[:1].islower() and block[-2:-1].isalpha():
        return block[:-1] + line
    if block and "\u3040" <= block[-1] <= "\u9fff" and "\u3040" <= line[:1] <= "\u9fff":
        return block + line
    return f"{block} {line}" if block else line


if __name__ == "__main__":
    main()
