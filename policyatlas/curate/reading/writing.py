"""The claim that is being written beside a text: its form, what is offered for it, and how it is kept and handed in."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from django.contrib.auth.models import User
from django.utils.translation import gettext as _

from policyatlas.curate import proposals
from policyatlas.curate.checks import inspect
from policyatlas.curate.claim_fields import PATHS, SECTIONS, field_at
from policyatlas.curate.claim_forms import ClaimForm
from policyatlas.curate.flags import unnamed
from policyatlas.curate.proposals import OvertakenError
from policyatlas.curate.reading.document import span_of
from policyatlas.curate.reading.offers import Offers, offers_in
from policyatlas.curate.reading.picking import picked
from policyatlas.curate.reading.texts import Reading
from policyatlas.curate.steps import RefusedError
from policyatlas.curate.wording import borrowed
from policyatlas.dossiers.passages import Findings, Locator
from policyatlas.ledger.differences import Difference, difference
from policyatlas.records.editions import only_writer
from policyatlas.records.models import Proposal

CARRIED = ("about", "passage_opens", "passage_closes", "passage_paragraph", "passage_page")  # before a word is typed
SECTIONS_BY_ID = {section.id: section for section in SECTIONS}


@dataclass(frozen=True, slots=True)
class Writing:
    """A claim in its form. `looked` are sentences on what is typed so far; `theirs` what another window has kept."""

    form: ClaimForm
    proposal: Proposal | None = None
    version: int = 0
    words: str = ""
    paragraph: int = 0
    offers: Offers = field(default_factory=Offers)
    looked: tuple[str, ...] = ()
    theirs: Proposal | None = None
    difference: Difference | None = None
    focus: str = ""

    @property
    def cases_left(self) -> list[Any]:
        """The cases recognised that are not chosen yet."""
        chosen = set(str(self.form["about"].value() or "").split())
        return [case for case in self.offers.cases if not chosen & {case.public_name, case.slug, case.name}]

    @property
    def is_begun(self) -> bool:
        """Whether a passage is picked or a word typed, so that there is something to write on."""
        return self.proposal is not None or any(self.form[name].value() for name in PATHS)

    @property
    def remarks(self) -> list[str]:
        """What a reviewer asked, where it was sent back."""
        return list(self.proposal.remarks.values()) if self.proposal and self.proposal.state == "sent-back" else []


def opened(
    reading: Reading,
    proposal: Proposal | None = None,
    *,
    typed: Mapping[str, Any] | None = None,
    version: int | None = None,
    focus: str = "",
) -> Writing:
    """The form with what a draft holds, or with what has been `typed`, which is not judged yet."""
    claim = (proposal.after or {}) if proposal and typed is None else {}
    shown = dict(typed) if typed is not None else dict(proposal.written) if proposal else {}
    form = ClaimForm(claim=claim, typed={name: value for name, value in shown.items() if name in PATHS})
    writing = Writing(form, proposal, version or (proposal.version if proposal else 0), focus=focus)
    return with_offers(reading, writing)


def with_offers(reading: Reading, writing: Writing) -> Writing:
    """The same with what its passage offers, and what there is to say of its words."""
    passage = _passage(writing.form)
    span = span_of(reading.text, passage)
    words = reading.text.counted[span.paragraph - 1].written[span.begins : span.ends] if span else ""
    paragraph = span.paragraph if span else passage["paragraph"] or 0
    return replace(
        writing, words=words, paragraph=paragraph, offers=offers_in(words), looked=tuple(_looked(reading, writing.form))
    )


def typed_in(data: Mapping[str, Any], offered: list[str]) -> dict[str, Any]:
    """What was sent, by field; cases that were ticked among those offered come after those that were written."""
    typed = {name: data[name] for name in PATHS if name in data}
    written = [line.strip() for line in str(data.get("about", "")).splitlines() if line.strip()]
    typed["about"] = "\n".join([*written, *(case for case in dict.fromkeys(offered) if case not in written)])
    return typed


def with_passage(reading: Reading, typed: Mapping[str, Any], number: int, first: str, last: str) -> dict[str, Any]:
    """What was typed, with this passage in its fields; as it was where there is no such paragraph."""
    found = picked(reading.text, number, first, last)
    return {**typed, **found.fields} if found else dict(typed)


def with_offer(reading: Reading, typed: Mapping[str, Any], taken: str) -> dict[str, Any]:
    """What was typed, with one of the things offered (`figure:1`) in its fields."""
    offers = opened(reading, typed=typed).offers
    kind, _colon, place = taken.partition(":")
    at = _whole(place) or 0
    if kind == "dimension" and offers.dimension:
        return {**typed, "dimension": offers.dimension.dimension.id}
    if kind == "figure" and at < len(offers.figures):
        return {**typed, **offers.figures[at].fields}
    if kind == "quoted" and at < len(offers.quoted):
        quoted = offers.quoted[at]
        return {**typed, "said_by_name": quoted.name, "said_by_role": quoted.role}
    return dict(typed)


def without(typed: Mapping[str, Any], section: str) -> dict[str, Any]:
    """What was typed, with the fields of this section empty."""
    emptied = SECTIONS_BY_ID[section].fields if section in SECTIONS_BY_ID else []
    return {name: "" if name in emptied else value for name, value in typed.items()}


def kept(reading: Reading, by: User, typed: Mapping[str, Any], proposal: Proposal | None, version: int) -> Writing:
    """Keep what is typed, sound or not, in a draft that is begun with the first word.

    An older window changes nothing: it is given `theirs` beside its own text.
    """
    if proposal is None and not any(value for name, value in typed.items() if name not in CARRIED):
        return opened(reading, typed=typed)
    if proposal is None:
        with only_writer():
            name = f"{reading.slug}#{proposals.next_number(reading.slug)}"
            proposal = proposals.begin("claim", name, by=by, after={}, intake=reading.intake)
        version = proposal.version
    form = _form(reading, proposal, typed)
    form.is_valid()
    if proposal.version == version and proposal.written == form.typed() and proposal.after == form.written():
        return with_offers(reading, Writing(form, proposal, version))
    try:
        now = proposals.keep(proposal, form.written(), by=by, version=version, written=form.typed())
    except OvertakenError as error:
        return with_offers(reading, overtaken(Writing(form, proposal, version), error.theirs))
    return with_offers(reading, Writing(form, now, now.version))


def handed_in(reading: Reading, by: User, typed: Mapping[str, Any], proposal: Proposal | None, version: int) -> Writing:
    """Keep it, and give it to a second person. What is wrong with it stands at its fields; it is kept all the same."""
    writing = kept(reading, by, typed, proposal, version)
    if writing.theirs:
        return writing
    if writing.proposal is None:  # not a word yet: what is missing stands at its fields
        form = ClaimForm(typed, claim={"n": 1}, source=reading.form)
        form.is_valid()
        return replace(writing, form=form)
    _judge(reading, writing.form, writing.proposal)
    if writing.form.errors:
        return writing
    try:
        done = proposals.submit(writing.proposal, by=by, version=writing.version)
    except OvertakenError as error:
        return overtaken(writing, error.theirs)
    except RefusedError as error:
        for path, sentences in error.problems.items():
            writing.form.add_error(field_at(path) if path else None, sentences)
        return writing
    return replace(writing, proposal=done)


def _judge(reading: Reading, form: ClaimForm, proposal: Proposal) -> None:
    """Put what would keep it from being published at its fields."""
    if (why_not := _why_not_found(reading, form)) and "passage_opens" not in form.errors:
        form.add_error("passage_opens", why_not)
    for path, sentences in inspect(proposal).by_field().items():
        name = field_at(path) if path else None
        for sentence in sentences:
            if sentence not in form.errors.get(name or "__all__", []):
                form.add_error(name, sentence)


def _form(reading: Reading, proposal: Proposal, typed: Mapping[str, Any]) -> ClaimForm:
    claim = {"n": int(proposal.name.rpartition("#")[2]), **(proposal.after or {})}
    return ClaimForm(typed, claim=claim, source=reading.form)


def overtaken(writing: Writing, theirs: Proposal) -> Writing:
    """With what another window has kept meanwhile, and how the text here differs from it."""
    return replace(writing, theirs=theirs, difference=difference("claim", theirs.after, writing.form.written()))


def _looked(reading: Reading, form: ClaimForm) -> list[str]:
    """What is worth saying while somebody types: of words that are the source's, and of a statement without a case."""
    statement = str(form["statement"].value() or "")
    said = [why_not] if (why_not := _why_not_found(reading, form)) else []
    said += [
        _("“%(words)s” stands so in the source: say it in our own words.") % {"words": words}
        for words in borrowed(statement, reading.words)
    ]
    about = form.written().get("about")
    slugs = [case.partition("/")[2] for case in about if "/" in str(case)] if isinstance(about, list) else []
    if statement.strip() and slugs:
        said += [sentence for _field, sentence in unnamed(statement, slugs)]
    return said


def _passage(form: ClaimForm) -> dict[str, Any]:
    """The locator as it stands in the fields."""
    values = {name: form[name].value() for name in CARRIED}
    return {
        "opens": str(values["passage_opens"] or "").strip(),
        "closes": str(values["passage_closes"] or "").strip() or None,
        "paragraph": _whole(values["passage_paragraph"]),
        "page": _whole(values["passage_page"]),
    }


def _why_not_found(reading: Reading, form: ClaimForm) -> str:
    """Why the locator does not lead to one passage; empty where it does, or where there is none yet."""
    passage = _passage(form)
    findings = reading.text.find(Locator(**passage)) if passage["opens"] else Findings()
    return " ".join([*findings.faults, *findings.warnings])


def _whole(value: Any) -> int | None:  # noqa: ANN401 - whatever was sent
    text = str(value or "").strip()
    return int(text) or None if text.isascii() and text.isdigit() and len(text) < 10 else None
