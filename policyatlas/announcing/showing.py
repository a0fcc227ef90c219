"""What the card of each kind of page says: its title and its strongest claims, with their sources; knows no request."""

from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.text import Truncator, get_text_list
from django.utils.translation import gettext as _

from policyatlas.cards import Card, Entry
from policyatlas.citing import amount_in_words, byline, date_as_known, sources_in_words
from policyatlas.compare.lenses import Voice
from policyatlas.evidence import Amount, gather, totals
from policyatlas.evidence.samples import sample_claims, sample_row
from policyatlas.records.editions import current_edition
from policyatlas.records.models import Case, Claim, Source
from policyatlas.records.names import without_brackets
from policyatlas.vocabulary import DIMENSIONS

TWO = 2  # claims beneath one another, each with room for its whole text
LONGEST_NAME = 42  # characters of a publisher, so that two lines of a column hold its year, too
NAME = "Policy Atlas"


def home_card() -> Card:
    """The front page: how much there is, and what came last."""
    known = totals()
    found = Claim.objects.newest_or_named(TWO, known.newest[:TWO])
    told = {
        "claims": f"{known.claims:,}",
        "sources": sources_in_words(known),
        "cases": f"{sum(known.cases.values()):,}",
    }
    note = _("%(claims)s claims · %(sources)s · %(cases)s places, clusters and policies") % told
    return card_of("/", _("How places build industry, side by side"), note, entries_of(list(found)[:TWO]))


def case_card(case: Case) -> Card:
    """A place, cluster or policy, with two of its claims; `case` with `whole()`."""
    cells = gather([case]).of(case)
    amount = amount_in_words(Amount.of(claim for cell in cells for claim in cell.claims))
    title = f"{case.name} {case.native_name}" if case.native_name else case.name
    note = f"{case.sort}. {amount}"
    return card_of(case.get_absolute_url(), title, note, entries_of(sample_claims(cells, TWO)))


def cell_card(case: Case, dimension: str) -> Card:
    """What is known of one case in one dimension, by its first claims."""
    (cell,) = gather([case], dimensions=[dimension]).of(case)
    title = f"{case.short_name}: {cell.dimension}"
    return card_of(
        f"{case.get_absolute_url()}{dimension}/", title, str(cell.dimension.question), entries_of(cell.leads[:TWO])
    )


def comparison_card(voices: Sequence[Voice], address: str) -> Card:
    """Cases side by side in the one row that shows most, else with the strongest claim of each."""
    cases = list({voice.case.slug: voice.case for voice in voices}.values())
    gathered = gather(cases)
    cells = {
        (voice.key, dimension): voice.heard(gathered.cells[voice.case.slug, dimension])
        for voice in voices
        for dimension in DIMENSIONS
    }
    title = get_text_list([voice.name for voice in voices], _("and"))
    if row := sample_row([voice.key for voice in voices], cells):
        entries = [_entry(claim, voice.name) for voice, claim in zip(voices, row.claims, strict=True)]
        return card_of(address, title, f"{row.dimension}. {row.dimension.question}", entries, beside=True)
    entries = []
    for voice in voices:
        strongest = sample_claims((cells[voice.key, dimension] for dimension in DIMENSIONS), 1)
        entries += [_entry(claim, voice.name) for claim in strongest] or [
            Entry(voice.name, _("Not researched yet."), "")
        ]
    return card_of(address, title, _("Twelve questions, side by side"), entries, beside=True)


def claim_card(claim: Claim) -> Card:
    """One claim with its source; read `with_provenance()`."""
    title = f"{claim.main_case.short_name}: {claim.get_dimension_display()}"
    note = "" if claim.nature == "fact" else str(claim.get_nature_display())
    return card_of(claim.get_absolute_url(), title, note, [_entry(claim)])


def source_card(source: Source) -> Card:
    """A source, and the first claims drawn from it."""
    claims = source.claims.published().with_provenance().order_by("number")[:TWO]
    title = source.title or source.publisher_name or source.slug
    entries = [Entry(claim.main_case.short_name, claim.short or claim.statement, "") for claim in claims]
    return card_of(source.get_absolute_url(), title, _published(source), entries)


def dimension_card(dimension: str, address: str) -> Card:
    """One question, answered by the cases of which most is known."""
    best = [case.slug for case in totals().best_covered[:3]]
    cases = list(Case.objects.whole().named(best))
    cells = gather(cases, dimensions=[dimension]).cells.values()
    entries = [_entry(claim, cell.case.short_name) for cell in cells for claim in sample_claims([cell], 1)]
    asked = DIMENSIONS[dimension]
    return card_of(address, str(asked), str(asked.question), entries, beside=True)


def card_of(path: str, title: str, note: str, entries: Iterable[Entry], *, beside: bool = False) -> Card:
    """A card with the address of its page, and of which edition it is."""
    edition, site = current_edition(), urlsplit(settings.SITE_URL)
    told = {"number": edition.number, "date": date_as_known(f"{edition.published_at:%Y-%m-%d}")} if edition else {}
    foot = (f"{site.netloc}{path}", _("Edition %(number)d of %(date)s") % told if told else "")
    return Card(NAME, title, note, tuple(entries), foot, beside)


def entries_of(claims: Iterable[Claim]) -> list[Entry]:
    """These claims, each with its source; read `with_provenance()`."""
    return [_entry(claim) for claim in claims]


def _entry(claim: Claim, head: str = "") -> Entry:
    """A claim in short, with what the sentence leaves out, and its source."""
    text = claim.short or claim.statement
    nature = "" if claim.nature == "fact" else f"{claim.get_nature_display()}: ".capitalize()
    left_out = byline(claim, text)
    return Entry(head, f"{nature}{text}{f' ({left_out})' if left_out else ''}", _published(claim.source))


def _published(source: Source) -> str:
    """`China Daily, 2016`, the name cut where the year would not be read any more."""
    publisher = Truncator(without_brackets(source.publisher_name) or _("Publisher not shown")).chars(LONGEST_NAME)
    return f"{publisher}, {source.year}" if source.year else publisher
