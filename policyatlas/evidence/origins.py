"""How far a claim is from its origin, and which text that is (codebook 12); knows nothing of cells."""

from collections.abc import Mapping

FIRST_HAND_KINDS = frozenset({"official", "legal", "statistics", "company", "academic", "interview"})
FIRST_HAND, ONE_STEP, FURTHER = 0, 1, 2


def distance(*, relayed: bool, names_text: bool, nature: str, source_kind: str, attributed: bool) -> int:
    """How many hands a claim has passed through before its source: 0 none, 1 one, 2 more or unknown.

    `names_text`: the relayed text is named, by the claim or by its source. `attributed`: somebody is quoted for it.
    """
    if relayed:
        return ONE_STEP if names_text else FURTHER
    if nature != "fact" or source_kind in FIRST_HAND_KINDS or attributed:
        return FIRST_HAND
    return ONE_STEP


def root_of[K: (int, str)](text: K, relays: Mapping[K, K]) -> K:
    """The text at the far end of a chain of relays.

    Texts that relay one another in a circle have one origin, the first of them by key, wherever the circle is entered:
    else circular reporting would count as independent.
    """
    chain = [text]
    while (further := relays.get(chain[-1])) is not None:
        if further in chain:
            return min(chain[chain.index(further) :])
        chain.append(further)
    return chain[-1]
