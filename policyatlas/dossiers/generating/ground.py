"""What all blocks of a synthetic atlas share: countries and publishers; knows no claim."""

from dataclasses import dataclass
from math import isqrt
from random import Random

from policyatlas.dossiers.generating import shape
from policyatlas.dossiers.generating.tables import Keys, Rows, empty
from policyatlas.dossiers.generating.words import name
from policyatlas.records.models import Case, Name, NamePair, Place, Publisher
from policyatlas.records.names import pairs, spellings


@dataclass(frozen=True, slots=True)
class Country:
    """A country that blocks lie in."""

    pk: int
    code: str
    name: str
    lat: float
    lon: float
    weight: int


@dataclass(frozen=True, slots=True)
class Ground:
    """Countries and publishers. `names_country`: how often a claim names the country beside its other cases."""

    countries: tuple[Country, ...]
    publishers: tuple[tuple[int, str, str], ...]  # key, slug, name
    names_country: float
    mark: str  # of the seed, in every slug, so that one atlas can stand beside another
    edition: int  # key of the one that is the first to show all this


def lay_ground(claims: int, seed: int, keys: Keys, edition: int) -> tuple[Ground, Rows]:
    """Countries and publishers for so many claims, and their rows."""
    rng, rows, mark = Random(f"{seed}-ground"), empty(), f"g{seed}"  # noqa: S311 - nobody guesses anything
    countries = []
    for number, (code, (weight, lat, lon)) in enumerate(shape.COUNTRY.items()):
        key, called = keys.next(Case), f"{name(number + 1)}ia"
        slug = f"{called.lower()}-{mark}"
        rows[Case].append((key, "place", slug, called, "", "", ""))
        rows[Place].append((key, "country", None, lat, lon, {"iso3166_1": code}))
        add_names(rows, keys, key, called, slug)
        countries.append(Country(key, code, called, lat, lon, weight))
    number = max(12, shape.PUBLISHERS * isqrt(max(claims // 6, 1)))
    publishers = []
    where = rng.choices(countries, [country.weight for country in countries], k=number)
    kinds, states = shape.PUBLISHER_KIND.draw(rng, number), shape.STATE_AFFILIATED.draw(rng, number)
    for turn, country in enumerate(where):
        key, called = (
            keys.next(Publisher),
            f"{name(turn + 500_000)} {rng.choice(('Post', 'Review', 'Daily', 'Office'))}",
        )
        slug = f"{called.lower().replace(' ', '-')}-{mark}"
        rows[Publisher].append((key, slug, called, kinds[turn], country.code, states[turn]))
        publishers.append((key, slug, called))
    share = min(0.2, shape.FROM_COUNTRY / max(claims * 0.3, 1))
    return Ground(tuple(countries), tuple(publishers), share, mark, edition), rows


def add_names(rows: Rows, keys: Keys, case: int, *names: str) -> None:
    """The names that a case is found by."""
    for folded, text in spellings(names).items():
        key = keys.next(Name)
        rows[Name].append((key, case, text, folded))
        rows[NamePair] += [(keys.next(NamePair), key, pair) for pair in pairs(folded)]
