"""How far a fetch may go, from the settings; knows nothing of addresses."""

from dataclasses import dataclass
from typing import Self

from django.conf import settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one fetch may take, all hops together.

    `bytes` bounds what is read as well as what it unpacks to. `allowed` are hosts, or hosts with a port, that may lie
    in a private network or listen on another port: `127.0.0.1:8000`. `agent` is how we introduce ourselves.
    """

    on: bool = True
    bytes: int = 10_000_000
    seconds: float = 20.0
    redirects: int = 5
    allowed: frozenset[str] = frozenset()
    agent: str = "policyatlas"

    @classmethod
    def from_settings(cls) -> Self:
        """As whoever runs the atlas has set them."""
        contact = "; ".join(part for part in (f"+{settings.SITE_URL}", settings.CONTACT_EMAIL) if part)
        return cls(
            on=settings.FETCHING,
            bytes=settings.FETCH_BYTES,
            seconds=settings.FETCH_SECONDS,
            redirects=settings.FETCH_REDIRECTS,
            allowed=frozenset(settings.FETCH_ALLOWED),
            agent=f"policyatlas/1 ({contact})".encode("ascii", "ignore").decode(),
        )
