"""Reads a page as a reader would: its title, texts and links; knows no page in particular."""

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

    def one(self, selector):
        return self.document.query_one(selector)

    def texts(self, selector):
        return [words(element) for element in self.all(selector)]

    def values(self, selector, name):
        return [element.attrs.get(name) for element in self.all(selector)]

    @property
    def title(self):
        return words(self.one("h1"))

    def text(self, selector="main"):
        return words(self.one(selector))

    def claims(self, selector="main"):
        """Public names of the claims inside an element, in order."""
        return [element.attrs["data-claim"] for element in self.one(selector).query("[data-claim]")]

    def fact(self, term):
        """The value of a term in the line of facts; None where there is no such term."""
        pairs = {words(pair.query_one("dt")): words(pair.query_one("dd")) for pair in self.all(".facts > div")}
        return pairs.get(term)

    @property
    def notices(self):
        return self.texts(".notices li")


def read(response, status=200):
    """The page of a response, which must have this status."""
    assert response.status_code == status, response.status_code
    return Page(JustHTML(response.text, sanitize=False))
