"""The tables of docs/dossiers.md, drawn from the code; `python -m tests.dossiers.reference` renews them."""

import re
from pathlib import Path
from typing import get_args

from policyatlas.dossiers import format as form
from policyatlas.dossiers.yaml_writing import to_yaml

PAGE = Path(__file__).parents[2] / "docs/dossiers.md"
TABLES = [*(kind.entry for kind in form.KINDS.values()), form.SaidBy, form.Relayed, form.Measure, form.Span]
TABLES += [form.Original, form.Passage, form.Step, form.Stage]


def table_of(entry):
    """One row a field: name, level, what it says and an example."""
    lines = ["| field | level | what it says | example |", "|---|---|---|---|"]
    for name, field in entry.model_fields.items():
        example = example_of(field)
        lines.append(f"| `{field.alias or name}` | {form.level_of(field)} | {field.description} | {example} |")
    return "\n".join(lines)


def example_of(field):
    [example] = field.examples
    inner = entry_in(field.annotation)
    if inner is not None and inner in TABLES:
        return f"see [{inner.__name__}](#{inner.__name__.lower()})"
    if isinstance(example, dict):
        return f"`{{{', '.join(f'{key}: {value}' for key, value in example.items())}}}`"
    if isinstance(example, list):
        return f"`[{', '.join(map(str, example))}]`"
    return f"`{to_yaml(example).removesuffix('...\n').strip()}`"


def entry_in(annotation):
    if isinstance(annotation, type) and issubclass(annotation, form.Entry):
        return annotation
    return next((found for part in get_args(annotation) if (found := entry_in(part))), None)


def drawn(page):
    """The page with every table between its marks as the code has it now."""
    for entry in TABLES:
        marks = rf"(<!-- {entry.__name__} -->\n).*?(<!-- / -->)"
        assert re.search(marks, page, re.DOTALL), f"docs/dossiers.md lacks the marks of {entry.__name__}"
        page = re.sub(
            marks, lambda found, entry=entry: f"{found[1]}{table_of(entry)}\n{found[2]}", page, flags=re.DOTALL
        )
    return page


if __name__ == "__main__":
    PAGE.write_text(drawn(PAGE.read_text()))
