"""Numbers on pages, worked out anew from the files of the evidence by a few lines that share no code with the atlas.

The rules are told in words on the page of the method. Here they are only counted by, with plain YAML.
"""

import re
import unicodedata
from collections import Counter
from itertools import count
from pathlib import Path

import pytest
import yaml

from tests.reading import read

FIXTURES = Path(__file__).parents[2] / "fixtures"
PROFILES = ["place/wuhan", "place/hefei", "place/china"]
KINDS = {"place": "places", "cluster": "clusters", "policy": "policies"}

pytestmark = pytest.mark.usefixtures("atlas")


def written(path):
    return yaml.load((FIXTURES / path).read_text(), yaml.CSafeLoader)


class Evidence:
    """The files, as they are written."""

    def __init__(self):
        dossiers = [written(path) for path in sorted((FIXTURES / "dossiers").glob("*.yaml"))]
        self.sources = {dossier["source"]["slug"]: dossier["source"] for dossier in dossiers}
        self.claims = [{**claim, "of": one["source"]["slug"]} for one in dossiers for claim in one["claims"]]
        self.publishers = written("publishers.yaml")
        self.cases = {kind: written(f"cases/{files}.yaml") for kind, files in KINDS.items()}
        self.disputes = [link for link in written("links.yaml") if link["stance"] == "disputes"]

    def on(self, case):
        """Claims about a case; on a place, also those about clusters that lie there, each once."""
        kind, slug = case.split("/")
        inside = {f"cluster/{one['slug']}" for one in self.cases["cluster"] if slug in one["places"]}
        wanted = {case} | (inside if kind == "place" else set())
        return [claim for claim in self.claims if wanted & set(claim["about"])]

    def origin(self, claim):
        """The text that a claim goes back to: a source that is held, or what is known of one that is not."""
        source = self.sources[claim["of"]]
        given = claim.get("relayed_from") or source.get("relays")
        if not claim.get("relayed") or not given:
            return claim["of"]
        text = self.held.get(key_of(given), key_of(given))
        seen = [text]
        while text in self.sources and self.sources[text].get("relays"):  # a copy of a copy
            further = key_of(self.sources[text]["relays"])
            text = self.held.get(further, further)
            assert text not in seen, "No two sources of the evidence relay one another."
            seen.append(text)
        return text

    @property
    def held(self):
        """Sources with a title, by what others know them by."""
        return {
            key_of({**source, "publisher": self.publishers.get(source["publisher"], {}).get("name")}): slug
            for slug, source in self.sources.items()
            if source["title"]
        }


def key_of(text):
    """What tells one text from another: publisher, year and title without case, accents and signs; else the authors."""
    known = (bare(text["publisher"]), (text["published"] or "")[:4], bare(text["title"]))
    authors = [] if known[0] or known[2] else text["authors"]
    return (*known, *map(bare, authors))


def bare(text):
    decomposed = unicodedata.normalize("NFKD", text or "").casefold()
    return "".join(letter for letter in decomposed if letter.isalnum())


@pytest.fixture(scope="module")
def evidence():
    return Evidence()


@pytest.fixture
def page(client):
    return lambda address: read(client.get(address))


def in_words(number, one, many):
    return f"{number:,} {one if number == 1 else many}"


def amount(evidence, claims):
    """`103 claims from 20 sources, 17 origins`, as pages say it."""
    sources, origins = len({claim["of"] for claim in claims}), len({evidence.origin(claim) for claim in claims})
    words = f"{in_words(len(claims), 'claim', 'claims')} from {in_words(sources, 'source', 'sources')}"
    return words if origins == sources else f"{words}, {in_words(origins, 'origin', 'origins')}"


def shares(page, division):
    """What the page of the method says of one question: pairs of words and number."""
    told = page.text(f"[data-division={division}] td")
    return {words: int(number.replace(",", "")) for words, number in re.findall(r"(.+?) ([\d,]+)(?:, |$)", told)}


def test_the_front_page_counts_claims_sources_origins_and_cases(evidence, page):
    claims, rest = amount(evidence, evidence.claims).split(" from ")
    cases = sum(map(len, evidence.cases.values()))
    assert page("/").text(".hero .label") == f"{claims} · {rest} · {cases} places, clusters and policies"


@pytest.mark.parametrize("kind", KINDS)
def test_lists_hold_every_case_of_their_kind_and_count_its_claims(evidence, page, kind):
    told = {}
    for number in count(1):
        shown = page(f"/{KINDS[kind]}/?page={number}")
        much = shown.texts(".rows > [data-case] .much > .label")
        told |= dict(zip(shown.values(".rows > [data-case]", "data-case"), much, strict=True))
        if not shown.one(f'a[href*="page={number + 1}"]'):
            break
    expected = {one["slug"]: amount(evidence, evidence.on(f"{kind}/{one['slug']}")) for one in evidence.cases[kind]}
    for slug, words in expected.items():
        if words.startswith("0 "):
            assert told[slug] == "Not researched yet"
        else:
            assert told[slug].partition(" · newest")[0] == words.replace(" from ", " · ")
    assert told.keys() == expected.keys()


@pytest.mark.parametrize("case", PROFILES)
def test_a_profile_counts_its_claims_with_those_of_clusters_there(evidence, page, case):
    kind, slug = case.split("/")
    shown, claims = page(f"/{KINDS[kind]}/{slug}/"), evidence.on(case)
    told = re.match(r"[\d,]+ claims? from [\d,]+ sources?(, [\d,]+ origins?)?", shown.fact("Evidence"))
    assert told[0] == amount(evidence, claims)
    natures = Counter(claim["nature"] for claim in claims)
    numbers = shown.texts("[data-division=nature] td .num")
    assert sorted(int(words.split()[0]) for words in numbers if not words.startswith("0 ")) == sorted(natures.values())


@pytest.mark.parametrize("case", PROFILES)
def test_each_cell_counts_the_claims_of_its_question(evidence, page, case):
    kind, slug = case.split("/")
    for dimension in ("finance", "risks"):
        claims = [claim for claim in evidence.on(case) if claim["dimension"] == dimension]
        assert page(f"/{KINDS[kind]}/{slug}/{dimension}/").text(".tests h2") == amount(evidence, claims)


def test_each_question_counts_its_claims_across_all_cases(evidence, page):
    shown = page("/dimensions/")
    for dimension in sorted({claim["dimension"] for claim in evidence.claims}):
        claims = [claim for claim in evidence.claims if claim["dimension"] == dimension]
        (row,) = [text for text in shown.texts("main li") if f"{amount(evidence, claims)} on " in text]
        assert row.casefold().startswith(dimension)


def test_the_list_of_disagreements_counts_the_disputed_questions(evidence, page):
    questions = {link["question"] for link in evidence.disputes}
    assert f"{len(questions)} disagreements" in page("/disagreements/").texts("main > .label")[0]


def test_the_method_counts_sources_and_claims_by_what_is_known_of_them(evidence, page):
    shown, sources = page("/method/"), evidence.sources.values()
    of = [evidence.publishers.get(source["publisher"]) for source in sources]
    assert f"Sources read: {len(sources)}. Claims drawn from them: {len(evidence.claims):,}." in shown.text()
    standing = Counter("none" if publisher is None else str(publisher["state_affiliated"]) for publisher in of)
    assert shares(shown, "standing") == {
        "state-affiliated": standing["True"],
        "not state-affiliated": standing["False"],
        "not known": standing["None"],
        "publisher not shown": standing["none"],
    }
    countries = Counter(publisher["country"] for publisher in of if publisher and publisher["country"])
    assert shares(shown, "country")["United States"] == countries["US"]
    assert shares(shown, "country")["China"] == countries["CN"]
    assert shares(shown, "language")["English"] == sum(source["language"] == "en" for source in sources)
    assert shares(shown, "nature") == Counter(claim["nature"] for claim in evidence.claims)
    for division in ("country", "standing", "language", "kind", "year"):
        assert sum(shares(shown, division).values()) == len(sources)


def test_what_the_method_says_of_what_was_read_is_so(evidence):
    """Most are in English, most are published in China or the United States, and few are laws or statistics."""
    sources = evidence.sources.values()
    assert sum(source["language"] == "en" for source in sources) > len(sources) / 2
    where = Counter(evidence.publishers.get(source["publisher"], {}).get("country") for source in sources)
    assert where["CN"] + where["US"] > len(sources) / 2
    at_first_hand = [source for source in sources if source["kind"] in ("legal", "statistics", "company")]
    assert len(at_first_hand) < len(sources) / 10
