"""docs/dossiers.md says of every field what the code says, and its examples are sound."""

import re

import pytest
from pydantic import TypeAdapter

from policyatlas.dossiers import format as form
from policyatlas.dossiers.reading import read
from tests.dossiers.reference import PAGE, TABLES, drawn
from tests.dossiers.small_atlas import problems_in, write_files


def test_the_page_says_what_the_code_says():
    page = PAGE.read_text()
    assert page == drawn(page), "run: python -m tests.dossiers.reference"


@pytest.mark.parametrize("entry", [*TABLES], ids=lambda entry: entry.__name__)
def test_every_field_has_a_level_a_description_and_a_sound_example(entry):
    for name, field in entry.model_fields.items():
        assert form.level_of(field) in form.Level, name
        assert field.description[:1].isupper(), name
        [example] = field.examples
        if not isinstance(example, dict) and example != [{"n": 1}]:
            TypeAdapter(field.annotation).validate_python(example, strict=True)
            for check in field.metadata:
                getattr(check, "func", lambda value: value)(example)


def test_a_required_field_has_no_default_and_every_other_has_one():
    for entry in TABLES:
        for name, field in entry.model_fields.items():
            assert field.is_required() == (form.level_of(field) is form.Level.REQUIRED), f"{entry.__name__}.{name}"


def test_the_dossier_on_the_page_is_sound(tmp_path):
    [dossier] = re.findall(r"```yaml\n(source:.*?)```", PAGE.read_text(), re.DOTALL)
    write_files(tmp_path, {"seattle-times-2022.yaml": dossier})
    assert not read(tmp_path / "seattle-times-2022.yaml").problems
    unknown = [problem for problem in problems_in(tmp_path) if "which is no" not in problem]
    assert unknown == []
