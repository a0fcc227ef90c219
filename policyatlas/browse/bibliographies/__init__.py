"""Which works the bibliography of a page holds, and what its file is called; knows no request and no file format."""

from collections.abc import Iterable
from dataclasses import dataclass

from policyatlas.browse.lists import Asked
from policyatlas.browse.lists.sources import sources_asked_for
from policyatlas.browse.profiles import profile_of
from policyatlas.citing import Reference, Work, this_atlas, work_of
from policyatlas.records.editions import current_edition
from policyatlas.records.models import Case, Claim, Source
from policyatlas.vocabulary import DIMENSIONS


@dataclass(frozen=True, slots=True)
class Works:
    """Works to be taken away, in order. `name`: of the file, without its suffix."""

    name: str
    works: tuple[Work, ...]


def works_of_claim(claim: Claim) -> Works:
    """The source of a claim, cited for its passage."""
    return _works(f"{claim.source.slug}-{claim.number}", [(claim.source, claim)])


def works_of_source(slug: str) -> Works | None:
    """A source or stub; None where there is none of this name."""
    source = Source.objects.with_publisher().filter(slug=slug).first()
    return _works(source.slug, [(source, None)]) if source else None


def works_of_case(case: Case, *, own: bool = False) -> Works:
    """Every source that the claims of a case rest on, in the order of its profile, which shows only some at a time."""
    references = profile_of(case, own=own, opened=DIMENSIONS).references
    return _works(case.slug, [(reference.source, None) for reference in references])


def works_of_pair(references: Iterable[Reference], model: Case, learner: Case) -> Works:
    """Every source on the page of a pair, in its order."""
    return _works(f"{model.slug}-{learner.slug}", [(reference.source, None) for reference in references])


def works_listed(asked: Asked) -> Works:
    """The sources that a list shows on all its pages, in its order."""
    return _works("sources", [(source, None) for source in sources_asked_for(asked)])


def _works(name: str, cited: Iterable[tuple[Source, Claim | None]]) -> Works:
    edition = current_edition()
    atlas = this_atlas(edition)
    words = ["policy-atlas", name, *(["edition", str(edition.number)] if edition else [])]
    return Works("-".join(words), tuple(work_of(source, atlas, claim) for source, claim in cited))
