"""What stands at the foot of every page: the edition and whom to write to."""

from typing import Any

from django.conf import settings
from django.utils.functional import SimpleLazyObject

from policyatlas.records.editions import current_edition


def site(request: Any) -> dict[str, Any]:  # noqa: ANN401 - also where there is none
    """For every template: `edition` (read only if shown), `contact_email`, `site_url`, and `is_curator`: signed in."""
    return {
        "is_curator": SimpleLazyObject(lambda: _is_curator(request)),
        "edition": SimpleLazyObject(current_edition),
        "contact_email": settings.CONTACT_EMAIL,
        "site_url": settings.SITE_URL,
    }


def _is_curator(request: Any) -> bool:  # noqa: ANN401
    """Without a look at the session of those who have none: readers’ pages are the same for all of them."""
    return settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated
