"""Reads the page of a comparison as a reader would: its columns, rows and cells; knows no database."""

from justhtml import JustHTML

from tests.reading import Page, words

__all__ = ["read", "words"]


class ComparisonPage(Page):
    @property
    def columns(self):
        return self.values("table#comparison th[scope=col][data-case]", "data-case")

    @property
    def rows(self):
        return self.values("table#comparison tr[data-dimension]", "data-dimension")

    @property
    def removals(self):
        return self.values("thead .remove", "data-hx-push-url")

    def cell(self, reference):
        return self.one(f"td#{reference}")


def read(response):
    return ComparisonPage(JustHTML(response.text, sanitize=False))
