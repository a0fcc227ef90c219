"""Plain values to YAML that people like to read; knows nothing of what they mean."""

import re
from typing import Any

import yaml

from policyatlas.dossiers.reading import DECIMAL, INTEGER

WIDTH = 110


class _Dumper(yaml.CSafeDumper):
    """Block style, nothing shared. Text that any version of YAML would read as something else is put in quotes."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def _text(dumper: _Dumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_Dumper.add_representer(str, _text)
for tag, pattern in (("int", INTEGER), ("float", DECIMAL)):
    _Dumper.add_implicit_resolver(
        f"tag:yaml.org,2002:{tag}", re.compile(rf"(?:{pattern.pattern})\Z"), list("-+.0123456789")
    )


def to_yaml(value: Any) -> str:  # noqa: ANN401 - any plain value
    """The value, ending in a line break."""
    return yaml.dump(value, Dumper=_Dumper, default_flow_style=False, sort_keys=False, allow_unicode=True, width=WIDTH)
