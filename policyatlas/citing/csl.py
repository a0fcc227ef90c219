"""Works as CSL-JSON, from which citation styles are set; knows no page.

Source: Citation Style Language 1.0.2, schema of its input data, https://citationstyles.org/
"""

import json
from collections.abc import Iterable
from typing import Any

from policyatlas.citing.works import NAME, Work


def as_csl(works: Iterable[Work]) -> str:
    """A list of items."""
    return json.dumps([csl_item(work) for work in works], ensure_ascii=False, indent=1) + "\n"


def csl_item(work: Work) -> dict[str, Any]:
    """A work with all that is known of it: names as they were given, and no date where there is none."""
    fields: dict[str, Any] = {
        "id": work.key,
        "type": work.form.csl,
        "title": work.title,
        "author": [{"literal": name} for name in work.authors],
        "container-title": work.serial,
        "publisher": work.house,
        "issued": {"date-parts": [list(work.date_parts)]} if work.date_parts else None,
        "genre": work.form.genre,
        "language": work.language,
        "URL": work.url,
        "note": work.note,
        "source": NAME,
    }
    return {name: value for name, value in fields.items() if value}
