"""As much of OpenSearch's HTTP interface as the atlas uses, in memory; whatever else it is asked is an error.

Written from its documentation: requests, parameters and answers are named as there. It knows no ranking.
"""

import json
import threading
from collections import Counter
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit


class RefusedError(Exception):
    """An answer that is an error."""

    def __init__(self, status, kind):
        super().__init__(kind)
        self.status, self.body = status, {"error": {"type": kind, "reason": kind}, "status": status}


class FakeOpenSearch:
    """Indexes by name, their documents by id, and what stands for which index; `asked` are methods and paths."""

    def __init__(self):
        self.mappings, self.documents, self.aliases = {}, {}, {}
        self.asked, self.broken = [], 0

    def answer(self, method, path, parameters, body):  # noqa: C901 - one case a request
        """The status and the answer to a request."""
        self.asked.append(f"{method} {path}")
        if self.broken:
            raise RefusedError(self.broken, "broken")
        match [method, *path.strip("/").split("/")]:
            case ["PUT", name]:
                return self.create(name, json.loads(body))
            case ["DELETE", name] if name in self.documents:
                del self.documents[name], self.mappings[name]
                self.aliases = {alias: index for alias, index in self.aliases.items() if index != name}
                return {"acknowledged": True}
            case ["DELETE", name, "_doc", key]:
                if self.documents[self.index(name)].pop(key, None) is None:
                    raise RefusedError(404, "not_found")
                return {"result": "deleted"}
            case ["PUT", name, "_mapping"]:
                self.mappings[self.index(name)] |= json.loads(body)["properties"]
                return {"acknowledged": True}
            case ["HEAD" | "GET", "_alias", name] if name in self.aliases:
                return {self.aliases[name]: {"aliases": {name: {}}}}
            case ["PUT", index, "_alias", name] if index in self.documents and name not in self.documents:
                self.aliases[name] = index
                return {"acknowledged": True}
            case ["POST", name, "_refresh"]:
                return {"_shards": {"failed": 0, "index": self.index(name)}}
            case ["POST", name, "_bulk"]:
                if parameters.get("require_alias") == ["true"] and name not in self.aliases:
                    raise RefusedError(404, "index_not_found_exception")
                return self.write(self.index(name), body)
            case ["POST", name, "_msearch"]:
                lines = [json.loads(line) for line in body.decode().splitlines()]
                assert all(header == {} for header in lines[::2])
                return {"responses": [self.search(self.index(name), asked) for asked in lines[1::2]]}
            case ["DELETE", _] | ["HEAD" | "GET", "_alias", _]:
                raise RefusedError(404, "index_not_found_exception")
        raise RefusedError(400, "illegal_argument_exception")

    def create(self, name, body):
        """An empty index with its analyzers."""
        if name in self.documents or name in self.aliases:
            raise RefusedError(400, "resource_already_exists_exception")
        assert body.keys() == {"settings"}
        self.documents[name], self.mappings[name] = {}, {}
        return {"acknowledged": True, "index": name}

    def index(self, name):
        """The index of this name, or that the name stands for."""
        name = self.aliases.get(name, name)
        if name not in self.documents:
            raise RefusedError(404, "index_not_found_exception")
        return name

    def write(self, index, body):
        """Documents in place of those with the same ids; one with a field that was not declared is refused."""
        lines = [json.loads(line) for line in body.decode().splitlines()]
        for action, document in zip(lines[::2], lines[1::2], strict=True):
            assert document.keys() <= self.mappings[index].keys()
            self.documents[index][action["index"]["_id"]] = document
        return {"errors": False, "items": [{"index": {"status": 201}} for _line in lines[::2]]}

    def search(self, index, asked):
        """The hits of one question, in the order of its `sort`."""
        assert asked.keys() <= {"query", "size", "sort", "_source", "track_total_hits", "aggs"}
        assert asked.get("size", 10) <= 10_000
        found = {key: one for key, one in self.documents[index].items() if holds(one, asked["query"])}
        total = len(found)
        answer = {"timed_out": False, "_shards": {"failed": 0}}
        for order in reversed(asked.get("sort", ())):
            [(field, way)] = order.items()
            assert self.mappings[index][field]["type"] in ("integer", "long", "keyword")
            found = dict(sorted(found.items(), key=lambda pair: pair[1][field], reverse=way == "desc"))
        answer["hits"] = {"hits": [{"_id": key} for key in list(found)[: asked.get("size", 10)]]}
        if (most := asked.get("track_total_hits", 10_000)) is not False:
            relation = "gte" if total > most else "eq"
            answer["hits"]["total"] = {"value": min(total, most), "relation": relation}
        for name, wanted in asked.get("aggs", {}).items():
            fields = {key: way["terms"]["field"] for one in wanted["composite"]["sources"] for key, way in one.items()}
            assert all(self.mappings[index][field]["type"] == "keyword" for field in fields.values())
            counts = Counter(tuple(one[field] for field in fields.values()) for one in found.values())
            buckets = [{"key": dict(zip(fields, key, strict=True)), "doc_count": n} for key, n in counts.items()]
            answer["aggregations"] = {name: {"buckets": buckets[: wanted["composite"]["size"]]}}
        return answer


def holds(document, query):
    """Whether a document answers a query of the few kinds that are known here."""
    [(kind, inside)] = query.items()
    if kind == "bool":
        assert inside.keys() <= {"must", "should", "filter"}
        return all(holds(document, one) for way in ("must", "filter") for one in listed(inside.get(way))) and (
            "should" not in inside or any(holds(document, one) for one in listed(inside["should"]))
        )
    [(field, wanted)] = inside.items()
    if field == "_django_content_type":
        return wanted in document[field]
    assert field == "_all_text"  # which `searched` is copied to
    words = document["searched"].lower().split()
    if kind == "match_phrase":
        run = wanted.lower().split()
        return any(words[at : at + len(run)] == run for at in range(len(words)))
    assert kind == "match"
    assert wanted["operator"] == "and" or " " not in wanted["query"]
    return set(wanted["query"].lower().split()) <= set(words)


def listed(queries):
    """One query or several, as several."""
    return queries if isinstance(queries, list) else [] if queries is None else [queries]


@contextmanager
def serving():
    """The fake on a port of its own: itself, and its address."""
    fake = FakeOpenSearch()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def answer(self):
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            parts = urlsplit(self.path)
            try:
                status, answer = 200, fake.answer(self.command, parts.path, parse_qs(parts.query), body)
            except RefusedError as refused:
                status, answer = refused.status, refused.body
            text = b"" if self.command == "HEAD" else json.dumps(answer).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(text)))
            self.end_headers()
            self.wfile.write(text)

        do_GET = do_HEAD = do_PUT = do_POST = do_DELETE = answer  # noqa: N815 - so they are looked for

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield fake, f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
