"""Names set on paper: how wide they run, where they fit. Knows no map and no browser, so it measures generously."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Literal

type Anchor = Literal["start", "middle", "end"]

# Advances in ems, after Palatino with a little to spare: the page's serif is whatever the reader has
ADVANCES = {
    **dict.fromkeys("il.,:;'’‘|!jI", 0.32),
    **dict.fromkeys("frt()- ", 0.38),
    **dict.fromkeys("szcJ", 0.48),
    **dict.fromkeys("ABCDEFGHKLNOPQRSTUVXYZ&", 0.74),
    **dict.fromkeys("mwMW—", 0.92),
}
OTHER = 0.58
HAN = 1.0  # and kana, hangul, full-width marks
AIR = 3.0  # pixels kept free before and after a name
LOYALTY = 4.0  # square pixels of a crossed line that a better place beside the pin is worth
FIRST_HAN = "\u2e80"


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on paper, in pixels, x and y of its upper left corner."""

    x: float
    y: float
    width: float
    height: float

    def shared(self, other: "Box") -> float:
        """Square pixels that this box has in common with another."""
        across = min(self.x + self.width, other.x + other.width) - max(self.x, other.x)
        down = min(self.y + self.height, other.y + other.height) - max(self.y, other.y)
        return max(across, 0) * max(down, 0)

    def around(self, other: "Box") -> "Box":
        """The smallest box that holds both."""
        x, y = min(self.x, other.x), min(self.y, other.y)
        right = max(self.x + self.width, other.x + other.width)
        bottom = max(self.y + self.height, other.y + other.height)
        return Box(x, y, right - x, bottom - y)


@dataclass(frozen=True, slots=True)
class Label:
    """A name at a point of its baseline, in pixels, and the box that it fills."""

    text: str
    x: float
    y: float
    anchor: Anchor
    box: Box


def square(x: float, y: float, half: float) -> Box:
    """The box around a point, `half` pixels to each side."""
    return Box(x - half, y - half, 2 * half, 2 * half)


def length(text: str, size: float) -> float:
    """Pixels that a text runs at a type size."""
    return size * sum(HAN if letter >= FIRST_HAN else ADVANCES.get(letter, OTHER) for letter in text)


def label(text: str, x: float, y: float, anchor: Anchor, size: float) -> Label:
    """A name set at a point of its baseline."""
    run = length(text, size)
    left = {"start": x, "middle": x - run / 2, "end": x - run}[anchor]
    return Label(text, round(x, 1), round(y, 1), anchor, Box(left - AIR, y - 0.8 * size, run + 2 * AIR, 1.1 * size))


def labels_around(text: str, x: float, y: float, *, gap: float, size: float) -> list[Label]:
    """The name in each place where a reader looks for it around a point, the best first; the last ones stand off."""
    level, beside = y + 0.34 * size, gap * 0.8
    labels = [
        label(text, x + gap, level, "start", size),
        label(text, x - gap, level, "end", size),
        label(text, x, y - gap - 0.2 * size, "middle", size),
        label(text, x, y + gap + 0.8 * size, "middle", size),
    ]
    for away in (0.0, 0.8 * size):
        above, below = y - 0.5 * gap - 0.1 * size - away, y + 0.5 * gap + 0.7 * size + away
        labels += [
            label(text, x + beside, above, "start", size),
            label(text, x + beside, below, "start", size),
            label(text, x - beside, above, "end", size),
            label(text, x - beside, below, "end", size),
        ]
    return labels


def best(
    candidates: Sequence[Label], page: Box, *, taken: Iterable[Box], lines: Iterable[Box] = ()
) -> tuple[Label, float]:
    """The name least in the way of what is taken; lines it may cross rather than stand far off.

    Returns it with the square pixels of what is taken, or outside the page, that it covers: 0 where it is free.
    """
    reach = reduce(Box.around, (candidate.box for candidate in candidates))
    names = [box for box in taken if box.shared(reach)]
    strokes = [box for box in lines if box.shared(reach)]

    def covered(box: Box) -> float:
        return round(box.width * box.height - box.shared(page) + sum(box.shared(name) for name in names), 1)

    ranked = []
    for rank, candidate in enumerate(candidates):
        crossed = sum(candidate.box.shared(stroke) for stroke in strokes)
        ranked.append((20 * covered(candidate.box) + crossed + LOYALTY * rank, rank))
    chosen = candidates[min(ranked)[1]]
    return chosen, covered(chosen.box)
