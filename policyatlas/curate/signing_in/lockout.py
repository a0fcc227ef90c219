"""When signing in is refused for a while: five failures for a name from one address, twenty from the address itself.

Only counts, by django-axes in the database; knows no screen. An account as such is never locked, so that nobody can
keep its owner out from elsewhere. Names that do not exist count as others do, so that nobody learns which there are.
"""

from datetime import datetime
from ipaddress import IPv6Address, ip_address
from typing import Any

from axes.handlers.database import AxesDatabaseHandler
from axes.handlers.proxy import AxesProxyHandler
from django.conf import settings
from django.db.models import Max, Sum


class LockoutHandler(AxesDatabaseHandler):  # type: ignore[misc]
    """Axes knows one limit: failures of a whole address are weighed, so that theirs is another."""

    def get_failures(self, request: Any, credentials: dict[str, Any] | None = None) -> int:  # noqa: ANN401
        """How near this request is to the limit, by name and address or by address alone."""
        return max(failures for failures, _last in self.counted(request, credentials))

    def counted(self, request: Any, credentials: dict[str, Any] | None) -> list[tuple[int, datetime | None]]:  # noqa: ANN401
        """Failures and the last of them: of the name at this address, and of the address, weighed."""
        by_name, by_address = (
            attempts.aggregate(sum=Sum("failures_since_start"), last=Max("attempt_time"))
            for attempts in self.get_user_attempts(request, credentials)
        )
        weighed = (by_address["sum"] or 0) * settings.AXES_FAILURE_LIMIT // settings.FAILURES_OF_ADDRESS
        return [(by_name["sum"] or 0, by_name["last"]), (weighed, by_address["last"])]


def address_of(request: Any) -> str | None:  # noqa: ANN401 - axes hands over the request
    """Whom failures are counted for: the address, and of IPv6 the network, of which one household has a whole one."""
    address = request.META.get("REMOTE_ADDR")
    try:
        parsed = ip_address(address)
    except ValueError:
        return None  # a socket of this machine
    if isinstance(parsed, IPv6Address):
        if parsed.ipv4_mapped:
            return str(parsed.ipv4_mapped)
        return str(IPv6Address(int(parsed) >> 64 << 64))
    return str(parsed)


def is_locked(request: Any, name: str) -> bool:  # noqa: ANN401
    """Whether this name is refused from where the request comes."""
    return not AxesProxyHandler.is_allowed(request, {"username": name})


def ends_at(request: Any, credentials: dict[str, Any] | None) -> datetime:  # noqa: ANN401
    """When the next try is looked at again: failures are forgotten together, this long after the last that counted."""
    counted = LockoutHandler().counted(request, credentials)
    over = [last for failures, last in counted if last and failures >= settings.AXES_FAILURE_LIMIT]
    return max(over, default=request.axes_attempt_time) + settings.AXES_COOLOFF_TIME
