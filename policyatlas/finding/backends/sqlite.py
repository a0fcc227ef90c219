"""SQLite: modelsearch's own full-text table, without the count of titles that it makes after each write."""

from modelsearch.backends.database.sqlite.sqlite import SQLiteIndex, SQLiteSearchBackend

from policyatlas.finding.backends.together import TogetherMixin


class UnrankedIndex(SQLiteIndex):  # type: ignore[misc]
    """Ranks are worked out from the terms, alike in every database, so none is stored."""

    def _refresh_title_norms(self, full: bool = False) -> None:
        """Nothing to bring up to date."""


class UnrankedBackend(TogetherMixin, SQLiteSearchBackend):  # type: ignore[misc]
    """The full-text table, asked for hits alone."""

    index_class = UnrankedIndex
    rebuilder_class = atomic_rebuilder_class = None  # it would keep every other writer waiting until all is done
