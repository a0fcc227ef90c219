"""OpenSearch: a server of its own says which rows hold the words; what suits best is worked out here as ever.

It is written to once the database has kept a change. What it misses then, it is told when the index is made anew.
"""

import json
import logging
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from typing import Any
from urllib.parse import ParseResult, unquote

from django.db import transaction
from modelsearch.backends.elasticsearchbase import ElasticsearchAtomicIndexRebuilder
from modelsearch.backends.opensearch3 import OpenSearch3Index, OpenSearch3SearchBackend
from opensearchpy import OpenSearch
from opensearchpy.exceptions import OpenSearchException
from opensearchpy.helpers import bulk

from policyatlas.finding.matching import FACETS, Ask, Row, UnreachableError, Values
from policyatlas.records.models import Findable

WINDOW = 10_000  # rows that the server shows of one question, unless it is told otherwise
COMBINED = 10_000  # values of all facets together: some hundreds

log = logging.getLogger(__name__)


@contextmanager
def reached() -> Iterator[None]:
    """Whatever the server or the way to it fails at has one name."""
    try:
        yield
    except OpenSearchException as error:
        raise UnreachableError(f"The search server failed: {error}") from error


class ApartIndex(OpenSearch3Index):  # type: ignore[misc]
    """An index on the server. Changes reach it when the transaction that makes them has been kept."""

    is_new = False  # it is being filled, and nobody looks into it yet: then nothing may be missed

    def add_model(self, model: type[Findable]) -> None:
        """Say which fields there are."""
        with reached():
            super().add_model(model)

    def add_items(self, model: type[Findable], items: Iterable[Findable]) -> None:
        """Send these rows."""
        kept = list(items)
        self._send(lambda: super(ApartIndex, self).add_items(model, kept), len(kept))

    def delete_item(self, item: Findable) -> None:
        """Have this row forgotten; its key is known by then no more."""
        gone = Findable(pk=item.pk)
        self._send(lambda: super(ApartIndex, self).delete_item(gone), 1)

    def _send(self, change: Callable[[], None], rows: int) -> None:
        def send() -> None:
            try:
                with reached():
                    change()
            except UnreachableError as error:
                if self.is_new:
                    raise
                log.error("Rows that are not searched as they stand: %d. Run rebuild_search_index. %s", rows, error)

        transaction.on_commit(send)


class ApartRebuilder(ElasticsearchAtomicIndexRebuilder):  # type: ignore[misc]
    """Fills a second index, and has the first one's name given to it at the end."""

    def start(self) -> ApartIndex:
        """Make the second."""
        with reached():
            index: ApartIndex = super().start()
        return index

    def finish(self) -> None:
        """Change over."""
        with reached():
            super().finish()


@cache
def _client(hosts: str, options: str) -> OpenSearch:
    """One client a process, which keeps its connections."""
    return OpenSearch(hosts=json.loads(hosts), **json.loads(options))


def shared_client(hosts: list[dict[str, object]], **options: object) -> OpenSearch:
    """The client for this server; modelsearch would make one for each question."""
    return _client(json.dumps(hosts), json.dumps(options))


class SearchBackend(OpenSearch3SearchBackend):  # type: ignore[misc]
    """A `Keeper` on a server of OpenSearch."""

    index_class = ApartIndex
    atomic_rebuilder_class = ApartRebuilder
    client_class = staticmethod(shared_client)

    def _get_host_config_from_url(self, url: ParseResult) -> dict[str, object]:
        host: dict[str, object] = super()._get_host_config_from_url(url)
        named = url.username is not None and url.password is not None
        return host | {"http_auth": (unquote(url.username or ""), unquote(url.password or ""))} if named else host

    def bulk(self, client: object, actions: Sequence[object], *, index: str) -> None:
        """Write many rows. Without an index the server would make one, and guess at its fields: that is refused."""
        is_in_use = index == self.get_index_for_model(Findable).name
        bulk(client, actions, index=index, require_alias=is_in_use)

    def rows(self, asks: Sequence[Ask], most: int) -> list[list[Row]]:
        """The first rows of each question: one request, and one query for what the rows say."""
        first = {
            "size": min(most, WINDOW),
            "sort": [{"standing_filter": "desc"}, {"id_filter": "asc"}],
            "_source": False,
            "track_total_hits": False,
        }
        found = [[int(hit["_id"]) for hit in one["hits"]["hits"]] for one in self._together(asks, first)]
        keys = {key for one in found for key in one}
        rows = Findable.objects.filter(pk__in=keys).order_by().values_list(*Row._fields) if keys else ()
        there = {row[0]: Row(*row) for row in rows}
        return [[there[key] for key in one if key in there] for one in found]

    def counts(self, asks: Sequence[Ask], most: int) -> list[int]:
        """How many rows each question finds: one request."""
        answers = self._together(asks, {"size": 0, "track_total_hits": most})
        return [min(int(one["hits"]["total"]["value"]), most) for one in answers]

    def values(self, ask: Ask, most: int) -> Values:
        """The values of all rows: one request."""
        sources = [{name: {"terms": {"field": f"{name}_filter", "missing_bucket": True}}} for name in FACETS]
        together = {"size": 0, "aggs": {"values": {"composite": {"size": COMBINED, "sources": sources}}}}
        [answer] = self._together([ask], together)
        numbers = {
            tuple(str(bucket["key"][name] or "") for name in FACETS): int(bucket["doc_count"])
            for bucket in answer["aggregations"]["values"]["buckets"]
        }
        return Values(Counter(numbers), whole=True)

    def _together(self, asks: Sequence[Ask], wanted: dict[str, object]) -> list[dict[str, Any]]:
        """The answers to these questions, put in one request."""
        if not asks:
            return []
        lines: list[object] = []
        for ask in asks:
            results = self.search(
                replace(ask, in_order=False).query, Findable.objects.order_by(), order_by_relevance=False
            )
            lines += [{}, {"query": results.query_compiler.get_query(), **wanted}]
        with reached():
            answers: list[dict[str, Any]] = self.es.msearch(body=lines, index=self.get_index_for_model(Findable).name)[
                "responses"
            ]
        for answer in answers:
            if "error" in answer or answer.get("timed_out") or answer.get("_shards", {}).get("failed"):
                raise UnreachableError(f"The search server failed: {answer.get('error') or 'it took too long.'}")
        return answers
