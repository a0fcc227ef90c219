"""What a field of a dossier is: its level, its type and how it is written; knows no kind of record."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, Final, NoReturn, TypeAliasType, get_args, get_origin
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field
from pydantic.fields import FieldInfo
from pydantic_core import PydanticCustomError

from policyatlas.vocabulary import Vocabulary

SLUG: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
CLAIM_NAME: Final = re.compile(rf"{SLUG.pattern}#[1-9][0-9]{{0,8}}")
PARTIAL_DATE: Final = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
LANGUAGE: Final = re.compile(r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?(?:-[a-z0-9]{5,8})*")
LARGEST_INTEGER: Final = 2**31 - 1


class Level(StrEnum):
    """How badly a field is wanted. A recommended one is always written, if only as null or as an empty list."""

    REQUIRED = "required"
    RECOMMENDED = "recommended"
    OPTIONAL = "optional"


def required(description: str, example: object, **options: Any) -> Any:  # noqa: ANN401 - as pydantic's Field
    """A field without which the record is refused."""
    return Field(description=description, examples=[example], json_schema_extra={"level": Level.REQUIRED}, **options)


def recommended(description: str, example: object, default: object = None, **options: Any) -> Any:  # noqa: ANN401
    """A field that a page misses when it is empty."""
    return _with_default(Level.RECOMMENDED, description, example, default, options)


def optional(description: str, example: object, default: object = None, **options: Any) -> Any:  # noqa: ANN401
    """A field that most records do without; written only where it says something."""
    return _with_default(Level.OPTIONAL, description, example, default, options)


def _with_default(level: Level, description: str, example: object, default: object, options: dict[str, Any]) -> Any:  # noqa: ANN401
    options["default_factory" if callable(default) else "default"] = default
    return Field(description=description, examples=[example], json_schema_extra={"level": level}, **options)


def level_of(field: FieldInfo) -> Level:
    """The field's level."""
    extra = field.json_schema_extra
    return Level(str(extra["level"])) if isinstance(extra, dict) else Level.REQUIRED


class Entry(BaseModel):
    """A record as its file writes it. Strict: nothing is converted, and no key is passed over."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)

    def form(self) -> dict[str, Any]:
        """As it stands in a file: keys in the order of the format, an optional field only where it says something.

        Two entries are the same if their forms are equal, however they were typed; a form is plain JSON, too.
        """
        form = {}
        for name, field in type(self).model_fields.items():
            value = getattr(self, name)
            if level_of(field) is Level.OPTIONAL and value == field.get_default(call_default_factory=True):
                continue
            form[field.alias or name] = _written(value)
        return form


def _written(value: Any) -> Any:  # noqa: ANN401 - any value of a form
    if isinstance(value, Entry):
        return value.form()
    if isinstance(value, list):
        return [_written(item) for item in value]
    return value


def refuse(sentence: str) -> NoReturn:
    """Stop the check of a value, with the sentence that people shall read."""
    raise PydanticCustomError("refused", "{sentence}", {"sentence": sentence})


def _words(longest: int) -> Callable[[str], str]:
    def check(text: str) -> str:
        text = " ".join(text.split())
        if not text:
            refuse("is empty: write something, or null where the format allows it")
        if len(text) > longest:
            refuse(f"has {len(text)} characters, and {longest} is the most: shorten it")
        return text

    return check


def _prose(text: str) -> str:
    text = "\n".join(line.rstrip() for line in text.splitlines()).strip()
    if not text:
        refuse("is empty: write something, or leave it out")
    return text


def _matches(pattern: re.Pattern[str], longest: int, what: str) -> Callable[[str], str]:
    def check(text: str) -> str:
        if not pattern.fullmatch(text) or len(text) > longest:
            refuse(f"is “{text[:60]}”, which is not {what}")
        return text

    return check


def _case_name(text: str) -> str:
    kind, slash, slug = text.partition("/")
    if not slash or kind not in ("place", "cluster", "policy") or not SLUG.fullmatch(slug) or len(slug) > 120:
        refuse(f"is “{text[:60]}”, which names no case: write place/, cluster/ or policy/ and a slug, as place/hefei")
    return text


def _partial_date(text: str) -> str:
    found = PARTIAL_DATE.fullmatch(text)
    try:
        if not found:
            raise ValueError
        date(int(found[1]), int(found[2] or 1), int(found[3] or 1))
    except ValueError:
        refuse(f"is “{text[:40]}”, which is no date: write YYYY, YYYY-MM or YYYY-MM-DD, in quotes")
    return text


def _day(text: str) -> str:
    if len(_partial_date(text)) != len("2026-11-21"):
        refuse(f"is “{text}”, which is not a day: write YYYY-MM-DD, in quotes")
    return text


def _address(text: str) -> str:
    try:
        parts = urlsplit(text)
        sound = parts.scheme in ("http", "https") and bool(parts.hostname) and not re.search(r"\s", text)
    except ValueError:
        sound = False
    if not sound or len(text) > 2000:
        refuse(
            f"is “{text[:80]}”, which is no address of the web: it begins with https:// or http:// and has no spaces"
        )
    return text


def _plain_number(value: object) -> object:
    """An integer where it is one, as 3.0 and 3 are the same figure in a file."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        refuse("must be a plain number, without quotes, signs of money or commas between thousands")
    digits = f"{abs(value):.8f}" if isinstance(value, float) else str(abs(value))
    if float(digits) != abs(value) or len(digits.replace(".", "").strip("0")) > 15 or abs(value) >= 10**22:
        refuse("carries more digits than can be kept: fifteen in all, eight of them after the point, are the most")
    return int(value) if value == int(value) else value


def _within(lowest: int, highest: int, what: str) -> Callable[[int], int]:
    def check(number: int) -> int:
        if not lowest <= number <= highest:
            refuse(f"is {number}, which is not {what}")
        return number

    return check


def _on_earth(widest: int, what: str) -> Callable[[float], float]:
    def check(degrees: float) -> float:
        if not -widest <= degrees <= widest:
            refuse(f"is {degrees}, which is no {what}: it lies between -{widest} and {widest} degrees")
        return degrees

    return check


def _price(text: str) -> str:
    if not re.fullmatch(r"current|constant-[0-9]{4}", text):
        refuse(f"is “{text[:40]}”, which names no prices: write current, or constant-2015 with the year of the prices")
    return text


@dataclass(frozen=True, slots=True, eq=False)
class Known:
    """Lets an id of any of these lists through; others are refused, with what may be meant."""

    lists: tuple[Vocabulary[Any], ...]

    def __call__(self, written: str) -> str:
        """The id as it is written."""
        if any(written in one for one in self.lists):
            return written
        near = next((near for one in self.lists if (near := one.nearest(written))), None)
        ids = [term for one in self.lists for term in one]
        advice = f"did you mean “{near}”?" if near else f"write one of {', '.join(ids[:45])}."
        refuse(f"is “{written[:60]}”, which is no {self.lists[0].name} of the atlas: {advice}")


def known(vocabulary: Vocabulary[Any], *more: Vocabulary[Any]) -> AfterValidator:
    """An id of this vocabulary, or of one of the others."""
    return AfterValidator(Known((vocabulary, *more)))


def vocabularies_of(field: FieldInfo) -> tuple[Vocabulary[Any], ...]:
    """The closed lists whose ids a field holds, one or several of them; none where it holds anything else."""
    return _vocabularies(field.annotation, field.metadata)


def _vocabularies(annotation: Any, metadata: Iterable[Any] = ()) -> tuple[Vocabulary[Any], ...]:  # noqa: ANN401
    for one in metadata:
        if isinstance(one, AfterValidator) and isinstance(one.func, Known):
            return one.func.lists
    if isinstance(annotation, TypeAliasType):
        return _vocabularies(annotation.__value__)
    inner = get_args(annotation)
    if get_origin(annotation) is Annotated:
        return _vocabularies(inner[0], inner[1:])
    return next((lists for one in inner if (lists := _vocabularies(one))), ())


type Text = Annotated[str, AfterValidator(_prose)]
type Name = Annotated[str, AfterValidator(_words(300))]
type Sentence = Annotated[str, AfterValidator(_words(2000))]
type Words = Annotated[str, AfterValidator(_words(200))]
type Slug = Annotated[str, AfterValidator(_matches(SLUG, 120, "a slug: small letters, digits and single hyphens"))]
type LongSlug = Annotated[str, AfterValidator(_matches(SLUG, 160, "a slug: small letters, digits and single hyphens"))]
type CaseName = Annotated[str, AfterValidator(_case_name)]
type ClaimName = Annotated[str, AfterValidator(_matches(CLAIM_NAME, 170, "a claim's name, as source-slug#3"))]
type Language = Annotated[str, AfterValidator(_matches(LANGUAGE, 35, "a BCP 47 tag, as en or zh-Hans"))]
type Country = Annotated[str, AfterValidator(_matches(re.compile("[A-Z]{2}"), 2, "a code of ISO 3166-1, as CN"))]
type PartialDate = Annotated[str, AfterValidator(_partial_date)]
type Day = Annotated[str, AfterValidator(_day)]
type Address = Annotated[str, AfterValidator(_address)]
type Year = Annotated[int, AfterValidator(_within(1, 2999, "a year between 1 and 2999"))]
type Count = Annotated[int, AfterValidator(_within(0, LARGEST_INTEGER, "a number from 0"))]
type Ordinal = Annotated[int, AfterValidator(_within(1, LARGEST_INTEGER, "a number from 1"))]
type Price = Annotated[str, AfterValidator(_price)]
type Figure = Annotated[int | float, BeforeValidator(_plain_number)]
type Latitude = Annotated[float, AfterValidator(_on_earth(90, "latitude"))]
type Longitude = Annotated[float, AfterValidator(_on_earth(180, "longitude"))]
