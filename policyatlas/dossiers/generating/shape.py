"""How the real atlas is spread, as far as a synthetic one of any size shall be spread alike; makes nothing.

Counted on the evidence of fixtures/ when it held 1,041 claims. A larger atlas has more cases and sources, not larger
ones: what a page costs may then depend on how much there is, not on how much of it is on the page.
"""

from dataclasses import dataclass
from itertools import accumulate
from random import Random

BLOCK = 1000  # claims that are made at once, with all that they need; no claim names a case of another block


@dataclass(frozen=True, slots=True)
class Spread[Value]:
    """Values and how often each occurs."""

    values: tuple[Value, ...]
    steps: tuple[float, ...]

    @classmethod
    def of(cls, weights: dict[Value, float]) -> "Spread[Value]":
        """From weights by value."""
        return cls(tuple(weights), tuple(accumulate(weights.values())))

    def draw(self, rng: Random, number: int) -> list[Value]:
        """So many values."""
        return rng.choices(self.values, cum_weights=self.steps, k=number)


# How many of each there are in a block.
PLACES, CLUSTERS, POLICIES = 65, 30, 75
SPEAKERS, STUBS, LINKS, TRANSFERS, NOTES = 127, 42, 80, 36, 6
PUBLISHERS = 11  # times the square root of the number of sources: publishers print more as the atlas grows
COUNTRIES = 24
COMPARISONS = 6  # of the whole: editors write them
FROM_COUNTRY = 270  # claims that name a country at most
SUMMARISED = 0.17

CLAIMS_OF_SOURCE = Spread.of({2: 4, 3: 14, 4: 26, 5: 30, 6: 11, 7: 6, 8: 3, 10: 2, 12: 2, 20: 1.2, 40: 0.6, 100: 0.2})
CASES_OF_CLAIM = Spread.of({1: 42, 2: 36, 3: 16, 4: 4, 6: 1.5, 9: 0.5})
MAIN_KIND = Spread.of({"policy": 412, "place": 365, "cluster": 264})
OTHER_KIND = Spread.of({"place": 817, "policy": 82, "cluster": 37})
DIMENSION = Spread.of(
    {
        "outcomes": 187,
        "risks": 169,
        "finance": 91,
        "strategy": 86,
        "governance": 83,
        "firms": 82,
        "lessons": 81,
        "instruments": 76,
        "context": 68,
        "infrastructure": 48,
        "knowledge": 46,
        "talent": 24,
    }
)
NATURE = Spread.of({"fact": 586, "assessment": 300, "forecast": 86, "proposal": 69})
RELAYING_SOURCE, RELAYED_THERE, RELAYED_ELSEWHERE = 0.14, 0.8, 0.12
QUOTED, PARAGRAPH, MEASURED, CODED, AREA = 0.366, 0.21, 0.396, 0.63, 0.47
SOURCE_KIND = Spread.of(
    {
        "news": 98,
        "official": 26,
        "think-tank": 18,
        "academic": 17,
        "opinion": 13,
        "reference": 3,
        "interview": 3,
        "company": 2,
    }
)
LANGUAGE = Spread.of({"en": 169, "de": 5, "zh": 5, "ja": 1})
YEAR = Spread.of({year: 2 ** ((year - 2010) / 3) for year in range(2002, 2026)})
DATED = Spread.of({10: 87, 7: 28, 4: 36, 0: 29})  # letters of a date
UNTITLED, UNPUBLISHED = 0.1, 0.01  # sources without a title, without a publisher
PUBLISHER_KIND = Spread.of(
    {
        "newspaper": 26,
        "magazine": 19,
        "government-body": 18,
        "think-tank": 16,
        "news-site": 15,
        "broadcaster": 8,
        "company": 8,
        "university": 6,
        "journal": 6,
        "association": 5,
        "international-organisation": 3,
    }
)
STATE_AFFILIATED = Spread.of({False: 98, True: 35, None: 5})
COUNTRY = {  # ISO 3166-1, how often, and a point in it
    "CN": (45, 32.0, 112.0),
    "US": (40, 39.5, -96.0),
    "DE": (6, 51.0, 10.0),
    "GB": (6, 53.0, -1.5),
    "JP": (4, 36.0, 138.0),
    "KR": (4, 36.5, 128.0),
    "IN": (3, 22.0, 79.0),
    "FR": (3, 46.5, 2.5),
    "BR": (2, -15.0, -50.0),
    "TR": (2, 39.0, 34.0),
    "VN": (2, 16.0, 107.0),
    "MY": (1, 4.0, 102.0),
    "MX": (1, 23.0, -102.0),
    "PL": (1, 52.0, 19.0),
    "ES": (1, 40.0, -4.0),
    "IT": (1, 43.0, 12.0),
    "CA": (1, 50.0, -95.0),
    "AU": (1, -28.0, 140.0),
    "ZA": (1, -29.0, 25.0),
    "SE": (1, 60.0, 15.0),
    "NL": (1, 52.2, 5.3),
    "SG": (1, 1.3, 103.8),
    "ID": (1, -5.0, 115.0),
    "TH": (1, 15.0, 101.0),
}
PLACE_KIND = Spread.of({"city": 30, "county": 3, "metro": 1, "district": 2, "zone": 1, "region": 9})
PROVINCES = 19  # of the places of a block
POLICY_KIND = Spread.of(
    {
        "programme": 21,
        "strategy": 20,
        "law": 10,
        "practice": 9,
        "agreement": 7,
        "institution": 7,
        "zone": 3,
        "measure": 1,
    }
)
LEVEL = Spread.of({"national": 48, "provincial": 11, "municipal": 11, "supranational": 8})
STATUS = Spread.of({"in-force": 54, "advocated": 14, "adopted": 4, "proposed": 4, "unknown": 2})
STAGE = Spread.of({"": 28, "emerging": 1, "growing": 1, "declining": 1})
STANCE = Spread.of({"qualifies": 46, "supports": 20, "disputes": 14})
DEGREE = Spread.of({"held-up": 14, "studied": 8, "assigned": 7, "emulation": 5, "warning": 2, "copying": 1})
BASIS = Spread.of({"outturn": 245, "": 72, "estimate": 41, "target": 22, "announced": 13, "pledged": 12})
QUALIFIER = Spread.of({"": 298, "more-than": 55, "about": 32, "nearly": 14, "up-to": 10})
UNITS: dict[str, tuple[str, ...]] = {  # of indicators that more than one unit fits
    "currency": ("USD", "CNY"),
    "currency per person": ("USD per person",),
    "count": ("patents", "parks"),
    "ha or km²": ("ha", "km2"),
    "t CO₂e": ("t CO2e",),
    "units": ("facilities",),
    "units per year": ("vehicles per year",),
}
WIDTH = {"place": (4.0, 1.5), "cluster": (7.0, 0.8), "policy": (5.0, 0.9)}  # of claims on a case: median, log deviation
