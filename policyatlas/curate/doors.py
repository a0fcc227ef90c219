"""Who is let into which room of the desk; knows no page. Nothing behind these doors is kept by any cache.

`DeskMiddleware` knows such a view by its `is_for_curators`, and takes care of forms that come without a session.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.views.decorators.cache import never_cache

PROPOSES = "records.add_proposal"
DECIDES = "records.decide_proposal"


def for_curators(permission: str = PROPOSES) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """A view for those who are signed in and have this permission; others are asked to sign in, or get 403."""

    def decorate(view: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(view)
        def guarded(request: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - a request, and an answer
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path(), reverse("desk:sign-in"))
            if permission and not request.user.has_perm(permission):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        answer: Any = never_cache(guarded)
        answer.is_for_curators = True
        return answer  # type: ignore[no-any-return]

    return decorate


def for_all_signed_in(view: Callable[..., Any]) -> Callable[..., Any]:
    """A view of one's own account: also for those who have yet to turn on the second step that they need."""
    answer: Any = for_curators("")(view)
    answer.needs_no_second_step = True
    return answer  # type: ignore[no-any-return]
