"""Which dimension the words of a passage speak for, by the codebook's rules in their order; knows no form.

For each boundary rule stand words that tell of what it names. The first rule of which one stands in the passage
decides, and says so: it is a suggestion that a reader of the codebook can follow, and refute.
"""

import re
from dataclasses import dataclass

from policyatlas.vocabulary import BOUNDARY_RULES, DIMENSIONS, BoundaryRule, Dimension

# By number of the rule and the dimension that it leads to. A word stands for all that begin with it, but one with a
# stop after it for itself alone.
CUES = (
    (1, "lessons", "lesson learn-from emulat copy copied imitat replicat role-model model-for"),
    (1, "lessons", "example-for 借鉴 经验 模式"),
    (2, "risks", "cost-of loss losses failure failed fails collapse harm. harms harmed harmful"),
    (2, "risks", "doubt debt overcapacity bankrupt abandon"),
    (2, "risks", "pollut inequal critics criticis criticiz corrupt waste idle unfinished default"),
    (2, "risks", "limit-of risk 亏损 失败 风险 债务 过剩"),
    (3, "outcomes", "grew growth GDP per-capita rose-to rose-by fell-to fell-by doubled tripled"),
    (3, "outcomes", "output-of unemployment"),
    (3, "outcomes", "population-of exports-of accounts-for accounted-for created-more 增长 总值 占全国"),
    (4, "finance", "invests investment investor invested fund. funds funding stake. stakes grant."),
    (4, "finance", "grants loan subsid venture-capital equity finance bond guarantee spent budget"),
    (4, "finance", "投资 基金 资金 补贴"),
    (4, "instruments", "tax-break tax-relief tax-credit tariff regulation licen standard"),
    (4, "instruments", "special-economic procurement"),
    (4, "instruments", "quota. quotas local-content land-use-right exempt incentive export-control"),
    (4, "instruments", "税收优惠 标准 关税"),
    (5, "governance", "coordinat ministr committee leading-group agenc evaluat monitor condition-of"),
    (5, "governance", "oversee oversight"),
    (5, "governance", "accountab public-private decide 领导小组 委员会 考核"),
    (6, "strategy", "aim. aims aimed target goal plan-to strateg priorit roadmap vision by-2030"),
    (6, "strategy", "by-2035 intends 目标 规划 战略"),
    (7, "infrastructure", "built build construct park. parks railway airport port-of highway housing"),
    (7, "infrastructure", "power-plant grid land-for"),
    (7, "infrastructure", "建设 园区 铁路"),
    (7, "knowledge", "research laborator patent universit science scientific technology-transfer"),
    (7, "knowledge", "spin-off 研究 实验室 大学 专利"),
    (7, "talent", "talent skill training wage migrant recruit graduate workforce apprentice"),
    (7, "talent", "founder 人才 培训 工资"),
    (8, "firms", "supplier company companies manufacturer firm rival anchor headquart start-up"),
    (8, "firms", "startup customer"),
    (8, "firms", "企业 公司 供应商"),
    (9, "context", "once-a legacy decline crisis before-the historically endowment used-to-be"),
    (9, "context", "steel-town 曾 历史"),
)
_RULES = {rule.number: rule for rule in BOUNDARY_RULES}


@dataclass(frozen=True, slots=True)
class Suggested:
    """A dimension, the words that speak for it and the rule by which they do."""

    dimension: Dimension
    rule: BoundaryRule
    words: tuple[str, ...]


def dimension_in(passage: str) -> Suggested | None:
    """What the first rule says that has a word here; of one rule's dimensions that with most words. None: no rule."""
    found: dict[tuple[int, str], tuple[str, ...]] = {}
    for number, dimension, cues in CUES:
        if words := _words(passage, cues):
            found[number, dimension] = found.get((number, dimension), ()) + words
    if not found:
        return None
    first = min(number for number, _dimension in found)
    number, dimension = max((key for key in found if key[0] == first), key=lambda key: len(found[key]))
    return Suggested(DIMENSIONS[dimension], _RULES[number], found[number, dimension])


def _words(passage: str, cues: str) -> tuple[str, ...]:
    """The words of the passage that begin as one of the cues; a hyphen in one stands for a space or a hyphen."""
    found = []
    for cue in cues.split():
        word = re.escape(cue.rstrip(".")).replace("\\-", r"[\s-]+")
        ends = r"\b" if cue.endswith(".") else r"\w*"
        pattern = word if cue[0] > "\u3000" else rf"\b{word}{ends}"
        flags = 0 if cue.isupper() else re.IGNORECASE
        if match := re.search(pattern, passage, flags):
            found.append((match.start(), " ".join(match.group().split())))
    return tuple(dict.fromkeys(word for _at, word in sorted(found)))
