"""Works as RIS, which reference managers read; knows no page.

Source: Research Information Systems, RIS Format Specifications, 2001 and 2011.
"""

from collections.abc import Iterable, Iterator

from policyatlas.citing.works import NAME, Work


def as_ris(works: Iterable[Work]) -> str:
    """A record a work, its lines ended by CR LF; a value never runs over its line."""
    return "".join(f"{tag}  - {value}\r\n" for work in works for tag, value in _lines(work))


def _lines(work: Work) -> Iterator[tuple[str, str]]:
    yield "TY", work.form.ris
    yield "ID", work.key
    for name in work.authors:
        yield "AU", name
    fields = {
        "TI": work.title,
        "T2": work.serial,
        "PB": work.house,
        "PY": work.published[:4],
        "DA": _date(work.date_parts),
        "M3": work.form.genre,
        "LA": work.language,
        "UR": work.url,
        "N1": work.note,
        "DB": NAME,
        "AN": work.name,
    }
    yield from ((tag, value) for tag, value in fields.items() if value)
    yield "ER", ""


def _date(parts: tuple[int, ...]) -> str:
    """`2016/05/24/`: what is not known stays empty between its strokes."""
    if not parts:
        return ""
    year, *rest = parts
    written = [f"{part:02}" for part in rest] + ["", ""]
    return f"{year}/{written[0]}/{written[1]}/"
