"""Faces, and words set in lines that fit; knows nothing of what is written.

TeX Gyre Pagella is the Palatino of the pages, and lies beside this file. Han is set in a face of the system; where
there is none, and for signs that no face has, nothing is set at all: an empty box would tell readers less.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from PIL import ImageDraw, ImageFont
from PIL.ImageFont import FreeTypeFont

FONTS = Path(__file__).parent / "fonts"
HAN_FACES = (("NotoSerifCJK-Regular.ttc", 2), ("NotoSansCJK-Regular.ttc", 2), ("wqy-zenhei.ttc", 0))
LONGEST = 600  # characters that are looked at
_HAN = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef"
_RUNS = re.compile(f"[{_HAN}]+|[^{_HAN}]+")
_PIECES = re.compile(rf"\s+|[{_HAN}]|[^\s{_HAN}]+")
_IS_HAN = re.compile(f"[{_HAN}]")
_NOWHERE = "\U000f0000"  # a sign that no face has


@lru_cache
def latin(size: int, *, bold: bool = False) -> FreeTypeFont:
    """The face of all words that are not Han."""
    return ImageFont.truetype(str(FONTS / f"texgyrepagella-{'bold' if bold else 'regular'}.otf"), size)


@lru_cache
def han(size: int) -> FreeTypeFont | None:
    """The face of the system for Han; None where it has none."""
    for name, index in HAN_FACES:
        with suppress(OSError):
            return ImageFont.truetype(name, size, index=index)
    return None


@dataclass(frozen=True, slots=True)
class Face:
    """One size and weight of what is written."""

    size: int
    bold: bool = False

    def can(self, text: str) -> str:
        """What can be set of a text, on one line."""
        shown = "".join(sign for sign in " ".join(text[:LONGEST].split()) if self._has(sign))
        return " ".join(shown.split())

    def width(self, text: str) -> float:
        """How wide a line is."""
        return _width(self, text)

    def lines(self, text: str, width: float, most: int) -> list[str]:
        """A text in lines that fit, so many at most; what is left over becomes an ellipsis."""
        lines, used = [""], 0.0
        for piece in self._pieces(self.can(text), width):
            wide = self.width(piece)
            if used + wide <= width or piece.isspace():
                lines[-1] += piece
                used += wide
            elif len(lines) < most:
                lines.append(piece)
                used = wide
            else:
                lines[-1] = self._cut(lines[-1].rstrip(), width)
                break
        return [line.rstrip() for line in lines if line.strip()]

    def write(self, canvas: ImageDraw.ImageDraw, at: tuple[float, float], line: str, ink: str) -> None:
        """Set a line whose base line is at this point."""
        x, y = at
        for run, font in self.runs(line):
            canvas.text((x, y), run, fill=ink, font=font, anchor="ls")
            x += font.getlength(run)

    def runs(self, text: str) -> Iterator[tuple[str, FreeTypeFont]]:
        """What is set in one face at a time, and that face."""
        for run in _RUNS.findall(text):
            font = han(self.size) if _IS_HAN.match(run) else None
            yield run, font or latin(self.size, bold=self.bold)

    def _pieces(self, text: str, width: float) -> Iterator[str]:
        """Words, spaces and single signs of Han; a word that fits no line in pieces."""
        for piece in _PIECES.findall(text):
            while self.width(piece) > width:
                short = next(n for n in range(len(piece) - 1, 0, -1) if n == 1 or self.width(piece[:n]) <= width)
                yield piece[:short]
                piece = piece[short:]
            yield piece

    def _cut(self, line: str, width: float) -> str:
        while line and self.width(f"{line} …") > width:
            line = line.rpartition(" ")[0] or line[:-1]
        return f"{line.rstrip(' ,;:.')} …"

    def _has(self, sign: str) -> bool:
        return sign == " " or _can_set(sign, self.bold)


@lru_cache(maxsize=4096)  # words come back: in other lines, other sizes of a card, other cards
def _width(face: Face, text: str) -> float:
    return sum(font.getlength(run) for run, font in face.runs(text))


@lru_cache(maxsize=4096)
def _can_set(sign: str, bold: bool) -> bool:
    if _IS_HAN.match(sign):
        return han(20) is not None
    font = latin(20, bold=bold)
    return bytes(font.getmask(sign)) != bytes(font.getmask(_NOWHERE))
