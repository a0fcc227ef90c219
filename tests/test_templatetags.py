"""Filters at hand in every template that no page's test holds."""

import pytest

from policyatlas.templatetags import iri


@pytest.mark.parametrize(
    ("address", "as_read"),
    [
        ("https://a.example/r#:~:text=%E4%BD%86%E4%BB%A5,%E7%9A%84", "https://a.example/r#:~:text=但以,的"),
        (
            "https://a.example/r#:~:text=Indu%C2%ADstrie%20und%2C",
            "https://a.example/r#:~:text=Indu%C2%ADstrie%20und%2C",
        ),
        ("https://a.example/caf%E9?q=%22%3C", "https://a.example/caf%E9?q=%22%3C"),
    ],
    ids=["letters", "what cannot be seen, and what is ASCII", "not UTF-8"],
)
def test_letters_of_other_scripts_are_written_as_they_are_read_and_nothing_else(address, as_read):
    assert iri(address) == as_read
