"""Looks a page over in a browser: axe's findings, its width, what it says and asks for; knows no page in particular."""

from axe_playwright_python.base import AXE_SCRIPT

WIDTHS = [320, 360, 820, 1280, 1600]

# WCAG 2.0 to 2.2, A and AA, and what axe calls good practice. `preload` would fetch the style sheets once more.
AXE = """void (window.axe_result = axe.run({
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    rules: {"target-size": {enabled: true}},
    resultTypes: ["violations"],
    preload: false,
}))"""


def resize(window, width):
    window.set_viewport_size({"width": width, "height": 800})


def start_axe(window):
    """Axe sets to work, and this does not wait for it: `findings` does."""
    window.evaluate(f"if (!window.axe) {{ {AXE_SCRIPT} }}")
    window.evaluate(AXE)


def findings(window):
    """What axe found: rule, element and how to mend it."""
    violations = window.evaluate("window.axe_result")["violations"]
    return [(found["id"], node["html"], node["failureSummary"]) for found in violations for node in found["nodes"]]


def overflows(window):
    """The widths at which the page would scroll sideways, and the width that it wants."""
    wanted = {}
    for width in WIDTHS:
        resize(window, width)
        wanted[width] = window.evaluate("document.scrollingElement.scrollWidth")
    return {width: wants for width, wants in wanted.items() if wants > width}


class Record:
    """What a window says on its console, what goes wrong in it, and which addresses it asks for."""

    def __init__(self, window):
        self.said, self.asked = [], []
        window.on("console", lambda message: self.said.append(f"{message.type}: {message.text}"))
        window.on("pageerror", lambda error: self.said.append(f"error: {error}"))
        window.on("request", lambda request: self.asked.append(request.url))
