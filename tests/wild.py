"""A server for tests that behaves as badly as it is told; it speaks bytes, not HTTP, and listens on 127.0.0.x.

    with wild_server() as wild:
        wild.on("/report", page("<p>The city of Hefei</p>"))
        fetch(wild.url("/report"), wild.limits())

An answer is a function of the connection; `page`, `redirect` and `raw` make the usual ones. `wild.asked` lists what was
asked for, `wild.sent` counts the bytes that the system took from us.
"""

import socket
import threading
from contextlib import contextmanager, suppress

from policyatlas.fetching import Limits


class WildServer:
    def __init__(self):
        self._listening = socket.create_server(("0.0.0.0", 0), backlog=50)
        self.port = self._listening.getsockname()[1]
        self.answers, self.asked, self.heads, self.sent, self.open, self.most_open = {}, [], [], 0, 0, 0
        self.over = threading.Event()
        self._lock = threading.Lock()
        threading.Thread(target=self._accept, daemon=True).start()

    def on(self, path, *answers):
        """What to say to this path: each answer once, and the last one from then on."""
        self.answers[path] = list(answers)

    def url(self, path="/", host="127.0.0.1"):
        return f"http://{host}:{self.port}{path}"

    def limits(self, *, hosts=("127.0.0.1", "127.0.0.2", "127.0.0.3"), **others):
        """Quick ones, under which this server may be asked."""
        others.setdefault("seconds", 5.0)
        return Limits(allowed=frozenset(f"{host}:{self.port}" for host in hosts), **others)

    def stop(self):
        self.over.set()
        self._listening.close()

    def _accept(self):
        with suppress(OSError):
            while True:
                connection, _ = self._listening.accept()
                threading.Thread(target=self._serve, args=[connection], daemon=True).start()

    def _serve(self, connection):
        with self._lock:
            self.open += 1
            self.most_open = max(self.open, self.most_open)
        with connection, suppress(OSError):
            head = b""
            while b"\r\n\r\n" not in head and head[:1] != b"\x16":  # with which TLS begins: it is answered, too
                piece = connection.recv(65536)
                if not piece:
                    break
                head += piece
            lines = head.decode("latin-1").split("\r\n")
            path = lines[0].split(" ")[1] if " " in lines[0] else ""
            headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in lines[1:])}
            self.asked.append(path)
            self.heads.append(headers)
            answers = self.answers.get(path, [raw(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")])
            answer = answers.pop(0) if len(answers) > 1 else answers[0]
            answer(Connection(self, connection, headers))
        with self._lock:
            self.open -= 1


class Connection:
    """One connection: its request's headers, and what to say."""

    def __init__(self, server, connection, headers):
        self._server, self._connection, self.headers, self.over = server, connection, headers, server.over

    def send(self, data):
        self._connection.sendall(data)
        self._server.sent += len(data)

    def reset(self):
        """End it as a crash would."""
        self._connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
        self._connection.close()

    def wait(self, seconds=30):
        """Say nothing, until the test is over."""
        self.over.wait(seconds)


@contextmanager
def wild_server():
    server = WildServer()
    try:
        yield server
    finally:
        server.stop()


def raw(data):
    return lambda connection: connection.send(data)


def page(body="", *, status="200 OK", kind="text/html; charset=utf-8", **headers):
    """A proper answer; further headers by name, `_` for `-`."""
    data = body.encode() if isinstance(body, str) else body
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(data)}", f"Content-Type: {kind}"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return raw("\r\n".join([*lines, "", ""]).encode() + data)


def redirect(location, status=302):
    return raw(f"HTTP/1.1 {status} Elsewhere\r\nLocation: {location}\r\nContent-Length: 0\r\n\r\n".encode())
