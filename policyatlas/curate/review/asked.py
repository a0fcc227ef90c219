"""What is shown again after a decision that could not be taken: every form as it was sent, and why. Decides nothing."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.utils.translation import gettext as _

from policyatlas.curate.claim_fields import field_at
from policyatlas.curate.proposals import recount
from policyatlas.curate.review.forms import DisputeForm, FieldsForm, SendBackForm, SetAsideForm, fields_of
from policyatlas.curate.review.narrowing import Narrowing
from policyatlas.curate.review.screen import Screen, screen_of
from policyatlas.ledger.differences import Difference, difference
from policyatlas.records.models import Proposal

LONGEST = 200_000  # characters of what a page says it showed

type Problem = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Desk:
    """A screen with its forms. `problems` are sentences, each with the id of the field that it is mended at."""

    screen: Screen
    fields: FieldsForm
    back: SendBackForm
    aside: SetAsideForm
    dispute: DisputeForm
    narrowing: Narrowing
    problems: tuple[Problem, ...] = ()
    opened: str = ""
    since: Difference | None = None
    mine: Difference | None = None

    @property
    def seen(self) -> str:
        """What this page shows, for the next one to tell what has changed in the meantime."""
        return json.dumps(self.screen.proposal.after, ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class Sent:
    """A form that came from a screen: which of them, what was in it, and what the screen had shown."""

    form: str = ""
    data: Mapping[str, Any] | None = None

    @property
    def version(self) -> int:
        """The version of the proposal that was on the screen; 0 where that cannot be told."""
        said = str((self.data or {}).get("version", ""))
        return int(said) if said.isdecimal() and len(said) < 10 else 0

    @property
    def seen(self) -> Any:  # noqa: ANN401 - a form of any record
        """What was on the screen, as its page says; only ever shown to who sent it."""
        said = str((self.data or {}).get("seen", ""))
        try:
            seen = json.loads(said) if 0 < len(said) <= LONGEST else None
        except (ValueError, RecursionError):
            return None
        return seen if isinstance(seen, dict) else None

    def data_of(self, form: str) -> Mapping[str, Any] | None:
        """What was in this form, if it was the one."""
        return self.data if self.form == form else None


def desk_of(
    proposal: Proposal,
    reader: User,
    narrowing: Narrowing,
    sent: Sent | None = None,
    *,
    problems: Mapping[str, list[str]] | None = None,
    is_overtaken: bool = False,
    opened: str = "",
) -> Desk:
    """The screen of a proposal, with what was sent in vain still in its fields."""
    sent = sent or Sent()
    screen = screen_of(proposal, reader, narrowing)
    recount(proposal, screen.inspected)
    fields = fields_of(proposal, sent.data_of("mend"))
    told = tuple(
        (sentence, _anchor(proposal.kind, path)) for path, found in (problems or {}).items() for sentence in found
    )
    since = mine = None
    if is_overtaken and sent.seen is not None:
        since = difference(proposal.kind, sent.seen, proposal.after)
        if sent.form == "mend":
            mine = difference(proposal.kind, proposal.after, fields.written())
    return Desk(
        screen=screen,
        fields=fields,
        back=SendBackForm(sent.data_of("send-back"), difference=screen.difference),
        aside=SetAsideForm(sent.data_of("set-aside")),
        dispute=DisputeForm(sent.data_of("dispute"), beside=screen.beside),
        narrowing=narrowing,
        problems=told,
        opened=opened or sent.form,
        since=since,
        mine=mine,
    )


def what_happened(proposal: Proposal) -> str:
    """A sentence on what somebody else has done in the meantime."""
    who = proposal.reviewer.get_username() if proposal.reviewer else ""
    match proposal.state:
        case "published":
            return _("%(who)s has published this in the meantime.") % {"who": who}
        case "sent-back":
            return _("%(who)s has sent this back in the meantime.") % {"who": who}
        case "set-aside":
            return _("This has been set aside in the meantime.")
    return _("Somebody has changed this in the meantime. Below is what changed; what you wrote is still in its fields.")


def _anchor(kind: str, path: str) -> str:
    name = field_at(path) if kind == "claim" else path
    return f"id_{name}" if name else ""
