"""A work as a footnote and as a sentence in somebody else's text; knows no page."""

from django.utils.translation import gettext as _

from policyatlas.citing.works import Atlas, Work, plain
from policyatlas.records.models import Claim

# fmt: off
# Words that open a statement and are no names, so that they are written small within a sentence.
OPENING = frozenset({
    "A", "About", "After", "All", "Among", "An", "As", "At", "Before", "Between", "By", "Each", "Eight", "Every",
    "Few", "Five", "For", "Four", "From", "If", "In", "It", "Its", "Many", "More", "Most", "Nine", "No", "Of", "On",
    "One", "Only", "Other", "Over", "Seven", "Several", "Since", "Six", "Some", "Ten", "The", "Their", "These",
    "They", "This", "Three", "To", "Two", "Under", "Until", "What", "When", "Where", "While", "With", "Within",
    "Without",
})
# fmt: on


def footnote(work: Work) -> str:
    """The work first, as it was published, then the way through the atlas: notes in the manner of Chicago.

    `Wang Jun and Li Na, “Steel”, China Daily, 24 May 2016, https://… Via Policy Atlas, edition 3 (…), claim
    china-daily-2016-steel#3, https://….` Marks stand outside the quotation, since a title is quoted as it was given.
    """
    parts = [
        work.by,
        work.quoted or _("[title not shown]"),
        work.publisher or _("publisher not shown"),
        work.date,
        work.url,
        _("passing on %(origin)s") % {"origin": work.origin.brief} if work.origin and work.origin.brief else "",
    ]
    told = {"source": ", ".join(filter(None, parts)).removesuffix("."), "atlas": work.via}
    return _("%(source)s. Via %(atlas)s.") % told


def sentence(work: Work, claim: Claim) -> str:
    """What the claim says, in the words of the atlas, by whom it is said: `According to China Daily (2016), …`."""
    told = {
        "teller": _teller(work, claim),
        "statement": _within(plain(claim.statement)),
        "atlas": ", ".join([work.atlas.name_and_number, _("claim %(name)s") % {"name": work.name}]),
    }
    return _("According to %(teller)s, %(statement)s (via %(atlas)s).") % told


def mention(work: Work) -> str:
    """A source in a sentence: `China Daily (2016) in “Steel” (via Policy Atlas, edition 3).`."""
    named = work.quoted or _("a text whose title is not shown")
    told = {"teller": _dated(work), "title": named, "atlas": work.atlas.name_and_number}
    return _("See %(teller)s, %(title)s (via %(atlas)s).") % told


def page_note(title: str, address: str, atlas: Atlas) -> str:
    """A page of the atlas as a footnote: `“Wuhan”, Policy Atlas, edition 3 (21 November 2026), https://….`."""
    told = {"title": plain(title), "atlas": atlas.in_words, "address": f"{atlas.site_url}{address}"}
    return _("“%(title)s”, %(atlas)s, %(address)s.") % told


def page_sentence(title: str, told: str, address: str, atlas: Atlas) -> str:
    """A page of the atlas in a sentence; `told`: how much it records, in words."""
    told_of = {"atlas": atlas.in_words, "told": told, "title": plain(title), "address": f"{atlas.site_url}{address}"}
    return _("On %(title)s, %(atlas)s records %(told)s (%(address)s).") % told_of


def _teller(work: Work, claim: Claim) -> str:
    """Whom the source quotes, else the text that it passes on, else the source itself: each with the source's year."""
    source, said_by = _dated(work), claim.said_by or {}
    speaker = plain(said_by.get("name") or said_by.get("organisation") or said_by.get("role") or "")
    if speaker and speaker not in work.publisher and speaker not in work.authors:
        return _("%(speaker)s, quoted by %(source)s") % {"speaker": speaker, "source": source}
    passed_on = work.origin.publisher if work.origin else ""
    if passed_on and passed_on != work.publisher:
        return _("%(origin)s, as passed on by %(source)s") % {"origin": passed_on, "source": source}
    return source


def _dated(work: Work) -> str:
    """`China Daily (2016)`; by its authors where no publisher is shown."""
    return f"{work.publisher or work.by or _('a source whose publisher is not shown')} ({work.year})"


def _within(statement: str) -> str:
    """A statement as the second half of a sentence, without its full stop."""
    first, space, rest = statement.partition(" ")
    return (first.lower() if first in OPENING else first) + space + rest.removesuffix(".")
