"""Redis as a cache that may go: what is asked of it then is not there, and nobody waits for it."""

import logging
from collections.abc import Callable
from typing import Any

from django.core.cache.backends.redis import RedisCache
from redis.backoff import NoBackoff
from redis.exceptions import RedisError
from redis.retry import Retry

from policyatlas.caching.pauses import Pause

SECONDS = 0.5  # for an answer, and for a connection
PAUSE = 2.0  # between two tries while it is gone

logger = logging.getLogger(__name__)


class PatientRedisCache(RedisCache):
    """Django's own, for which a Redis that does not answer is an empty one that keeps nothing."""

    _pause = Pause(PAUSE)  # of the process: each thread has a cache of its own

    def __init__(self, server: str | list[str], params: dict[str, Any]) -> None:
        options = {
            "socket_timeout": SECONDS,
            "socket_connect_timeout": SECONDS,
            "retry": Retry(NoBackoff(), 0),
            **params.get("OPTIONS", {}),
        }
        super().__init__(server, {**params, "OPTIONS": options})

    def add(self, *args: Any, **named: Any) -> bool:  # noqa: ANN401 - handed on as they come
        """Whether it was added."""
        return bool(self._try(super().add, False, *args, **named))

    def get(self, key: Any, default: Any = None, version: int | None = None) -> Any:  # noqa: ANN401
        """What is kept there."""
        return self._try(super().get, default, key, default, version)

    def set(self, *args: Any, **named: Any) -> None:  # noqa: ANN401
        """Keep it."""
        self._try(super().set, None, *args, **named)

    def touch(self, *args: Any, **named: Any) -> bool:  # noqa: ANN401
        """Keep it for longer."""
        return bool(self._try(super().touch, False, *args, **named))

    def delete(self, *args: Any, **named: Any) -> bool:  # noqa: ANN401
        """Keep it no longer."""
        return bool(self._try(super().delete, False, *args, **named))

    def get_many(self, *args: Any, **named: Any) -> dict[Any, Any]:  # noqa: ANN401
        """What is kept there of several."""
        found: dict[Any, Any] = self._try(super().get_many, {}, *args, **named)
        return found

    def has_key(self, *args: Any, **named: Any) -> bool:  # noqa: ANN401
        """Whether it is there."""
        return bool(self._try(super().has_key, False, *args, **named))

    def incr(self, *args: Any, **named: Any) -> int:  # noqa: ANN401
        """Count on; what is not there cannot be counted."""
        counted: int | None = self._try(super().incr, None, *args, **named)
        if counted is None:
            raise ValueError("The cache does not answer.")
        return counted

    def set_many(self, *args: Any, **named: Any) -> list[Any]:  # noqa: ANN401
        """Keep several; none is said not to be kept."""
        self._try(super().set_many, [], *args, **named)
        return []

    def delete_many(self, *args: Any, **named: Any) -> None:  # noqa: ANN401
        """Keep several no longer."""
        self._try(super().delete_many, None, *args, **named)

    def clear(self) -> None:
        """Keep nothing."""
        self._try(super().clear, None)

    def _try(self, ask: Callable[..., Any], otherwise: Any, *args: Any, **named: Any) -> Any:  # noqa: ANN401
        if not self._pause.may_try():
            return otherwise
        try:
            answer = ask(*args, **named)
        except RedisError as error:
            if self._pause.begin():
                logger.warning("The cache does not answer: %s", error)
            return otherwise
        self._pause.end()
        return answer
