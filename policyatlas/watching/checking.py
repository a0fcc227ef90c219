"""Asks for addresses in turn and writes down at once what each answer says; prints nothing."""

import time
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from policyatlas.fetching import FetchError, Limits, SwitchedOffError, Want, fetch
from policyatlas.records.editions import note_observation, only_writer
from policyatlas.records.models import Claim, LinkCheck, Source
from policyatlas.watching.judging import Before, Finding, judge, judge_failure
from policyatlas.watching.reading import Words
from policyatlas.watching.robots import Robots
from policyatlas.watching.rounds import Due, Turns, due

STAYS = ("gone", "changed")  # until a later look finds the page well; one that sees nothing is no such look


@dataclass(frozen=True, slots=True)
class Checked:
    """An address, what was found there, and its place in the round."""

    due: Due
    finding: Finding
    number: int
    total: int


def check_links(
    limits: Limits,
    *,
    older_than: timedelta,
    slugs: Collection[str] = (),
    most: int | None = None,
    pause: float = 2.0,
) -> Iterator[Checked]:
    """Ask for each address that was not asked for that long, one at a time; each is written down before the next.

    Whoever stops in the middle loses nothing: the next round leaves out what was asked. Raises SwitchedOffError.
    """
    if not limits.on:
        raise SwitchedOffError
    waiting = due(timezone.now() - older_than, slugs)[:most]
    robots, turns, number = Robots(limits), Turns(waiting), 0
    try:
        while turns:
            at, one = turns.take()
            time.sleep(max(at - time.monotonic(), 0))
            if not robots.know(one.url):
                robots.ask(one.url)
                turns.again(one, time.monotonic() + max(pause, robots.pause(one.url)))
                continue
            finding = check(one, limits, robots)
            turns.done(one, time.monotonic() + max(pause, robots.pause(one.url)))
            number += 1
            yield Checked(one, finding, number, len(waiting))
    finally:
        if number:  # of most links no more than the day has changed, for which pages need not be made anew each time
            with only_writer():
                note_observation()


def check(one: Due, limits: Limits, robots: Robots) -> Finding:
    """Ask for one address, and write down what was found."""
    words = () if one.archived else _words(one.source)
    before = _before(one)
    finding = _ask(one, limits, robots, words, before)
    _record(one, finding, timezone.now())
    return finding


def _ask(one: Due, limits: Limits, robots: Robots, words: tuple[Words, ...], before: Before) -> Finding:
    if not robots.allow(one.url):
        return Finding("not-checkable", detail=_("The host asks programs to stay away from this page (robots.txt)."))
    all_known = before.digest and all(word.key in before.passages for word in words)
    try:
        fetched = fetch(
            one.url,
            limits,
            want=Want.BODY if words else Want.NOTHING,
            etag=before.etag if all_known else "",
            last_modified=before.last_modified if all_known else "",
        )
    except FetchError as error:
        return judge_failure(error)
    return judge(fetched, words, before)


def _words(source: int) -> tuple[Words, ...]:
    claims = Claim.objects.published().filter(source=source).order_by("number")
    return tuple(Words(*row) for row in claims.values_list("pk", "opens", "closes"))


def _before(one: Due) -> Before:
    source = Source.objects.get(pk=one.source)
    last = LinkCheck.objects.of(source, archived=one.archived).conclusive().first()
    if last is None:
        return Before()
    return Before(last.outcome, last.etag, last.last_modified, last.digest, last.passages)


def _record(one: Due, finding: Finding, at: datetime) -> None:
    """The row of the history; and the state of the source, unless that says more than this look could.

    Pages are made anew at once where they say more than another day.
    """
    with only_writer():
        before = _said(one)
        _write(one, finding, at)
        if _said(one) != before:
            note_observation()


def _said(one: Due) -> tuple[object, ...]:
    """What pages say of the source and its claims, but for the day."""
    fields = ("archive_outcome", "archive_checked", "link_outcome", "link_checked", "link_leads_to")
    missing = Claim.objects.filter(source=one.source, words_missing=True).order_by("pk").values_list("pk", flat=True)
    return *Source.objects.values_list(*fields).get(pk=one.source), *missing


def _write(one: Due, finding: Finding, at: datetime) -> None:
    LinkCheck.objects.create(
        source_id=one.source,
        archived=one.archived,
        url=one.url,
        at=at,
        outcome=finding.outcome,
        status=finding.status,
        final_url=finding.final_url,
        detail=finding.detail,
        digest=finding.digest,
        passages=finding.passages,
        etag=finding.etag,
        last_modified=finding.last_modified,
    )
    rows = Source.objects.filter(pk=one.source)
    if one.archived:
        stands = rows.filter(archive_checked=one.url, archive_outcome__in=STAYS)
        state = {"archive_outcome": finding.outcome, "archive_checked_at": at, "archive_checked": one.url}
    else:
        stands = rows.filter(link_checked=one.url, link_outcome__in=STAYS)
        state = {
            "link_outcome": finding.outcome,
            "link_checked_at": at,
            "link_checked": one.url,
            "link_leads_to": finding.moved_to,
        }
    if finding.conclusive or not stands.exists():
        rows.update(**state)
    if finding.missing is not None:
        claims = Claim.objects.filter(source=one.source)
        claims.filter(pk__in=finding.missing).update(words_missing=True)
        claims.exclude(pk__in=finding.missing).update(words_missing=False)
