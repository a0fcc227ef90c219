"""Reads the page of a comparison as a reader would: columns, rows, cells, notices; knows no database."""

from dataclasses import dataclass

from justhtml import JustHTML


def words(element):
    """Its text with single spaces; empty where there is no such element."""
    return " ".join(element.to_text(separator="", strip=False).split()) if element else ""


@dataclass
class Page:
    document: JustHTML

    def all(self, selector):
        return self.document.query(selector)

    def texts(self, selector):
        return [words(element) for element in self.all(selector)]

    def values(self, selector, name):
        return [element.attrs[name] for element in self.all(selector)]

    @property
    def title(self):
        return words(self.document.query_one("h1"))

    @property
    def columns(self):
        return self.values("table#comparison th[scope=col][data-case]", "data-case")

    @property
    def rows(self):
        return self.values("table#comparison tr[data-dimension]", "data-dimension")

    @property
    def notices(self):
        return self.texts(".notices li")

    @property
    def removals(self):
        return self.values(".chip a", "href")

    def cell(self, reference):
        return self.document.query_one(f"td#{reference}")

    def claims(self, reference):
        return [element.attrs["data-claim"] for element in self.cell(reference).query("[data-claim]")]


def read(response):
    return Page(JustHTML(response.text, sanitize=False))
