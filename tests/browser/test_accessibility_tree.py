"""The comparison as a screen reader is handed it: a table at every width, even where it is laid out in blocks."""

from collections import Counter

import pytest

from tests.browser.inspecting import resize

pytestmark = [pytest.mark.appearance, pytest.mark.browser]


def tree(window):
    """What Chromium hands on, as pairs of role and name."""
    nodes = window.context.new_cdp_session(window).send("Accessibility.getFullAXTree")["nodes"]
    return [(node["role"]["value"], node.get("name", {}).get("value", "")) for node in nodes if not node["ignored"]]


@pytest.mark.parametrize("width", [360, 820, 1280])
def test_the_comparison_is_a_table_with_rows_and_heads(window, width):
    resize(window, width)
    window.goto("/compare/wuhan,pittsburgh,hefei/")
    window.evaluate("document.querySelectorAll('main table:not(#comparison)').forEach(other => other.remove())")
    found = tree(window)
    roles = Counter(role for role, _name in found)
    assert roles["table"] == 1
    assert roles["row"] == 1 + 4 + 12  # the head, four groups, twelve questions
    assert roles["columnheader"] == 1 + 3
    assert roles["rowheader"] == 4 + 12
    assert roles["cell"] == 12 * 3
    heads = [name for role, name in found if role == "columnheader"]
    for head, name in zip(heads, ["Question", "Wuhan", "Pittsburgh", "Hefei"], strict=True):
        assert name.startswith(name)
        assert name in head


@pytest.mark.parametrize("width", [360, 1280])
def test_a_page_has_its_landmarks_once(window, width):
    resize(window, width)
    window.goto("/places/wuhan/")
    roles = Counter(role for role, _name in tree(window))
    assert [roles[role] for role in ("banner", "main", "contentinfo", "search")] == [1, 1, 1, 1]
    names = [name for role, name in tree(window) if role == "navigation"]
    assert len(names) == len(set(names))
    assert all(names)
