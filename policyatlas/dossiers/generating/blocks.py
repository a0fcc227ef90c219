"""Makes a block of a synthetic atlas: a scene, a thousand claims on it and what editors add; writes none."""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from math import log
from typing import Any

from policyatlas.dossiers.generating import shape, words
from policyatlas.dossiers.generating.ground import Ground, add_names
from policyatlas.dossiers.generating.scenes import Made, Scene, Told
from policyatlas.dossiers.generating.tables import COLUMNS, Keys
from policyatlas.evidence.origins import distance
from policyatlas.records.models import (
    Case,
    Claim,
    ClaimAbout,
    ClaimLink,
    Cluster,
    Comparison,
    ComparisonCase,
    CoverageNote,
    Measure,
    Policy,
    Source,
    Speaker,
    Transfer,
)
from policyatlas.vocabulary import CASE_KINDS, INDICATORS

_YEAR = re.compile(r" (?:in|by) (\d{4})\b")


@dataclass(frozen=True, slots=True)
class Written:
    """A claim of the block."""

    pk: int
    name: str
    main: Made
    dimension: str
    said: str


class Block(Scene):
    """A scene with its claims, and with what follows from them."""

    def __init__(self, number: int, claims: int, seed: int, ground: Ground, keys: Keys) -> None:
        super().__init__(number, claims, seed, ground, keys)
        self.claims: list[Written] = []
        self._make_claims()
        self._make_links()
        self._make_transfers()
        self._make_notes()
        self._write_cases()
        self._count_voices()
        if number == 0:
            self._make_comparisons()

    def _make_claims(self) -> None:
        rng, size = self.rng, self.size
        pools = {kind: self._pool(kind) for kind in CASE_KINDS}
        kinds, numbers = shape.MAIN_KIND.draw(rng, size), shape.CASES_OF_CLAIM.draw(rng, size)
        dimensions, natures = shape.DIMENSION.draw(rng, size), shape.NATURE.draw(rng, size)
        turn = 0
        while turn < size:
            first = self._draw(pools, kinds[turn])
            source = self.source(first)
            for number in range(1, min(shape.CLAIMS_OF_SOURCE.draw(rng, 1)[0], size - turn) + 1):
                main = first if number == 1 or rng.random() < 0.4 else self._draw(pools, kinds[turn])
                others = [self._draw(pools, kind) for kind in shape.OTHER_KIND.draw(rng, numbers[turn] - 1)]
                cases = list({case.pk: case for case in (main, *others)}.values())
                self._claim(source, number, cases, dimensions[turn], natures[turn])
                turn += 1

    def _count_voices(self) -> None:
        """Write into the rows of sources and speakers how much each says: so many rows are slow to change later."""
        names = COLUMNS[Claim]
        source_at, speaker_at = names.index("source_id") + 1, names.index("speaker_id") + 1
        sources = Counter(row[source_at] for row in self.rows[Claim])
        speakers = Counter(row[speaker_at] for row in self.rows[Claim])
        quoting = Counter(
            speaker for speaker, _source in {(row[speaker_at], row[source_at]) for row in self.rows[Claim]}
        )
        self.rows[Source] = [(*row, sources[row[0]]) for row in self.rows[Source]]
        self.rows[Speaker] = [(*row, speakers[row[0]], quoting[row[0]]) for row in self.rows[Speaker]]

    def _pool(self, kind: str) -> tuple[list[Made], list[float]]:
        """The cases of a kind, and how often each is told of."""
        median, deviation = shape.WIDTH[kind]
        wide = (self.rng.lognormvariate(log(median), deviation) for _ in self.cases[kind])
        return self.cases[kind], list(accumulate(wide))

    def _draw(self, pools: dict[str, tuple[list[Made], list[float]]], kind: str) -> Made:
        cases, steps = pools[kind]
        return self.rng.choices(cases, cum_weights=steps)[0]

    def _claim(self, source: Told, number: int, cases: list[Made], dimension: str, nature: str) -> None:
        rng, key, main = self.rng, self.keys.next(Claim), cases[0]
        speaker, said_by = None, None
        if rng.random() < shape.QUOTED:
            speaker, called, organisation = self.speakers[int(len(self.speakers) * rng.random() ** 2)]
            said_by = {"name": called, "organisation": organisation} if organisation else {"organisation": called}
        relayed = rng.random() < (shape.RELAYED_THERE if source.relays else shape.RELAYED_ELSEWHERE)
        origin: int = source.pk
        given: dict[str, Any] | None = None
        if relayed and source.relays:
            origin = source.relays
        elif relayed:
            origin, given = rng.choice(self.stubs)
        steps = distance(
            relayed=relayed,
            names_text=relayed,
            nature=nature,
            source_kind=source.kind,
            attributed=said_by is not None,
        )
        other = cases[1] if len(cases) > 1 else rng.choice(self.cases["place"])
        said = words.statement(rng, dimension, main.name, other.name)
        paragraph = rng.randrange(1, 30) if rng.random() < shape.PARAGRAPH else None
        row = (
            key,
            source.pk,
            number,
            main.pk,
            dimension,
            said,
            nature,
            said_by,
            speaker,
            relayed,
            given,
            origin,
            steps,
        )
        self.rows[Claim].append((*row, *words.passage(rng), paragraph, self.ground.edition))
        abouts = [case.pk for case in cases]
        if rng.random() < self.ground.names_country:
            abouts.append(self.country.pk)
        for position, about in enumerate(abouts):
            self.rows[ClaimAbout].append((self.keys.next(ClaimAbout), key, about, position))
        for case in cases:
            case.dimensions.add(dimension)
        written = Written(key, f"{source.slug}#{number}", main, dimension, said)
        main.claims.append(written.name)
        self.claims.append(written)
        if rng.random() < shape.MEASURED:
            self._measure(key)

    def _measure(self, claim: int) -> None:
        rng = self.rng
        indicator = rng.choice(list(INDICATORS.values())) if rng.random() < shape.CODED else None
        unit = str(indicator.unit) if indicator else "percent"
        value = round(min(rng.lognormvariate(5, 2), 1e12), 2)
        qualifier, basis = shape.QUALIFIER.draw(rng, 1)[0], shape.BASIS.draw(rng, 1)[0]
        row = (
            self.keys.next(Measure),
            claim,
            indicator.id if indicator else "",
            f"{rng.choice(words.WORDS)} counted",
            value,
            rng.choice(shape.UNITS.get(unit, (unit,))),
            shape.YEAR.draw(rng, 1)[0],
            qualifier,
            basis,
            rng.choice(self.places) if rng.random() < shape.AREA else None,
        )
        self.rows[Measure].append(row)

    def _make_links(self) -> None:
        """Between claims on one case in one dimension, as far as there are two."""
        groups: dict[tuple[int, str], list[Written]] = defaultdict(list)
        for claim in self.claims:
            groups[claim.main.pk, claim.dimension].append(claim)
        several = [group for group in groups.values() if len(group) > 1]
        linked: list[set[int]] = []
        for stance in shape.STANCE.draw(self.rng, self.some(shape.LINKS)) if several else ():
            one, other = self.rng.sample(self.rng.choice(several), 2)
            if {one.pk, other.pk} in linked:
                continue
            linked.append({one.pk, other.pk})
            key = self.keys.next(ClaimLink)
            note = "They count different things." if self.rng.random() < 0.9 else ""
            row = (key, one.pk, other.pk, stance, f"How much in {one.main.name}", note, key)
            self.rows[ClaimLink].append(row)

    def _make_transfers(self) -> None:
        lessons = [claim for claim in self.claims if claim.dimension == "lessons" and claim.main.kind != "cluster"]
        for degree in shape.DEGREE.draw(self.rng, self.some(shape.TRANSFERS)) if lessons else ():
            claim, learner = self.rng.choice(lessons), self.rng.choice(self.cases["place"])
            if learner is claim.main:
                continue
            key, (_pk, called, _body) = self.keys.next(Transfer), self.rng.choice(self.speakers)
            year = shape.YEAR.draw(self.rng, 1)[0]
            self.rows[Transfer].append((key, claim.main.pk, learner.pk, degree, called, year, claim.pk, key))
        once = {(row[1], row[2], row[6]): row for row in self.rows[Transfer]}
        self.rows[Transfer] = list(once.values())

    def _make_notes(self) -> None:
        for turn in range(self.some(shape.NOTES)):
            case = self.cases["policy"][turn % len(self.cases["policy"])]
            if "talent" not in case.dimensions:
                case.dimensions.add("talent")
                found = (("nothing-found", date(2025, 3, 1), 6), ("not-applicable", None, None))[turn % 2]
                row = (self.keys.next(CoverageNote), case.pk, "talent", *found, "The made-up record holds nothing.")
                self.rows[CoverageNote].append(row)

    def _write_cases(self) -> None:
        """Cases last, since a summary cites their claims and a stage rests on one."""
        for case in (case for cases in self.cases.values() for case in cases):
            summary = ""
            if len(case.claims) > 2 and self.rng.random() < shape.SUMMARISED * 2:
                one, other = case.claims[:2]
                summary = f"{case.name} is made up, as is what is said of it [@{one}]. It grew [@{other}]."
            language = "zh-Hans" if case.native else ""
            self.rows[Case].append((case.pk, case.kind, case.slug, case.name, case.native, language, summary))
            add_names(self.rows, self.keys, case.pk, case.name, case.native, case.slug)
        for policy, *facts, started in self.policies:  # its name has the year, and so has each claim on it
            self.rows[Policy].append((policy.pk, *facts, started if policy.claims else None))
        first = {claim.main.pk: claim for claim in reversed(self.claims)}
        for case in self.cases["cluster"]:
            claim = first.get(case.pk)
            stage = shape.STAGE.draw(self.rng, 1)[0] if claim else ""
            year = _YEAR.search(claim.said) if claim and self.rng.random() < 0.5 else None
            founded = int(year[1]) if year else None
            self.rows[Cluster].append((case.pk, founded, stage, claim.pk if claim and stage else None))

    def _make_comparisons(self) -> None:
        places = sorted((case for case in self.cases["place"] if case.claims), key=lambda case: -len(case.claims))
        for turn in range(min(shape.COMPARISONS, len(places) // 2)):
            columns = places[2 * turn : 2 * turn + 2]
            key, title = self.keys.next(Comparison), " and ".join(case.name for case in columns)
            slug = "-".join(case.slug for case in columns)[:150]
            text = f"Both are made up [@{columns[0].claims[0]}]."
            self.rows[Comparison].append((key, slug, title, "Two places that nobody has been to.", text))
            for position, case in enumerate(columns):
                self.rows[ComparisonCase].append((self.keys.next(ComparisonCase), key, case.pk, position))
