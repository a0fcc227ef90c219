"""Each gap as an item of the worklist, with the action that mends it; reads only what it is given."""

from collections.abc import Iterable, Iterator
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from policyatlas.citing import measure_in_words, publication
from policyatlas.curate.doors import DECIDES
from policyatlas.curate.gaps.groups import Action, Item
from policyatlas.evidence import Cell
from policyatlas.evidence.gaps import Stale
from policyatlas.records.models import Case, Claim, ClaimLink, Proposal, Source, Suspicion

BROKEN = ("gone", "changed")
LONGEST = 200


def empty(cells: Iterable[Cell]) -> Iterator[Item]:
    """Questions that nobody has looked into."""
    for cell in cells:
        note = Action(gettext_lazy("Say why it is empty"), f"{_add('coverage')}?{_asking(cell)}", DECIDES)
        yield _cell(cell, _("Nobody has looked for sources."), note)


def single(cells: Iterable[Cell]) -> Iterator[Item]:
    """Cells of one origin."""
    for cell in cells:
        number = len(cell.claims)
        told = ngettext("%(n)d claim, one origin", "%(n)d claims, one origin", number) % {"n": number}
        yield _cell(cell, told)


def failing(cells: Iterable[Cell]) -> Iterator[Item]:
    """Cells that pass no test."""
    for cell in cells:
        results = ", ".join(result.counted for result in cell.evidence.results) if cell.evidence else ""
        yield _cell(cell, results)


def stale(figures: Iterable[Stale]) -> Iterator[Item]:
    """Figures that are long past."""
    for one in figures:
        asked = urlencode(
            {
                "case": one.case.public_name,
                "dimension": one.claim.dimension,
                "note": _("A newer figure: %(indicator)s") % {"indicator": one.indicator.label},
            }
        )
        yield Item(
            f"{one.case.name}: {one.indicator.label}",
            f"{one.year}: {measure_in_words(one.claim.measure)}",
            one.claim.get_absolute_url(),
            (Action(gettext_lazy("Add a newer source"), f"{reverse('desk:inbox-add')}?{asked}"),),
            frozenset({one.case.pk}),
            frozenset({one.claim.dimension}),
        )


def links(sources: Iterable[Source], claims: Iterable[Claim]) -> Iterator[Item]:
    """Addresses that are gone first, then those that read otherwise; then passages that are not there any more."""
    about: dict[int, list[Claim]] = {}
    missing = []
    for claim in claims:
        about.setdefault(claim.source_id, []).append(claim)
        if claim.passage_missing:
            missing.append(claim)
    broken = [source for source in sources if source.link in BROKEN]
    for source in sorted(broken, key=lambda one: (BROKEN.index(one.link), one.slug)):
        held = about.get(source.pk, [])
        told = ngettext("%(n)d claim rests on it", "%(n)d claims rest on it", len(held)) % {"n": len(held)}
        state = source.get_link_outcome_display()
        mend = Action(gettext_lazy("Mend the source"), reverse("desk:correct-source", args=[source.slug]))
        yield Item(_title(source), f"{state}: {told}", source.get_absolute_url(), (mend,), *_concerned(held))
    for claim in sorted(missing, key=lambda one: (one.source.slug, one.number)):
        mend = Action(
            gettext_lazy("Correct the claim"), reverse("desk:correct-claim", args=[claim.source.slug, claim.number])
        )
        told = _("The page no longer holds the words of its passage: “%(words)s …”") % {"words": claim.opens}
        yield Item(claim.statement[:LONGEST], told, claim.get_absolute_url(), (mend,), *_concerned([claim]))


def suspicions(found: Iterable[Suspicion]) -> Iterator[Item]:
    """Pairs of figures that an editor has not judged yet."""
    for one in found:
        figures = " ≠ ".join(measure_in_words(claim.measure) for claim in (one.one, one.other))
        page = reverse("admin:records_suspicion_change", args=[one.pk])
        title = f"{one.one.main_case.name}: {figures}"
        told = f"{one.one.public_name}, {one.other.public_name}"
        judge = Action(gettext_lazy("Judge it"), page, "records.change_suspicion")
        yield Item(title, told, one.one.get_absolute_url(), (judge,), *_concerned([one.one, one.other]))


def disputes(found: Iterable[ClaimLink]) -> Iterator[Item]:
    """Links that say what two claims differ about, and not why both stand."""
    for link in found:
        name = f"{link.from_claim.public_name}/{link.stance}/{link.to_claim.public_name}"
        write = Action(gettext_lazy("Write the sentence"), reverse("desk:cases-edit", args=["link", name]), DECIDES)
        told = f"{link.from_claim.public_name}, {link.to_claim.public_name}"
        page = link.from_claim.get_absolute_url()
        yield Item(link.question, told, page, (write,), *_concerned([link.from_claim, link.to_claim]))


def summaries(cases: Iterable[tuple[Case, int]]) -> Iterator[Item]:
    """Well-covered cases without a summary, with their number of claims."""
    for case, number in cases:
        asked = urlencode({"case": case.public_name})
        write = Action(gettext_lazy("Write a summary"), f"{_add('summary')}?{asked}")
        told = ngettext("%(n)d claim to draw on", "%(n)d claims to draw on", number) % {"n": number}
        yield Item(case.name, told, case.get_absolute_url(), (write,), frozenset({case.pk}))


def incomplete(sources: Iterable[Source], claims: Iterable[Claim]) -> Iterator[Item]:
    """Sources that lack what a reader needs to find them, those that lack most first."""
    about: dict[int, list[Claim]] = {}
    for claim in claims:
        about.setdefault(claim.source_id, []).append(claim)
    lacking = [(source, lacks) for source in sources if (lacks := _lacks(source))]
    for source, lacks in sorted(lacking, key=lambda one: (-len(one[1]), -len(about.get(one[0].pk, ())), one[0].slug)):
        mend = Action(gettext_lazy("Complete it"), reverse("desk:correct-source", args=[source.slug]))
        held = about.get(source.pk, [])
        yield Item(_title(source), ", ".join(lacks), source.get_absolute_url(), (mend,), *_concerned(held))


def waiting(proposals: Iterable[Proposal], cases: Iterable[Case]) -> Iterator[Item]:
    """Proposals that have waited long, who has waited longest first."""
    keys = {case.public_name: case.pk for case in cases}
    for proposal in proposals:
        page = reverse("desk:review-screen", args=[proposal.pk])
        form = proposal.after or {}
        about = form.get("about") if isinstance(form.get("about"), list) else [form.get("case"), proposal.record]
        on = frozenset(keys[name] for name in about or () if isinstance(name, str) and name in keys)
        dimension = form.get("dimension")
        told = _("%(who)s, since %(day)s") % {
            "who": proposal.author.get_username(),
            "day": f"{proposal.submitted_at:%Y-%m-%d}" if proposal.submitted_at else "",
        }
        title = str(form.get("statement") or form.get("title") or form.get("name") or proposal.record)[:LONGEST]
        dimensions = frozenset({dimension} if isinstance(dimension, str) else ())
        yield Item(title, told, page, (Action(gettext_lazy("Review it"), page, DECIDES),), on, dimensions)


def _cell(cell: Cell, told: str, *more: Action) -> Item:
    page = reverse("browse:cell", args=[cell.case.case_kind, cell.case.slug, cell.dimension.id])
    add = Action(gettext_lazy("Add a source"), f"{reverse('desk:inbox-add')}?{_asking(cell)}")
    title = f"{cell.case.name}: {cell.dimension.label}"
    return Item(title, told, page, (add, *more), frozenset({cell.case.pk}), frozenset({cell.dimension.id}))


def _asking(cell: Cell) -> str:
    return urlencode({"case": cell.case.public_name, "dimension": cell.dimension.id})


def _add(kind: str) -> str:
    return reverse("desk:cases-add", args=[kind])


def _title(source: Source) -> str:
    return source.title[:LONGEST] or f"{publication(source)} ({source.slug})"


def _lacks(source: Source) -> list[str]:
    wanted = ((source.title, _("no title")), (source.publisher_id, _("no publisher")), (source.published, _("no date")))
    return [words for there, words in wanted if not there]


def _concerned(claims: Iterable[Claim]) -> tuple[frozenset[int], frozenset[str]]:
    held = list(claims)
    return frozenset(claim.main_case_id for claim in held), frozenset(claim.dimension for claim in held)
