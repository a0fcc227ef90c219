"""Reads what the admin says is wrong; knows no form."""

from justhtml import JustHTML

from tests.reading import words


def errors(answer):
    """The sentences beside the fields of a form that was not taken."""
    assert answer.status_code == 200
    page = JustHTML(answer.text, sanitize=False)
    return [words(item) for item in page.query("ul.errorlist li")]
