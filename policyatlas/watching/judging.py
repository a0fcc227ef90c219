"""What an answer says of a link, held against what was found before; asks nobody and writes nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from policyatlas.fetching import Fetched, FetchError, MediaTypeError, StatusError, TooLargeError, TooSlowError
from policyatlas.watching.reading import Words, digest, passage, text_of_page

GONE = (404, 410)
KEPT_OUT = (401, 402, 403, 407, 429, 451)
NOT_READ = (TooSlowError, TooLargeError, MediaTypeError)  # there may well be a page for readers


@dataclass(frozen=True, slots=True)
class Before:
    """What the last check that found anything out left behind; empty where there was none."""

    outcome: str = ""
    etag: str = ""
    last_modified: str = ""
    digest: str = ""
    passages: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Finding:
    """How a link stands. `outcome` is an id of LINK_OUTCOMES, `detail` a sentence for curators.

    `passages` are digests of the passages as they were first found here. `missing` are the claims whose words do not
    stand there; None where the page could not be read, so that nothing is known of them.
    """

    outcome: str
    status: int | None = None
    final_url: str = ""
    moved_to: str = ""
    detail: str = ""
    digest: str = ""
    passages: Mapping[str, str] = field(default_factory=dict)
    missing: frozenset[int] | None = None
    etag: str = ""
    last_modified: str = ""

    @property
    def conclusive(self) -> bool:
        """Whether it says how the page stands, and not only that nobody could tell."""
        return self.outcome not in ("not-checkable", "failed")


def judge_failure(error: FetchError) -> Finding:
    """A link whose page was not had."""
    outcome = "not-checkable" if isinstance(error, NOT_READ) else "failed"
    return Finding(outcome, status=error.status, detail=str(error))


def judge(fetched: Fetched, words: Sequence[Words], before: Before) -> Finding:
    """A link whose server answered; without words only whether it does."""
    moved_to = fetched.moved_to
    there = Finding(
        "moved" if moved_to else "reachable",
        status=fetched.status,
        final_url=fetched.url,
        moved_to=moved_to,
        etag=fetched.etag,
        last_modified=fetched.last_modified,
        passages=before.passages,
    )
    if fetched.status == 304:
        outcome = "changed" if before.outcome == "changed" else there.outcome
        return replace(there, outcome=outcome, digest=before.digest, detail=_("The page is as it was."))
    if fetched.status not in range(200, 300):
        return replace(there, outcome=_refused(fetched.status), moved_to="", detail=str(StatusError(fetched.status)))
    return _read(there, fetched, words, before) if words else there


def _refused(status: int) -> str:
    if status in GONE:
        return "gone"
    return "not-checkable" if status in KEPT_OUT else "failed"


def _read(there: Finding, fetched: Fetched, words: Sequence[Words], before: Before) -> Finding:
    """A page that was read: whether the passages stand there, and read as they first did."""
    text = text_of_page(fetched.text, fetched.media_type)
    found = {one: stands for one in words if (stands := passage(one, text)) is not None}
    known = [one for one in words if one.key in before.passages]
    if not found and not known:
        hint = _("The page answers, but none of the passages stands in what it shows to a program.")
        return replace(there, outcome="not-checkable", moved_to="", detail=hint)
    now = {one.key: digest(stands) for one, stands in found.items()}
    lost = [one for one in known if one not in found]
    altered = [one for one in known if one in found and now[one.key] != before.passages[one.key]]
    return replace(
        there,
        outcome="changed" if lost or altered else there.outcome,
        detail=_in_words(len(lost), len(altered), len(words) - len(found) - len(lost)),
        digest=digest("\n".join(sorted(now.values()))),
        passages={**now, **before.passages},
        missing=frozenset(one.claim for one in words if one not in found),
    )


def _in_words(lost: int, altered: int, never: int) -> str:
    said = [
        (lost, ngettext("%d passage stands there no more.", "%d passages stand there no more.", lost)),
        (altered, ngettext("%d passage reads otherwise.", "%d passages read otherwise.", altered)),
        (never, ngettext("%d passage was never found there.", "%d passages were never found there.", never)),
    ]
    return " ".join(sentence % count for count, sentence in said if count)
