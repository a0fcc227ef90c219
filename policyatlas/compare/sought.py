"""By which terms, and at which weights, a query asks for peers, and the query that says so; knows no peer."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

from policyatlas.compare.likeness import PEER_TERMS, PeerTerm
from policyatlas.compare.notices import quoted
from policyatlas.records.models import Case

WEIGHTS = range(10)  # that a query may give; a term of none is left out
_WEIGHT = re.compile(r"[0-9]")


@dataclass(frozen=True, slots=True)
class Sought:
    """Terms with the weights that hold, and whether the own country is left out.

    `written` is the value of `peers=` that says so, empty for every term at its own weight. `notices` are sentences on
    what is not followed; `in_fields`: a form spelled it in many fields.
    """

    terms: tuple[PeerTerm, ...]
    abroad: bool
    written: str
    notices: tuple[str, ...] = ()
    in_fields: bool = False


def read_peers(query: MultiValueDict[str, str], case: Case) -> Sought:
    """What a query asks for; never refuses one. `peers=sectors:2,kind` may also come as repeated fields.

    A term is given as its id, a colon and a weight from 0 to 9 after it or not; of a term named twice the first holds.
    """
    given = query.getlist("peers")
    pieces = [piece.strip().lower() for text in given for piece in text.split(",") if piece.strip()]
    there_are = {term.id: term for term in terms_of(case)}
    weights: dict[str, int] = {}
    strange, unweighed = [], []
    for piece in pieces:
        name, colon, weight = (part.strip() for part in piece.partition(":"))
        if name not in there_are:
            strange.append(name or piece)
        elif name not in weights:
            fits = not colon or _WEIGHT.fullmatch(weight)
            weights[name] = int(weight) if colon and fits else there_are[name].weight
            if not fits:
                unweighed.append(piece)
    chosen = tuple(replace(term, weight=weights[name]) for name, term in there_are.items() if weights.get(name))
    notices = []
    if strange:
        words = _("Peers are not found by %(names)s. There are: %(terms)s.")
        notices.append(words % {"names": quoted(list(dict.fromkeys(strange))), "terms": ", ".join(there_are)})
    if unweighed:
        words = _("A weight is a whole number from 0 to 9, as in sectors:2. The usual one holds instead of %(names)s.")
        notices.append(words % {"names": quoted(unweighed)})
    if weights and not chosen:
        notices.append(
            _("Every term has the weight 0, which leaves it out: all of them are used at their usual weights.")
        )
    terms = chosen or tuple(there_are.values())
    in_fields = len(given) > 1 and not notices
    return Sought(terms, query.get("abroad") == "1", spelled(case, terms), tuple(notices), in_fields)


def spelled(case: Case, terms: Sequence[PeerTerm]) -> str:
    """The value of `peers=` for these terms; empty where it is every term of the kind of case at its own weight."""
    usual = [(term.id, term.weight) for term in terms_of(case)]
    if [(term.id, term.weight) for term in terms] == usual:
        return ""
    return ",".join(_one(term) for term in terms)


def fields(written: str, *, abroad: bool) -> dict[str, str]:
    """The query by field; a field that says nothing is left out."""
    return {name: value for name, value in (("peers", written), ("abroad", "1" if abroad else "")) if value}


def terms_of(case: Case) -> list[PeerTerm]:
    """The terms that can be asked of a kind of case, at their usual weights."""
    return [term for term in PEER_TERMS.values() if case.case_kind in term.kinds]


def weights_of(case: Case, terms: Iterable[PeerTerm]) -> list[tuple[PeerTerm, int]]:
    """Each term of the kind of case with the weight that it has among these; 0 where it is left out."""
    held = {term.id: term.weight for term in terms}
    return [(term, held.get(term.id, 0)) for term in terms_of(case)]


def _one(term: PeerTerm) -> str:
    return term.id if term.weight == PEER_TERMS[term.id].weight else f"{term.id}:{term.weight}"
