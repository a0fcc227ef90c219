"""Files to plain values, with the line of each; knows YAML and Markdown, and nothing of what dossiers mean."""

import math
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml
from yaml import events

from policyatlas.dossiers.problems import Problem

LARGEST_FILE = 2_000_000  # bytes; the largest dossier of the first delivery has 71,000
DEEPEST = 10  # lists and mappings within one another; the format needs five

INTEGER = re.compile(r"[-+]?[0-9]{1,25}")
DECIMAL = re.compile(r"[-+]?(?:\.[0-9]{1,25}|[0-9]{1,25}\.[0-9]{0,25}|[0-9]{1,25}(?=[eE]))(?:[eE][-+]?[0-9]{1,3})?")
WORDS_OF_YAML = {"": None, "~": None, "null": None, "true": True, "false": False}
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")

type Where = tuple[str | int, ...]
type Value = bool | int | float | str | list[Value] | dict[str, Value] | None


@dataclass(slots=True)
class File:
    """What a file holds: a plain value, and by its place (`("claims", 0, "n")`) the line of each value in it.

    A value in a mapping has the line of its key. `first_lines` has the line on which a text of several lines begins.
    `value` is None where the file could not be read to its end; then `problems` says why.
    """

    name: str
    path: Path
    value: Value = None
    lines: dict[Where, int] = field(default_factory=dict)
    first_lines: dict[Where, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def line(self, where: Where, below: int | None = None) -> int:
        """The line of a value, or of the nearest one around it where it is not there.

        `below` is the line wanted within a text of several lines, counted from 0, as far as its lines are known.
        """
        while where and where not in self.lines:
            where = where[:-1]
        if below is not None and where in self.first_lines:
            return self.first_lines[where] + below
        return self.lines.get(where, 1)

    def refuse(self, line: int, sentence: str) -> None:
        """Note a problem here."""
        self.problems.append(Problem(self.name, line, sentence))


def files_at(paths: Iterable[Path]) -> Iterator[Path]:
    """The files given, and in each folder all YAML files and the Markdown of comparisons, in the order of names."""
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        for file in sorted(path.rglob("*")):
            hidden = any(part.startswith(".") for part in file.relative_to(path).parts)
            markdown = file.suffix == ".md" and file.parent.name == "comparisons"
            if not hidden and file.is_file() and (markdown or file.suffix in (".yaml", ".yml")):
                yield file


def is_whole(paths: Iterable[Path]) -> bool:
    """Whether these are folders that each hold an atlas by itself, and not some files of one."""
    return all((path / "publishers.yaml").is_file() for path in paths)


def read(path: Path) -> File:
    """Read a file. Never raises for what is wrong with it: the problems are in what is returned."""
    file = File(_shown(path), path)
    written = _decoded(path, file)
    if written is None:
        return file
    if path.suffix == ".md":
        _read_markdown(written, file)
    else:
        file.value = _Builder(file).build(written)
    if file.value is None and not file.problems:
        file.refuse(1, "The file is empty: fill it, or take it away.")
    return file


def _shown(path: Path) -> str:
    """The path as people at this folder would write it."""
    absolute = path.absolute()
    return str(absolute.relative_to(Path.cwd()) if absolute.is_relative_to(Path.cwd()) else path)


def _decoded(path: Path, file: File) -> str | None:
    try:
        size = path.stat().st_size
        if size > LARGEST_FILE:
            file.refuse(
                1, f"The file has {size:,} bytes, and {LARGEST_FILE:,} is the most: split it, one source a file."
            )
            return None
        with path.open("rb") as opened:
            written = opened.read(LARGEST_FILE).removeprefix(b"\xef\xbb\xbf")
        return written.decode().replace("\r\n", "\n")
    except OSError as error:
        file.refuse(
            1, f"The file cannot be read ({os.strerror(error.errno or 0)}): check its name and who may read it."
        )
    except UnicodeDecodeError as error:
        line = written[: error.start].count(b"\n") + 1
        file.refuse(line, "The file is not UTF-8: save it in that encoding.")
    return None


def _read_markdown(written: str, file: File) -> None:
    """Front matter between two lines of `---`, with the rest under the key `text`."""
    opening, *lines = written.split("\n")
    if opening.rstrip() != "---" or "---" not in (line.rstrip() for line in lines):
        file.refuse(1, "The front matter is missing: begin with a line of ---, the fields, and another line of ---.")
        return
    end = next(number for number, line in enumerate(lines) if line.rstrip() == "---")
    value = _Builder(file, below=1).build("\n".join(lines[:end]))
    if not isinstance(value, dict):
        file.refuse(1, "The front matter must hold fields, as slug: hefei-buffalo.")
        return
    if "text" in value:
        file.refuse(file.line(("text",)), "“text” is not a field of the front matter: the text stands below it.")
    body = lines[end + 1 :]
    for number, line in enumerate(body):
        if CONTROL.search(line):
            file.refuse(end + 3 + number, "The text holds a control character: take it out.")
    blank = next((number for number, line in enumerate(body) if line.strip()), 0)
    file.lines[("text",)] = file.first_lines[("text",)] = end + 3 + blank
    file.value = {**value, "text": "\n".join(body).strip()}


class _UnreadableError(Exception):
    """The rest of the file makes no sense any more."""


class _Builder:
    """Builds plain values from YAML's events, one after another: no recursion, nothing constructed, nothing shared."""

    def __init__(self, file: File, below: int = 0) -> None:
        self.file = file
        self.below = below  # lines above the YAML
        self.root: Value = None
        self.seen_document = False
        # Open lists and mappings from the outermost in, each with its place; and for a mapping the key in hand.
        self.open: list[tuple[list[Value] | dict[str, Value], Where]] = []
        self.keys: list[str | None] = []

    def build(self, written: str) -> Value:
        """The one value written; None, and a problem, where it cannot be read to its end."""
        try:
            for event in yaml.parse(written, Loader=yaml.CSafeLoader):
                self._take(event, (event.start_mark.line if event.start_mark else 0) + 1 + self.below)
        except _UnreadableError:
            return None
        except yaml.reader.ReaderError as error:
            line = written.encode()[: error.position].count(b"\n") + 1 + self.below
            self.file.refuse(line, "A character here is not allowed in YAML: take it out, or write it as an escape.")
            return None
        except yaml.MarkedYAMLError as error:
            line = (error.problem_mark.line if error.problem_mark else 0) + 1 + self.below
            self.file.refuse(
                line, f"This is not YAML ({error.problem}): look at indents, colons, brackets and quotes near here."
            )
            return None
        return self.root

    def _take(self, event: events.Event, line: int) -> None:
        match event:
            case events.DocumentStartEvent():
                if self.seen_document:
                    self._stop(line, "A second document begins here: one file holds one.")
                self.seen_document = True
            case events.AliasEvent():
                self._stop(line, f"An alias (*{event.anchor}) is not allowed: write the value out again.")
            case events.ScalarEvent() | events.CollectionStartEvent():
                self._begin(event, line)
            case events.CollectionEndEvent():
                self.open.pop()
                self.keys.pop()

    def _stop(self, line: int, sentence: str) -> None:
        self.file.refuse(line, sentence)
        raise _UnreadableError

    def _begin(self, event: events.ScalarEvent | events.CollectionStartEvent, line: int) -> None:
        if event.anchor is not None:
            self._stop(line, f"An anchor (&{event.anchor}) is not allowed: write the value out wherever it is needed.")
        if event.tag is not None:
            self._stop(line, f"A tag ({event.tag}) is not allowed: leave it out.")
        if self.open and isinstance(self.open[-1][0], dict) and self.keys[-1] is None:
            self._take_key(event, line)
            return
        where = self._where()
        self.file.lines.setdefault(where, line)
        if isinstance(event, events.ScalarEvent):
            self._put(self._plain(event, where, line))
            return
        if len(self.open) == DEEPEST:
            self._stop(line, f"Lists and mappings stand more than {DEEPEST} deep here: the format needs half of that.")
        container: list[Value] | dict[str, Value] = [] if isinstance(event, events.SequenceStartEvent) else {}
        self._put(container)
        self.open.append((container, where))
        self.keys.append(None)

    def _take_key(self, event: events.ScalarEvent | events.CollectionStartEvent, line: int) -> None:
        if not isinstance(event, events.ScalarEvent):
            self._stop(line, "A key must be a word, not a list or a mapping: look for a missing quote or colon.")
            return
        mapping, where = self.open[-1]
        key = event.value
        here = (*where, key)
        if key in mapping:
            self.file.refuse(line, f"“{key[:60]}” is given twice, first on line {self.file.lines[here]}: keep one.")
        self.file.lines[here] = line
        self.keys[-1] = key

    def _where(self) -> Where:
        if not self.open:
            return ()
        container, where = self.open[-1]
        return (*where, len(container) if isinstance(container, list) else self.keys[-1] or "")

    def _put(self, value: Value) -> None:
        if not self.open:
            self.root = value
            return
        container, _ = self.open[-1]
        if isinstance(container, list):
            container.append(value)
        else:
            container[self.keys[-1] or ""] = value
            self.keys[-1] = None

    def _plain(self, event: events.ScalarEvent, where: Where, line: int) -> Value:
        """The value of a scalar by the core rules of YAML 1.2: dates, yes and no are text."""
        written = event.value
        if event.implicit[0]:
            if written in WORDS_OF_YAML:
                return WORDS_OF_YAML[written]
            if INTEGER.fullmatch(written):
                return int(written)
            if DECIMAL.fullmatch(written) and math.isfinite(number := float(written)):
                return number
        if CONTROL.search(written):
            self.file.refuse(line, "The text holds a control character: take it out.")
            return CONTROL.sub("", written)
        if event.style == "|":
            self.file.first_lines[where] = line + 1 + len(written) - len(written.lstrip("\n"))
        return written
