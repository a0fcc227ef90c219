"""The pages about the atlas: texts whose citations resolve, the tests with a worked cell, the codebook."""

import pytest

from policyatlas.browse.method import codebook, worked_cell
from policyatlas.browse.texts import FOLDER
from policyatlas.prose import citations_in
from policyatlas.records.models import Claim
from policyatlas.vocabulary import (
    BOUNDARY_RULES,
    COMPARISON_RULES,
    DIMENSIONS,
    EVIDENCE_TESTS,
    INSTRUMENTS,
    LEVELS,
    NATURES,
    POLICY_STATUSES,
    TRANSFER_DEGREES,
)
from tests.makers import make_claim, make_comparison, make_place, make_publisher, make_source
from tests.reading import read, words

PAGES = ["/method/", "/method/evidence/", "/method/dimensions/", "/about/", "/accessibility/"]


@pytest.fixture
def page(client, db):
    return lambda address: read(client.get(address))


def test_every_citation_of_the_texts_names_a_claim(atlas):
    unknown = []
    for path in sorted(FOLDER.glob("*.md")):
        for name, line in citations_in(path.read_text()):
            if not Claim.objects.published().by_name([name]).exists():
                unknown.append(f"{path.name}:{line}: there is no claim {name}.")
    assert not unknown, "\n".join(unknown)


@pytest.mark.parametrize("address", PAGES)
def test_links_of_the_texts_lead_somewhere(client, atlas, address):
    page = read(client.get(address))
    hrefs = {href for href in page.values(".prose a", "href") if href.startswith(("/", "#"))}
    for path, _, anchor in (href.partition("#") for href in hrefs):
        target = read(client.get(path)) if path else page
        assert not anchor or target.one(f'[id="{anchor}"]'), f"{address} leads to {path}#{anchor}, which is not there"


@pytest.mark.parametrize("address", PAGES)
def test_each_page_has_one_heading_a_description_and_its_address(page, address):
    found = page(address)
    assert len(found.all("h1")) == 1
    assert found.one("meta[name=description]").attrs["content"]
    assert found.one("link[rel=canonical]").attrs["href"].endswith(address)


def test_texts_cite_like_any_page(client, atlas):
    page = read(client.get("/method/"))
    cited = page.one('a[data-cite="seattle-times-2022-officials-venture-capitalists#2"]')
    assert words(cited) == "1"
    assert page.one(cited.attrs["href"]).attrs["data-source"] == "seattle-times-2022-officials-venture-capitalists"


def test_the_tests_and_grades_are_those_of_the_vocabulary(page):
    found = page("/method/evidence/")
    assert found.texts("#tests-title ~ table tbody th") == [str(test) for test in EVIDENCE_TESTS.values()]
    assert found.texts("dl.grades dt") == ["not researched yet", "bare", "thin", "fair", "good", "full"]
    assert found.texts(".distances tbody th") == ["first-hand", "one step away", "further away"]


def test_without_evidence_there_is_no_worked_cell(db):
    assert worked_cell() is None


def test_the_worked_cell_is_one_of_about_six_claims_that_passes_some_tests(db):
    hefei, wuhan = make_place("Hefei", country="CN"), make_place("Wuhan", country="CN")
    make_comparison(hefei, wuhan)
    for _ in range(6):
        make_claim(hefei, dimension="risks")
        make_claim(hefei, dimension="talent", said_by={"name": "A mayor"})
    make_claim(wuhan)
    cell = worked_cell().cell
    assert (cell.case.slug, cell.dimension.id) == ("hefei", "risks")


def test_the_worked_cell_says_what_each_test_counts(page):
    hefei = make_place("Hefei", country="CN")
    make_comparison(hefei, make_place("Wuhan"))
    party = make_publisher("Party", country="CN", state_affiliated=True)
    for number in range(6):
        source = make_source(publisher=party) if number < 2 else make_source()
        make_claim(hefei, source=source, dimension="finance", nature="forecast" if number == 5 else "fact")
    found = page("/method/evidence/")
    rows = found.texts("table.worked tbody tr")
    assert sum(row.endswith("Partyone step awayyesfact") for row in rows) == 2
    assert sum(row.endswith("first-handnoforecast") for row in rows) == 1
    assert found.texts(".worked ~ table tbody tr, .scroll ~ table tbody tr") == [
        "Two independent origins6 origins of 6 sourcespassed",
        "Mostly first-hand1 of 6 claims are first-handfailed",
        "Mostly disinterested4 of 6 origins are disinterestedpassed",
        "Mostly fact and undisputed5 of 6 claims are reported as fact; none is disputedpassed",
    ]
    cited = found.values("table.worked [data-cite]", "href")
    assert len(cited) == 6
    assert all(found.one(href) for href in cited)


def test_the_real_worked_cell_can_be_followed_to_its_page(client, atlas):
    page = read(client.get("/method/evidence/"))
    cell = read(client.get(page.one("section[aria-labelledby=worked-title] p a").attrs["href"]))
    assert set(page.values(".worked [data-claim]", "data-claim")) == set(cell.values("[data-claim]", "data-claim"))


def test_the_codebook_is_the_vocabulary(page):
    found = page("/method/dimensions/")
    assert found.texts(".questions tbody th[scope=row]") == [str(dimension) for dimension in DIMENSIONS.values()]
    assert len(found.all("section[aria-labelledby=rules] tbody tr")) == len(BOUNDARY_RULES)
    assert found.texts("section[aria-labelledby=instruments] dt") == [str(one) for one in INSTRUMENTS.values()]
    for anchor, vocabulary in {
        "natures": NATURES,
        "levels": LEVELS,
        "statuses": POLICY_STATUSES,
        "transfer-degrees": TRANSFER_DEGREES,
        "comparison-rules": COMPARISON_RULES,
    }.items():
        assert found.texts(f"section[aria-labelledby={anchor}] dt") == [str(term) for term in vocabulary.values()]


def test_every_work_that_a_list_leans_on_is_listed(page):
    found = page("/method/dimensions/")
    assert all(found.one(f'[id="{href[1:]}"]') for href in found.values(".entries a, .band > p a", "href"))
    assert len(found.all(".works li")) == len(codebook().works)
