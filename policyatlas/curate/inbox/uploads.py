"""Takes in files that are sent to any address: in memory, up to a bound, never on a disk; knows no page."""

from io import BytesIO
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler


class BoundedUploadHandler(FileUploadHandler):
    """Keeps the first bytes of what is sent, all files together; beyond the bound only counts.

    A file beyond it arrives empty and with its true size, so that its form can say what is wrong with it.
    """

    chunk_size = 256 * 1024

    def __init__(self, request: Any = None) -> None:  # noqa: ANN401 - an HttpRequest
        super().__init__(request)
        self.kept = 0
        self.body = BytesIO()

    def new_file(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - as Django hands it over
        """Begin anew for the next file; what the others took is gone from the bound."""
        super().new_file(*args, **kwargs)
        self.body = BytesIO()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Keep it while there is room."""
        self.kept += len(raw_data)
        if self.kept <= settings.INBOX_BYTES:
            self.body.write(raw_data)
        else:
            self.body = BytesIO()

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        """The file, or an empty one of the size that it had."""
        self.body.seek(0)
        name = self.file_name or "file"
        return InMemoryUploadedFile(self.body, self.field_name, name, self.content_type, file_size, self.charset)
