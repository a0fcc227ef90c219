"""A source as somebody else's bibliography names it, before it takes a form; knows no format and no page."""

import unicodedata
from dataclasses import dataclass, replace
from typing import NamedTuple

from django.conf import settings
from django.utils.formats import date_format
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from policyatlas.citing.passages import original_passage_url
from policyatlas.citing.words import date_as_known
from policyatlas.records.models import Claim, Edition, Source
from policyatlas.vocabulary import SOURCE_KINDS

NAME = "Policy Atlas"
SINGLE = str.maketrans("“”", "‘’")
# Kinds of publisher whose name is that of a paper or journal, so that what they publish is a piece of it.
JOURNALS = frozenset({"journal", "magazine"})
SERIALS = JOURNALS | {"newspaper", "news-agency", "news-site", "broadcaster", "newsletter"}


class Form(NamedTuple):
    """What sort of work it is, as each format calls it. The default fits what is not known, and claims nothing."""

    csl: str = "document"
    bibtex: str = "misc"
    ris: str = "GEN"
    schema: str = "CreativeWork"
    genre: str = ""
    serial: bool = False


@dataclass(frozen=True, slots=True)
class Atlas:
    """Where citations are taken from: the atlas, its address and its edition, which is None before the first load."""

    site_url: str
    edition: Edition | None

    @property
    def in_words(self) -> str:
        """`Policy Atlas, edition 3 (21 November 2026)`."""
        if self.edition is None:
            return NAME
        told = {"name": NAME, "number": self.edition.number, "date": date_format(self.edition.published_at, "j F Y")}
        return _("%(name)s, edition %(number)d (%(date)s)") % told

    @property
    def name_and_number(self) -> str:
        """`Policy Atlas, edition 3`."""
        if self.edition is None:
            return NAME
        return _("%(name)s, edition %(number)d") % {"name": NAME, "number": self.edition.number}


@dataclass(frozen=True, slots=True)
class Work:
    """One text of others, as it was published, and the way through the atlas. What is not known is empty.

    `key`: the source's slug, or that and the number of the claim that is cited (`daily-2016-steel-3`). `authors` are
    names as given, never taken apart. `published`: `2016-05-24`, as far as known. `url` leads to the passage of the
    claim. `origin`: the text that the claim goes back to, if another. `name`: the claim's public name.
    """

    key: str
    form: Form
    title: str
    authors: tuple[str, ...]
    publisher: str
    published: str
    language: str
    url: str
    archived_url: str
    read_at: str
    passage: str
    origin: "Work | None"
    atlas: Atlas
    name: str
    address: str

    @property
    def serial(self) -> str:
        """The paper or journal that it is a piece of."""
        return self.publisher if self.form.serial else ""

    @property
    def house(self) -> str:
        """Who published it, where that is not the name of a paper or journal."""
        return "" if self.form.serial else self.publisher

    @property
    def date_parts(self) -> tuple[int, ...]:
        """Year, month and day, as far as known."""
        return tuple(int(part) for part in self.published.split("-") if part)

    @property
    def year(self) -> str:
        """The year of publication, else `n.d.`, as style guides have it."""
        return self.published[:4] or _("n.d.")

    @property
    def via(self) -> str:
        """The way through the atlas: `Policy Atlas, edition 3 (21 November 2026), claim daily-2016-steel#3, https://…`."""
        claim = _("claim %(name)s") % {"name": self.name} if self.name else ""
        return ", ".join(filter(None, [self.atlas.in_words, claim, self.address]))

    @property
    def quoted(self) -> str:
        """Its title in quotation marks, those within it single; empty where none is shown."""
        return f"“{self.title.translate(SINGLE)}”" if self.title else ""

    @property
    def brief(self) -> str:
        """In the note of another work: `The Agency, “Wire”, 2016`."""
        known = [self.publisher, self.quoted, self.published and self.date]
        return ", ".join(filter(None, known))

    @property
    def date(self) -> str:
        """`24 May 2016`, as far as known, else `n.d.`."""
        return date_as_known(self.published) if self.published else _("n.d.")

    @property
    def by(self) -> str:
        """Its authors, in words."""
        return get_text_list(list(self.authors), _("and"))

    @property
    def note(self) -> str:
        """What formats have no field for: whom it passes on, where it was read, the passage, a copy, and the way."""
        passes_on = self.origin.brief if self.origin else ""
        told = [
            _("Passing on %(origin)s.") % {"origin": passes_on} if passes_on else "",
            _("Read: %(where)s.") % {"where": self.read_at} if self.read_at else "",
            _("Passage: %(where)s.") % {"where": self.passage} if self.passage else "",
            _("Archived copy: %(url)s") % {"url": self.archived_url} if self.archived_url else "",
            _("Via %(atlas)s") % {"atlas": self.via},
        ]
        return " ".join(filter(None, told))


def this_atlas(edition: Edition | None) -> Atlas:
    """The atlas at its own address, in this edition."""
    return Atlas(settings.SITE_URL, edition)


def work_of(source: Source, atlas: Atlas, claim: Claim | None = None) -> Work:
    """A source read `with_publisher()`; cited for this claim, read `with_provenance()`, if there is one."""
    work = _as_published(source, atlas)
    if claim is None:
        return replace(work, origin=_as_published(source.relays, atlas) if source.relays else None)
    return replace(
        work,
        key=f"{source.slug}-{claim.number}",
        url=original_passage_url(claim),
        passage=_passage(claim),
        origin=_as_published(claim.origin, atlas) if claim.origin_id != source.pk else None,
        name=claim.public_name,
        address=f"{atlas.site_url}{claim.get_absolute_url()}",
    )


def plain(text: str) -> str:
    """On one line, without the characters that steer a terminal: no format can be broken out of by a line's end."""
    return " ".join("".join(" " if unicodedata.category(sign) == "Cc" else sign for sign in text).split())


def _as_published(source: Source, atlas: Atlas) -> Work:
    """A source by itself, without what it passes on."""
    return Work(
        key=source.slug,
        form=_form(source),
        title=plain(source.title),
        authors=tuple(filter(None, map(plain, source.authors))),
        publisher=plain(source.publisher_name),
        published=source.published,
        language=source.language,
        url=source.url,
        archived_url=source.archived_url,
        read_at=plain(source.via),
        passage="",
        origin=None,
        atlas=atlas,
        name="",
        address=f"{atlas.site_url}{source.get_absolute_url()}",
    )


def _form(source: Source) -> Form:
    """That of its kind. What would be a piece of a paper or journal, but whose publisher is none, is a document."""
    kind = SOURCE_KINDS.get(source.kind)
    if kind is None:
        return Form()
    if not kind.serial:
        return Form(kind.csl, kind.bibtex, kind.ris, kind.schema, str(kind.genre))
    publisher = source.publisher.kind if source.publisher else ""
    if publisher not in (JOURNALS if kind.id == "academic" else SERIALS):
        return Form(genre=str(kind.genre))
    if publisher == "magazine":
        return Form("article-magazine", kind.bibtex, "MGZN", kind.schema, str(kind.genre), serial=True)
    return Form(kind.csl, kind.bibtex, kind.ris, kind.schema, str(kind.genre), serial=True)


def _passage(claim: Claim) -> str:
    if claim.paragraph:
        return _("paragraph %(number)d") % {"number": claim.paragraph}
    return _("page %(number)d") % {"number": claim.page} if claim.page else ""
