"""Citations as text: the source as it was published first, then the way through the atlas; nothing is made up."""

import datetime

import pytest

from policyatlas.citing import footnote, mention, page_note, sentence, this_atlas, work_of
from tests.makers import make_claim, make_edition, make_publisher, make_source
from tests.reading import read

pytestmark = pytest.mark.django_db

SITE = "https://atlas.example"
FRAGMENT = "#:~:text=The%20city%20of,as%20planned"


@pytest.fixture(autouse=True)
def atlas(settings):
    settings.SITE_URL = SITE
    return this_atlas(make_edition(3, published_at=datetime.datetime(2026, 11, 21, 12, tzinfo=datetime.UTC)))


@pytest.fixture
def cited(atlas):
    """A claim as a work that is cited for it."""
    return lambda claim: work_of(claim.source, atlas, claim)


def steel(**fields):
    given = {
        "title": "Steel",
        "slug": "daily-steel",
        "publisher": make_publisher("China Daily"),
        "authors": ["Wang Jun", "Li Na"],
        "published": "2016-05-24",
        "url": "https://daily.example/steel",
    }
    return make_source(**given | fields)


def test_the_source_stands_first_and_the_atlas_last(cited):
    assert footnote(cited(make_claim(source=steel()))) == (
        f"Wang Jun and Li Na, “Steel”, China Daily, 24 May 2016, https://daily.example/steel{FRAGMENT}. "
        "Via Policy Atlas, edition 3 (21 November 2026), claim daily-steel#1, https://atlas.example/claims/daily-steel/1/."
    )


def test_of_a_source_its_own_address_is_given(atlas):
    assert footnote(work_of(steel(), atlas)) == (
        "Wang Jun and Li Na, “Steel”, China Daily, 24 May 2016, https://daily.example/steel. "
        "Via Policy Atlas, edition 3 (21 November 2026), https://atlas.example/sources/daily-steel/."
    )


def test_a_source_that_is_gone_is_cited_at_its_own_address_and_its_copy_noted(cited):
    url, copy = "https://daily.example/steel", "https://archive.example/steel"
    work = cited(make_claim(source=steel(archived_url=copy, link_outcome="gone", link_checked=url)))
    assert work.url == f"{url}{FRAGMENT}"
    assert f"Archived copy: {copy}" in work.note


def test_before_the_first_edition_none_is_named():
    assert footnote(work_of(steel(), this_atlas(None))).endswith(
        ". Via Policy Atlas, https://atlas.example/sources/daily-steel/."
    )


def test_what_the_source_passes_on_is_named(cited):
    agency = make_source("Wire", publisher=make_publisher("The Agency"), published="2016")
    daily = steel(authors=[], published="2016-05", url="")
    assert footnote(cited(make_claim(source=daily, origin=agency))).startswith(
        "“Steel”, China Daily, May 2016, passing on The Agency, “Wire”, 2016. Via Policy Atlas"
    )


def test_of_a_text_known_by_its_publisher_alone_no_more_is_said(cited):
    agency = make_source("", slug="wire", publisher=make_publisher("The Agency"), published="")
    assert ", passing on The Agency. Via" in footnote(cited(make_claim(origin=agency)))


def test_what_is_not_shown_is_said_to_be_not_shown(cited):
    bare = make_source("", slug="bare", publisher=None, published="", url="")
    claim = make_claim(source=bare, statement="Steel fell.")
    assert footnote(cited(claim)).startswith("[title not shown], publisher not shown, n.d. Via Policy Atlas, edition")
    assert sentence(cited(claim), claim).startswith(
        "According to a source whose publisher is not shown (n.d.), Steel fell (via"
    )
    assert mention(cited(claim)).startswith("See a source whose publisher is not shown (n.d.), a text whose title is")


@pytest.mark.parametrize(
    ("statement", "within"),
    [
        ("Hefei took shares.", "Hefei took shares"),
        ("The city took shares.", "the city took shares"),
        ("By 2020 it had sold them.", "by 2020 it had sold them"),
        ("Grants paid for two plants in the U.S.", "Grants paid for two plants in the U.S"),
    ],
)
def test_a_sentence_says_what_the_claim_says_in_the_words_of_the_atlas(cited, statement, within):
    claim = make_claim(source=steel(), statement=statement)
    assert sentence(cited(claim), claim) == (
        f"According to China Daily (2016), {within} (via Policy Atlas, edition 3, claim daily-steel#1)."
    )


def test_a_sentence_names_who_is_quoted_before_who_quotes(cited):
    claim = make_claim(source=steel(), statement="It fell.", said_by={"name": "Robert Pape", "role": "professor"})
    assert sentence(cited(claim), claim).startswith("According to Robert Pape, quoted by China Daily (2016), it fell (")


def test_a_source_that_quotes_itself_is_named_once(cited):
    claim = make_claim(source=steel(), statement="It fell.", said_by={"organisation": "China Daily"})
    assert sentence(cited(claim), claim).startswith("According to China Daily (2016), it fell (")


def test_a_sentence_names_the_text_that_is_passed_on(cited):
    agency = make_source("Wire", publisher=make_publisher("The Agency"))
    claim = make_claim(source=steel(), origin=agency, statement="It fell.")
    assert sentence(cited(claim), claim).startswith(
        "According to The Agency, as passed on by China Daily (2016), it fell ("
    )


def test_a_title_that_quotes_has_its_own_marks_single_within_ours(atlas):
    assert ", “‘合肥模式’:地方发展主义新类型”, " in footnote(
        work_of(steel(title="“合肥模式”:地方发展主义新类型"), atlas)
    )


def test_a_page_is_cited_by_its_title_edition_and_address(atlas):
    assert page_note("Wuhan and Hefei", "/compare/wuhan,hefei/", atlas) == (
        "“Wuhan and Hefei”, Policy Atlas, edition 3 (21 November 2026), https://atlas.example/compare/wuhan,hefei/."
    )


def test_the_page_of_a_claim_has_both_to_select_and_on_buttons_that_wait_for_scripts(client, cited):
    claim = make_claim(source=make_source('Of "steel" & men', slug="steel"))
    page = read(client.get(claim.get_absolute_url()))
    copied = page.values("#claim .citing button.copy", "data-copy")
    assert copied == [footnote(cited(claim)), sentence(cited(claim), claim)]
    assert '“Of "steel" & men”' in copied[0]
    assert all("hidden" in button.attrs for button in page.all("#claim button.copy"))
    shown = page.texts("#claim .citing dd")
    assert [text.startswith(words) for text, words in zip(shown, copied, strict=False)] == [True, True]


def test_the_page_of_a_source_has_both(client, atlas):
    source = steel()
    make_claim(source=source)
    copied = read(client.get(source.get_absolute_url())).values(".citing button.copy", "data-copy")
    assert copied == [footnote(work_of(source, atlas)), mention(work_of(source, atlas))]
