"""Keeps static files: hashed, compressed, and our own style sheets and scripts minified; knows nothing of any page."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import rcssmin
import rjsmin
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import Storage
from whitenoise.storage import CompressedManifestStaticFilesStorage

MINIFIERS = {".css": rcssmin.cssmin, ".js": rjsmin.jsmin}

type Collected = Mapping[str, tuple[Storage, str]]


@dataclass(frozen=True, slots=True)
class Minified:
    """A storage as far as collecting needs it: opens the files of another one without comments and needless spaces."""

    storage: Storage

    def open(self, path: str) -> "ContentFile[bytes]":
        """What is in the file, less what only its authors need; a comment that begins with `/*!` is a licence."""
        with self.storage.open(path) as file:
            written = file.read().decode()
        return ContentFile(MINIFIERS[Path(path).suffix](written, keep_bang_comments=True).encode())


class MinifiedStaticFilesStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc] # of a class without types
    """The storage of whitenoise; what it hashes of ours is minified first, what comes with a package stays as it is."""

    def post_process(self, paths: Collected, dry_run: bool = False, **options: object) -> Iterator[Any]:
        """Hashes and compresses what was collected."""
        small = {
            name: (Minified(storage) if _is_ours(storage, path) else storage, path)
            for name, (storage, path) in paths.items()
        }
        yield from super().post_process(small, dry_run=dry_run, **options)


def _is_ours(storage: Storage, path: str) -> bool:
    return Path(path).suffix in MINIFIERS and any(
        Path(storage.path(path)).is_relative_to(ours) for ours in settings.STATICFILES_DIRS
    )
