"""One card as PNG, 1200 by 630, which is what other sites cut out: scale bar, neatline, words; knows no record."""

from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageDraw

from policyatlas.cards.lettering import Face

WIDTH, HEIGHT, EDGE, GUTTER = 1200, 630, 64, 40
PAPER, INK, INK_2, INK_3, CITE, RULE = "#fbfaf6", "#17232a", "#40505a", "#5b6870", "#9a2d18", "#d3d6d0"
COLOURS = 64  # of the finished picture: enough for soft edges, and a third of the bytes
LEADING = 1.28
NAME, SMALL, NOTE, HEAD = Face(30), Face(22), Face(27), Face(25, bold=True)

type Room = tuple[float, float]
"""Width and height."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A claim, what it is on, and who published its source and when. `head` may be empty."""

    head: str
    text: str
    source: str


@dataclass(frozen=True, slots=True)
class Card:
    """What a card says. `beside`: its entries stand in columns, else beneath one another. `foot`: two short texts."""

    name: str
    title: str
    note: str
    entries: tuple[Entry, ...]
    foot: tuple[str, str]
    beside: bool = False


def draw(card: Card) -> bytes:
    """The picture. Whatever is too long ends in an ellipsis."""
    image = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    canvas = ImageDraw.Draw(image)
    _frame(canvas, card)
    y = _title(canvas, card)
    if card.beside:
        _columns(canvas, card.entries, y)
    else:
        _rows(canvas, card.entries, y)
    file = BytesIO()
    image.quantize(COLOURS).save(file, "PNG", optimize=True)
    return file.getvalue()


def _frame(canvas: ImageDraw.ImageDraw, card: Card) -> None:
    """Scale bar above, name beneath it, and at the foot where and of which edition this is."""
    for part in range(12):
        canvas.rectangle((part * 100, 0, part * 100 + 99, 13), fill=INK if part % 2 == 0 else PAPER)
    canvas.line((0, 14, WIDTH, 14), fill=INK, width=2)
    _emblem(canvas, EDGE, 46, 36)
    NAME.write(canvas, (EDGE + 52, 75), card.name, INK)
    canvas.line((EDGE, HEIGHT - 66, WIDTH - EDGE, HEIGHT - 66), fill=INK, width=2)
    where, edition = (SMALL.can(text) for text in card.foot)
    SMALL.write(canvas, (WIDTH - EDGE - SMALL.width(edition), HEIGHT - 29), edition, INK_3)
    room = WIDTH - 2 * EDGE - SMALL.width(edition) - GUTTER
    SMALL.write(canvas, (EDGE, HEIGHT - 29), "".join(SMALL.lines(where, room, 1)), INK_3)


def _emblem(canvas: ImageDraw.ImageDraw, x: int, y: int, size: int) -> None:
    """The net of the icon, with its one red point."""
    canvas.rectangle((x, y, x + size, y + size), outline=INK, width=2)
    for third in (size // 3, size - size // 3):
        canvas.line((x + third, y, x + third, y + size), fill=INK, width=2)
        canvas.line((x, y + third, x + size, y + third), fill=INK, width=2)
    middle, radius = (x + size * 0.67, y + size * 0.34), size * 0.14
    canvas.ellipse((middle[0] - radius, middle[1] - radius, middle[0] + radius, middle[1] + radius), fill=CITE)


def _title(canvas: ImageDraw.ImageDraw, card: Card) -> float:
    """Title and note; where they end."""
    room = WIDTH - 2 * EDGE
    face = next((Face(size) for size in (62, 52, 44) if len(Face(size).lines(card.title, room, 3)) <= 1), Face(44))
    y = 104.0
    for line in face.lines(card.title, room, 2):
        y += face.size * 1.12
        face.write(canvas, (EDGE, y - face.size * 0.12), line, INK)
    for line in NOTE.lines(card.note, room, 1):
        y += 40
        NOTE.write(canvas, (EDGE, y - 3), line, INK_2)
    return y + 26


def _columns(canvas: ImageDraw.ImageDraw, entries: tuple[Entry, ...], y: float) -> None:
    canvas.line((EDGE, y, WIDTH - EDGE, y), fill=INK, width=2)
    width = (WIDTH - 2 * EDGE - GUTTER * (len(entries) - 1)) / max(len(entries), 1)
    room = (width, HEIGHT - 80 - y - 10)
    face = _largest(entries, room, (27, 25, 23, 21))
    for number, entry in enumerate(entries):
        _entry(canvas, entry, (EDGE + number * (width + GUTTER), y + 10), room, face)


def _rows(canvas: ImageDraw.ImageDraw, entries: tuple[Entry, ...], y: float) -> None:
    if not entries:
        return
    room = (WIDTH - 2 * EDGE, (HEIGHT - 74 - y) / len(entries) - 10)
    face = _largest(entries, room, (40, 34, 30, 26, 23) if len(entries) == 1 else (30, 27, 24))
    for number, entry in enumerate(entries):
        top = y + number * (room[1] + 10)
        canvas.line((EDGE, top, WIDTH - EDGE, top), fill=RULE if number else INK, width=1 if number else 2)
        _entry(canvas, entry, (EDGE, top + 4), room, face)


def _largest(entries: tuple[Entry, ...], room: Room, sizes: tuple[int, ...]) -> Face:
    """The largest face in which nothing of these is cut; the smallest where something is in each."""
    for face in map(Face, sizes):
        if all(len(face.lines(one.text, room[0], 20)) <= _most(one, room, face) for one in entries):
            return face
    return Face(sizes[-1])


def _most(entry: Entry, room: Room, face: Face) -> int:
    """How many lines of its text there is room for."""
    left = room[1] - 31 * len(_source(entry, room)) - 8 - (36 if _has_head(entry, room) else 0)
    return max(int(left / (face.size * LEADING)), 1)


def _source(entry: Entry, room: Room) -> list[str]:
    return SMALL.lines(entry.source, room[0], 2 if room[0] < 500 else 1)


def _has_head(entry: Entry, room: Room) -> bool:
    return bool(entry.head) and room[1] > 100


def _entry(canvas: ImageDraw.ImageDraw, entry: Entry, at: tuple[float, float], room: Room, face: Face) -> None:
    """As much of a claim as there is room for, and always its source."""
    x, y = at
    if _has_head(entry, room):
        y += 36
        HEAD.write(canvas, (x, y), "".join(HEAD.lines(entry.head, room[0], 1)), INK)
    for line in face.lines(entry.text, room[0], _most(entry, room, face)):
        y += face.size * LEADING
        face.write(canvas, (x, y), line, INK)
    y += 4
    for line in _source(entry, room):
        y += 31
        SMALL.write(canvas, (x, y), line, CITE)
