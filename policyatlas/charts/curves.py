"""Quadratic curves on paper, as routes are drawn; knows no map. Points are complex numbers, in pixels, y down."""

import cmath
import math
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Bow:
    """A curve from start to end that leans towards a control point."""

    start: complex
    control: complex
    end: complex

    @classmethod
    def bent(cls, start: complex, end: complex, bulge: float) -> "Bow":
        """The curve whose middle stands `bulge` pixels off the straight line: above it, or below where negative."""
        chord = end - start
        upwards = -1j * (chord / abs(chord) if chord else 1)
        if upwards.imag > 0:
            upwards = -upwards
        return cls(start, (start + end) / 2 + 2 * bulge * upwards, end)

    def at(self, share: float) -> complex:
        """The point at a share of the way."""
        rest = 1 - share
        return rest * rest * self.start + 2 * rest * share * self.control + share * share * self.end

    def part(self, first: float, last: float) -> "Bow":
        """The curve between two shares of the way."""
        control = (
            (1 - first) * (1 - last) * self.start
            + (first * (1 - last) + last * (1 - first)) * self.control
            + first * last * self.end
        )
        return Bow(self.at(first), control, self.at(last))

    def shortened(self, before: float, after: float) -> "Bow":
        """The curve without so many pixels at its start and end; of a short one, never more than half is lost."""
        length = self.length
        return self.part(min(before / length, 0.25), 1 - min(after / length, 0.25)) if length else self

    def moved(self, across: float) -> "Bow":
        """The same curve so many pixels to the right."""
        return Bow(self.start + across, self.control + across, self.end + across)

    def where(self, x: float) -> float:
        """The share of the way at which a curve that runs across, from left to right or back, reaches x."""
        low, high = 0.0, 1.0
        rightwards = self.end.real > self.start.real
        for _ in range(20):
            middle = (low + high) / 2
            if (self.at(middle).real < x) == rightwards:
                low = middle
            else:
                high = middle
        return (low + high) / 2

    def samples(self, apart: float) -> list[complex]:
        """Points on the way, about so many pixels from each other."""
        count = max(4, round(abs(self.end - self.start) / apart))
        return [self.at(number / count) for number in range(count + 1)]

    @property
    def length(self) -> float:
        """Pixels along the way, near enough."""
        points = [self.at(number / 8) for number in range(9)]
        return sum(abs(b - a) for a, b in pairwise(points))

    @property
    def path(self) -> str:
        """Path data."""
        a, b, c = self.start, self.control, self.end
        return f"M{a.real:.1f} {a.imag:.1f}Q{b.real:.1f} {b.imag:.1f} {c.real:.1f} {c.imag:.1f}"

    @property
    def heading(self) -> float:
        """The way it looks at its end, in degrees clockwise from the right."""
        return math.degrees(cmath.phase(self.end - self.control))
