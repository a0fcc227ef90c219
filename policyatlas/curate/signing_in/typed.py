"""What somebody had typed when their session ended, carried past the sign-in and handed back; knows no request.

It travels in one hidden field, signed, so that nobody can put words into a form that they did not type here. What was
typed into a field for a password, and files, are not carried.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.core import signing

MOST = 500_000  # characters, which stay below the bytes that a form may have
LASTS = 86_400  # seconds
_SALT = "policyatlas.curate.signing_in.typed"


@dataclass(frozen=True, slots=True)
class Typed:
    """A form that was sent, and where to: names and values in their order. `files` are the names of its files."""

    address: str
    fields: tuple[tuple[str, str], ...]
    files: tuple[str, ...] = ()

    @property
    def in_words(self) -> tuple[tuple[str, str], ...]:
        """The fields that hold something to read."""
        return tuple((name, value) for name, value in self.fields if value.strip())


def typed_of(address: str, posted: Iterable[tuple[str, Iterable[str]]], files: Iterable[str] = ()) -> Typed | None:
    """What a form carried; None where it is too long to carry on."""
    fields = tuple((name, value) for name, values in posted if not _is_secret(name) for value in values)
    if sum(len(name) + len(value) for name, value in fields) > MOST:
        return None
    return Typed(address, fields, tuple(files))


def sealed(typed: Typed) -> str:
    """As the one field."""
    return signing.dumps([typed.address, typed.fields, typed.files], salt=_SALT, compress=True)


def opened(seal: str) -> Typed | None:
    """What is in it; None where it is not ours, or of yesterday."""
    try:
        address, fields, files = signing.loads(seal, salt=_SALT, max_age=LASTS)
    except (signing.BadSignature, ValueError):
        return None
    return Typed(address, tuple((name, value) for name, value in fields), tuple(files))


def _is_secret(name: str) -> bool:
    return name == "csrfmiddlewaretoken" or "password" in name.lower()
