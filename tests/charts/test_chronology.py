import pytest

from policyatlas.charts import Entry, chronology
from policyatlas.charts.chronology import DRAWN, WIDTH

WUHAN = [
    Entry(1971, "Laser research at Huazhong"),
    Entry(1988, "East Lake zone founded"),
    Entry(2001, "State-level base for optics"),
    Entry(2016, "Yangtze Memory set up"),
    Entry(2017, "Plan to win a million graduates"),
    Entry(2021, "Hongxin dismisses its staff"),
    Entry(2025, "‘Wuhan model’ named"),
]
CROWDED = [Entry(year, f"Something that happened in the year {year}, told at length") for year in range(2006, 2026)]
ONE_YEAR = [Entry(2015, f"Event {number} of one year, in a few words") for number in range(6)]
LATE = [Entry(1950, "The beginning"), *CROWDED]
CENTURIES = [Entry(1861, "Arsenal"), *CROWDED[:4], Entry(2025, "The last, which stands at the very edge of it")]


@pytest.fixture(
    params=[WUHAN, CROWDED, LATE, ONE_YEAR, CENTURIES, WUHAN[:1]],
    ids=["wuhan", "crowded", "late", "year", "long", "one"],
)
def drawn(request):
    return chronology(request.param)


def test_no_text_runs_into_another_text(drawn):
    for place, event in enumerate(drawn.events):
        assert not any(event.hit.shared(other.hit) for other in drawn.events[:place])


def test_no_text_runs_over_the_stem_of_another(drawn):
    for event in drawn.events:
        for other in drawn.events:
            low, high = sorted((other.y, drawn.axis))
            crosses = event.hit.x < other.x < event.hit.x + event.hit.width
            assert not (crosses and low < event.y < high), (event.text, other.text)


def test_texts_stay_on_the_paper(drawn):
    for event in drawn.events:
        assert event.hit.x >= 0
        assert event.hit.x + event.hit.width <= WIDTH
        assert 0 < event.text_y < drawn.height


def test_few_dates_stand_above_the_axis_and_many_on_both_sides():
    assert all(event.y < chronology(WUHAN).axis for event in chronology(WUHAN).events)
    crowded = chronology(CROWDED)
    assert {event.y < crowded.axis for event in crowded.events} == {True, False}


def test_the_list_holds_what_the_drawing_leaves_out():
    crowded = chronology(CROWDED)
    assert 6 <= len(crowded.events) <= DRAWN
    assert crowded.left_out == len(CROWDED) - len(crowded.events)
    assert list(crowded.entries) == CROWDED
    assert crowded.text == f"Chronology from 2006 to 2025: {len(crowded.events)} of 20 dates."


def test_as_many_dates_are_drawn_as_there_is_room_for():
    assert len(chronology(LATE).events) == DRAWN
    assert len(chronology(CROWDED).events) < DRAWN


def test_the_first_and_the_last_date_are_always_drawn():
    years = [event.entry.year for event in chronology(CROWDED, most=5).events]
    assert len(years) == 5
    assert (years[0], years[-1]) == (2006, 2025)


def test_of_one_year_the_entry_given_first_is_drawn():
    entries = [Entry(2000, "First"), Entry(2010, "Important"), Entry(2010, "Less so"), Entry(2020, "Last")]
    assert [event.text for event in chronology(entries, most=3).events] == ["First", "Important", "Last"]


def test_entries_are_put_in_the_order_of_years():
    assert [event.entry for event in chronology(WUHAN[::-1]).events] == WUHAN


def test_a_long_text_is_cut_between_words_and_kept_whole_in_the_list():
    text = "A sentence of a claim that goes on for much longer than there is room for in a drawing"
    drawn = chronology([Entry(2010, text)])
    assert drawn.events[0].text == "A sentence of a claim that goes on for much…"
    assert drawn.entries[0].text == text


def test_years_on_the_axis_are_round_and_start_at_or_before_the_first():
    assert [tick.year for tick in chronology(WUHAN).ticks] == [1970, 1980, 1990, 2000, 2010, 2020]


def test_a_chronology_without_an_entry_is_refused():
    with pytest.raises(ValueError, match="needs an entry"):
        chronology([])
