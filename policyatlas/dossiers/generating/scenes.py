"""The scene of a block: made-up places, clusters and policies, and the texts and speakers that tell of them."""

from dataclasses import dataclass, field
from random import Random
from typing import Any

from policyatlas.dossiers.generating import shape, words
from policyatlas.dossiers.generating.ground import Country, Ground
from policyatlas.dossiers.generating.tables import Keys, Rows, empty
from policyatlas.records.models import Case, CaseTerm, Location, Place, Source, Speaker
from policyatlas.records.names import fold
from policyatlas.vocabulary import CASE_KINDS, INSTRUMENTS, SECTORS

NAMES_A_BLOCK = 1000  # numbers of names that are set apart for each


@dataclass(slots=True)
class Made:
    """A case of the block. `claims`: public names of those that it is the main case of; `dimensions` of all."""

    pk: int
    kind: str
    slug: str
    name: str
    native: str
    claims: list[str] = field(default_factory=list)
    dimensions: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Told:
    """A source of the block; `relays`: the key of the text that it passes on."""

    pk: int
    slug: str
    kind: str
    relays: int | None


class Scene:
    """Makes what claims are about and where they stand; `rows` has it, but for rows of cases, which cite claims."""

    def __init__(self, number: int, claims: int, seed: int, ground: Ground, keys: Keys) -> None:
        self.number, self.size, self.ground, self.keys = number, claims, ground, keys
        self.rng = Random(f"{seed}-{number}")  # noqa: S311 - nobody guesses anything
        self.share = claims / shape.BLOCK
        self.rows: Rows = empty()
        self._names = iter(range(1000 + number * NAMES_A_BLOCK, 1000 + (number + 1) * NAMES_A_BLOCK))
        weights = [country.weight for country in ground.countries]
        self.country: Country = self.rng.choices(ground.countries, weights)[0]
        self.cases: dict[str, list[Made]] = {kind: [] for kind in CASE_KINDS}
        self.places: list[int] = []
        self.policies: list[tuple[Made, str, str, str, int | None]] = []
        self.sources: list[Told] = []
        self.stubs: list[tuple[int, dict[str, Any]]] = []
        self.speakers: list[tuple[int, str, str]] = []
        self._make_places()
        self._make_clusters_and_policies()
        self._make_stubs()
        self._make_speakers()

    def some(self, number: int) -> int:
        """So many as a block of this size has."""
        return max(1, round(number * self.share))

    def _case(self, kind: str, called: str) -> Made:
        turn = next(self._names)
        native = words.native_name(turn) if self.country.code in ("CN", "JP") else ""
        slug = f"{called.lower().replace(' ', '-')}-{self.ground.mark}-{turn}"
        case = Made(self.keys.next(Case), kind, slug, called, native)
        self.cases[kind].append(case)
        return case

    def _make_places(self) -> None:
        rng, provinces, cities = self.rng, list[int](), list[int]()
        kinds = shape.PLACE_KIND.draw(rng, self.some(shape.PLACES))
        kinds[: self.some(shape.PROVINCES)] = ["province"] * self.some(shape.PROVINCES)
        around = self.country.lat + rng.uniform(-5, 5), self.country.lon + rng.uniform(-9, 9)
        for turn, kind in enumerate(kinds):
            case = self._case("place", words.name(100_000 + self.number * 100 + turn))
            within = self.country.pk
            if kind in ("city", "metro", "region"):
                within = rng.choice(provinces)
            elif kind != "province":
                within = rng.choice(cities or provinces)
            lat, lon = around[0] + rng.gauss(0, 2), around[1] + rng.gauss(0, 3)
            inside = None if kind == "region" and rng.random() < 0.7 else within
            self.rows[Place].append((case.pk, kind, inside, round(lat, 3), round(lon, 3), {}))
            self.places.append(case.pk)
            (provinces if kind == "province" else cities if kind == "city" else []).append(case.pk)

    def _make_clusters_and_policies(self) -> None:
        rng = self.rng
        for _ in range(self.some(shape.CLUSTERS)):
            home = rng.choice(self.cases["place"])
            case = self._case("cluster", f"{home.name} {rng.choice(words.TRADES)}")
            self._locate(case, [home.pk], 0.3)
            self._tag(case, "sector", list(SECTORS.ids), rng.choice((1, 1, 2, 3)))
        for _ in range(self.some(shape.POLICIES)):
            level, status = shape.LEVEL.draw(rng, 1)[0], shape.STATUS.draw(rng, 1)[0]
            home = rng.choice(self.cases["place"])
            trade, started = rng.choice(words.TRADES), rng.randrange(1985, 2026)
            kind = shape.POLICY_KIND.draw(rng, 1)[0]
            case = self._case("policy", f"{home.name} {kind} for {trade} of {started}")
            when = started if rng.random() < 0.4 else None
            self.policies.append((case, kind, level, status, when))
            self._locate(case, [self.country.pk if level in ("national", "supranational") else home.pk], 0.33)
            self._tag(case, "instrument", list(INSTRUMENTS.ids), rng.choice((1, 2, 2, 3)))
            self._tag(case, "sector", list(SECTORS.ids), rng.choice((0, 1, 1, 2)))

    def _locate(self, case: Made, places: list[int], further: float) -> None:
        if self.rng.random() < further:
            places = [*places, self.rng.choice(self.places)]
        for position, place in enumerate(dict.fromkeys(places)):
            self.rows[Location].append((self.keys.next(Location), case.pk, place, position))

    def _tag(self, case: Made, tag_list: str, terms: list[str], number: int) -> None:
        for position, term in enumerate(self.rng.sample(terms, number)):
            self.rows[CaseTerm].append((self.keys.next(CaseTerm), case.pk, tag_list, term, position))

    def _published(self) -> str:
        rng = self.rng
        day = f"{shape.YEAR.draw(rng, 1)[0]}-{rng.randrange(1, 13):02}-{rng.randrange(1, 29):02}"
        return day[: shape.DATED.draw(rng, 1)[0]]

    def _publisher(self) -> tuple[int, str, str]:
        """One of the publishers; few print much."""
        return self.ground.publishers[int(len(self.ground.publishers) * self.rng.random() ** 2)]

    def _make_stubs(self) -> None:
        """The texts that sources pass on; their publishers have no records of their own."""
        for _ in range(self.some(shape.STUBS)):
            called = words.name(next(self._names) + 600_000)
            title, published = words.title(self.rng, called), self._published()[:4]
            key, publisher = self.keys.next(Source), f"{called} Wire"
            slug = f"{called.lower()}-wire-{self.ground.mark}-{self.number}"
            row = (key, slug, title, "", None, publisher, published, "", "", None, None, True)
            self.rows[Source].append(row)
            given: dict[str, Any] = {
                "title": title,
                "publisher": publisher,
                "authors": [],
                "published": published or None,
            }
            self.stubs.append((key, given))

    def _make_speakers(self) -> None:
        for turn in range(self.some(shape.SPEAKERS)):
            first, last = words.name(self.rng.randrange(900_000)), words.name(200_000 + self.number * 200 + turn)
            person = turn % 5 < 3
            called, organisation = (f"{first} {last}", f"{last} Works") if person else (f"Board of {last}", "")
            slug = f"{called.lower().replace(' ', '-')}-{self.ground.mark}-{self.number}" if turn % 30 else None
            key = f"{fold(called)} {fold(organisation)}".strip() + f" {self.ground.mark}-{self.number}"
            kind = "person" if person else "body"
            self.speakers.append((self.keys.next(Speaker), called, organisation))
            self.rows[Speaker].append((self.speakers[-1][0], slug, kind, called, organisation, key))

    def source(self, about: Made) -> Told:
        """One more source, which begins with a claim on this case."""
        rng, key = self.rng, self.keys.next(Source)
        kind, published = shape.SOURCE_KIND.draw(rng, 1)[0], self._published()
        publisher = None if rng.random() < shape.UNPUBLISHED else self._publisher()
        title = "" if rng.random() < shape.UNTITLED else words.title(rng, about.name)
        slug = f"{(publisher or (0, 'unknown'))[1]}-{published[:4] or 'nd'}-{self.number}-{len(self.sources)}"
        passed_on = rng.choice(self.stubs) if rng.random() < shape.RELAYING_SOURCE else (None, None)
        url = f"https://sources.example/{slug}"
        language = shape.LANGUAGE.draw(rng, 1)[0]
        pk = publisher[0] if publisher else None
        self.rows[Source].append((key, slug, title, kind, pk, "", published, language, url, *passed_on, False))
        self.sources.append(Told(key, slug, kind, passed_on[0]))
        return self.sources[-1]
