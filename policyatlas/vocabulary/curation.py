"""How far things on the curators' desk have come, and why records change; the terms are the atlas's own."""

from django.utils.translation import gettext_lazy as _

from policyatlas.vocabulary.terms import Term, Vocabulary

PROPOSAL_STATES = Vocabulary(
    "proposal state",
    _("State"),
    [
        Term("draft", _("Draft"), _("Being written; only its author works on it")),
        Term("in-review", _("In review"), _("Waits for a second person")),
        Term("sent-back", _("Sent back"), _("A reviewer asks its author for something")),
        Term("published", _("Published"), _("Accepted by a second person, and part of the atlas")),
        Term("set-aside", _("Set aside"), _("Given up, by its author or by a reviewer; kept, never shown")),
    ],
)

PROPOSAL_STEPS = Vocabulary(
    "proposal step",
    _("Step"),
    [
        Term("add", _("Add"), _("A record that was not there")),
        Term("edit", _("Correct"), _("Another wording, place or figure for a record that is there")),
        Term("retract", _("Retract"), _("A claim is taken off the site; its address says why")),
        Term("supersede", _("Supersede"), _("A claim gives way to another; its address names the successor")),
        Term("remove", _("Take out"), _("A record that others do not rest on is taken out")),
        Term("merge", _("Merge"), _("Two records turn out to be one; the address of the other leads to it")),
        Term("revert", _("Revert"), _("A record is put back as it stood before a change")),
    ],
)

CAUSES = Vocabulary(
    "cause",
    _("Cause"),
    [
        Term("erred", _("We erred"), _("The atlas said what the source does not")),
        Term("source-changed", _("The source changed"), _("Its publisher corrected, moved or withdrew it")),
        Term("new-evidence", _("New evidence"), _("Another source says more, or says it better")),
        Term("wording", _("Wording"), _("Clearer words for the same")),
    ],
)

SUSPICION_STATES = Vocabulary(
    "suspicion state",
    _("State"),
    [
        Term("open", _("Open"), _("Found by the rule; an editor has not judged yet")),
        Term("dismissed", _("Dismissed"), _("An editor saw no dispute in it; the reason is kept")),
        Term("linked", _("Linked"), _("An editor has said how the two claims stand to one another")),
    ],
)

INTAKE_STATES = Vocabulary(
    "intake state",
    _("State"),
    [
        Term("suggested", _("Suggested"), _("By a reader; an editor has not looked yet")),
        Term("wanted", _("Wanted"), _("To be read, by nobody in particular yet")),
        Term("reading", _("Being read"), _("A curator has it")),
        Term("done", _("Read"), _("Its claims are with the reviewers or published")),
        Term("declined", _("Declined"), _("Not for the atlas; the reason is kept")),
    ],
)
