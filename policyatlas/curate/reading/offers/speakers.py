"""Who is quoted in a passage, where one of a few turns of phrase says so; knows nobody by name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_SAYS = (
    r"(?:said|says|told|tells|added|adds|argued|argues|wrote|writes|noted|notes|warned|warns|explained|explains|"
    r"estimates|estimated|predicts|predicted|claims|claimed|recalled|recalls|observed|concluded|concludes)"
)
_WORD = r"(?:[A-Z][\w’'.-]*[\w]|[A-Z]\.?)"
_SMALL = r"(?:of|for|and|the|de|von|van|bin|al|on|in)"
_NAME = rf"(?:{_WORD}(?:\s+(?:{_SMALL}\s+){{0,2}}{_WORD}){{0,6}})"
_PERSON = rf"(?:{_WORD}(?:\s+(?:de|von|van|bin|al)?\s?{_WORD}){{0,3}})"
_OFFICES = r"an?|the|its|chief|vice|deputy|former|professor|director|head|founder|mayor"
_ROLE = rf"(?:,\s+(?P<role>(?:{_OFFICES})\b[^,.;:“”\"]{{2,90}}),)"
_RULES = (
    re.compile(rf"\b[Aa]ccording\s+to\s+(?:the\s+)?(?P<name>{_NAME})(?:,?\s|[.,;)])"),
    re.compile(rf"\b{_SAYS}\s+(?P<name>{_PERSON})(?:{_ROLE[:-2]}(?=[.,;]|$))?)?"),
    re.compile(rf"(?P<name>{_PERSON})(?:{_ROLE}|)\s+(?:has\s+|had\s+)?{_SAYS}\b"),
    re.compile(r"(?P<name>[\u3400-\u9fff]{2,4}?)(?:说|表示|指出|认为|介绍|强调)[,，:：“]"),
)
_WORDS = """
he she it they we i you who this that these those the a an one others some many officials analysts experts critics
monday tuesday wednesday thursday friday saturday sunday but and in on at as
january february march april may june july august september october november december
"""
_NOBODY = frozenset(_WORDS.split())
_NOBODY_IN_HAN = ("他", "她", "它", "他们", "我们", "记者", "报告", "负责人")


@dataclass(frozen=True, slots=True)
class Quoted:
    """Somebody, or some body, as the passage names them; `words` are those by which it was told."""

    name: str
    role: str
    words: str


def quoted_in(passage: str) -> list[Quoted]:
    """Whom it quotes, in order, each once."""
    found = sorted(_found(passage), key=lambda match: match[0])
    by_name: dict[str, Quoted] = {}
    for _at, quoted in found:
        if quoted.name not in by_name or (quoted.role and not by_name[quoted.name].role):
            by_name[quoted.name] = quoted
    return list(by_name.values())


def _found(passage: str) -> Iterator[tuple[int, Quoted]]:
    for rule in _RULES:
        for match in rule.finditer(passage):
            groups = match.groupdict()
            name = _named(groups["name"])
            words = " ".join(match.group().split()).rstrip(",.;)")
            if not name or name.startswith(_NOBODY_IN_HAN):
                continue
            role = " ".join((groups.get("role") or "").split())
            yield match.start("name"), Quoted(name, role, words)


def _named(words: str) -> str:
    """The name without what stands before it at the head of a sentence; empty where nothing is left."""
    parts = words.removesuffix("'s").removesuffix("’s").split()
    while parts and parts[0].casefold() in _NOBODY:
        del parts[0]
    return " ".join(parts)
