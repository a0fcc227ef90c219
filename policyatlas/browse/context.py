"""What stands at the foot of every page: the edition and whom to write to."""

from typing import Any

from django.conf import settings
from django.utils.functional import SimpleLazyObject

from policyatlas.records.editions import current_edition


def site(request: object) -> dict[str, Any]:
    """For every template: `edition` (read only if shown), `contact_email` and `site_url`."""
    return {
        "edition": SimpleLazyObject(current_edition),
        "contact_email": settings.CONTACT_EMAIL,
        "site_url": settings.SITE_URL,
    }
