"""How the link of a source stood when it was last checked, in words for readers; knows no page."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from policyatlas.citing.passages import holds_archive
from policyatlas.records.models import Claim, Source


def link_in_words(source: Source) -> str:
    """How the address of a source stood, and when; empty where it was not checked."""
    told = {
        "reachable": _("Answered on %(day)s."),
        "moved": _("Moved; checked on %(day)s."),
        "changed": _("Changed since it was first checked; last checked on %(day)s."),
        "gone": _("Gone; checked on %(day)s."),
        "not-checkable": _("Could not be checked on %(day)s."),
        "failed": _("Could not be reached on %(day)s."),
    }.get(source.link, "")
    return _dated(told, source)


def archive_in_words(source: Source) -> str:
    """The same of the address of its archived copy, where it did not answer."""
    if source.archive not in ("gone", "failed") or source.archive_checked_at is None:
        return ""
    return _("It did not answer on %(day)s.") % {"day": date_format(source.archive_checked_at, "j F Y")}


def passage_warning(claim: Claim) -> str:
    """What a reader should know before following the link into the source; empty where it leads where it says."""
    source = claim.source
    if source.link == "gone":
        told = _("The page of the source was gone on %(day)s.")
    elif claim.passage_missing:
        told = _("These words were not found on the page of the source on %(day)s.")
    elif source.link == "changed":
        told = _("The page of the source has changed since it was first checked; last checked on %(day)s.")
    else:
        return ""
    advice = _("Read the archived copy.") if holds_archive(source) else ""
    return " ".join(filter(None, [_dated(told, source), advice]))


def _dated(told: str, source: Source) -> str:
    return told % {"day": date_format(source.link_checked_at, "j F Y")} if told and source.link_checked_at else ""
