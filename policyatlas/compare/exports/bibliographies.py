"""The sources of a comparison as a bibliography, in the order of their numbers; knows no file format."""

from collections.abc import Callable

from policyatlas.citing import Bibliography, this_atlas, work_of
from policyatlas.compare.exports.taken import Taken


def in_form(form: Bibliography) -> Callable[[Taken], str]:
    """Writes what a comparison cites on screen in this form."""

    def write(taken: Taken) -> str:
        atlas = this_atlas(taken.edition)
        return form.write(work_of(reference.source, atlas) for reference in taken.comparison.references)

    return write
