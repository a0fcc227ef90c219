"""Connections to machines that were checked, within the time that is left; knows nothing of what is said over them."""

import ssl
import time
from collections.abc import Iterable
from typing import Any

import httpcore2 as httpcore

from policyatlas.fetching.failures import TooLargeError
from policyatlas.fetching.limits import Limits

MOST_AT_ONCE = 64 * 1024
HEADS = 256 * 1024  # for what stands above the pages, hop by hop


class Allowance:
    """The time and the bytes for one fetch, all hops together, as they run out."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.read = 0
        self._end = time.monotonic() + limits.seconds

    def left(self) -> float:
        """Seconds. Raises httpcore's ReadTimeout when none are left, as a socket would."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout
        return left

    def count(self, data: bytes) -> bytes:
        """These bytes were read. Raises TooLargeError where they, heads included, are too many."""
        self.read += len(data)
        if self.read > self.limits.bytes + HEADS:
            raise TooLargeError(self.limits.bytes)
        return data


class BoundedStream(httpcore.NetworkStream):
    """A connection of which every wait ends when the time is over, however the bytes drip."""

    def __init__(self, stream: httpcore.NetworkStream, allowance: Allowance) -> None:
        self._stream = stream
        self._allowance = allowance

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """As much as there is."""
        data = self._stream.read(min(max_bytes, MOST_AT_ONCE), self._allowance.left())
        return self._allowance.count(data)

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """All of it."""
        self._stream.write(buffer, self._allowance.left())

    def close(self) -> None:
        """At once."""
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """The same connection, private from here on."""
        private = self._stream.start_tls(ssl_context, server_hostname, self._allowance.left())
        return BoundedStream(private, self._allowance)

    def get_extra_info(self, info: str) -> Any:  # noqa: ANN401 - as httpcore has it
        """What the socket says of itself."""
        return self._stream.get_extra_info(info)


class CheckedMachines(httpcore.NetworkBackend):
    """Connects to the numbers that were checked, whatever the name means by now."""

    def __init__(self, numbers: Iterable[str], allowance: Allowance) -> None:
        self._numbers = tuple(numbers)
        self._allowance = allowance
        self._sockets = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to the first that takes it; `host` is not looked up again."""
        failure: Exception = httpcore.ConnectError(f"No number for {host}.")
        for turn, number in enumerate(self._numbers):
            share = self._allowance.left() / (len(self._numbers) - turn)
            try:
                return BoundedStream(self._sockets.connect_tcp(number, port, share), self._allowance)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
        raise failure
