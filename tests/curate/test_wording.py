"""A statement is in our own words: six in a row of the source's are too many."""

import pytest

from policyatlas.curate.wording import borrowed

TEXT = "The municipal government of Hefei bought\na large stake in the maker of electric cars, it said."


@pytest.mark.parametrize(
    ("statement", "runs"),
    [
        ("Hefei bought shares of the car maker.", []),
        ("In 2020 the municipal government of Hefei took shares.", []),  # five in a row
        ("In 2020, Hefei bought a large stake in the firm.", ["Hefei bought a large stake in the"]),
        (
            "THE MUNICIPAL GOVERNMENT of Hefei bought a large stake",
            ["THE MUNICIPAL GOVERNMENT of Hefei bought a large stake"],
        ),
        ("", []),
    ],
)
def test_runs_of_six_words_are_borrowed(statement, runs):
    assert borrowed(statement, TEXT) == runs
