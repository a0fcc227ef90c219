"""The text of an item, wherever it comes from: an address, a file or what was pasted. Stores nothing."""

from dataclasses import replace
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from policyatlas.curate.inbox.extraction import Extracted, UnreadableError, extract, too_large, written
from policyatlas.fetching import DOCUMENTS, FetchError, Limits, fetch

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile


def from_address(url: str) -> Extracted:
    """What stands at the address, asked for now. Raises UnreadableError with a sentence that leads on."""
    try:
        fetched = fetch(url, Limits.from_settings(), media_types=DOCUMENTS).page()
    except FetchError as error:
        raise UnreadableError(
            _("%(why)s You can paste the text instead, or add it as a file.") % {"why": error}
        ) from error
    extracted = extract(fetched.body, name=fetched.url, charset=fetched.charset)
    return extracted if extracted.url.startswith(("http://", "https://")) else replace(extracted, url=fetched.url)


def from_file(file: "UploadedFile[bytes]", *, title: str = "") -> Extracted:
    """What stands in a file. Raises UnreadableError."""
    size, data = file.size or 0, file.read()
    if size > len(data):
        raise too_large()
    return extract(data, name=file.name or "", title=title)


def from_words(text: str, *, title: str = "") -> Extracted:
    """What somebody pasted. Raises UnreadableError."""
    return written(text, title=title)
