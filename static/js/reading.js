// What the reading pane does beyond its page, which works without this file: keys within the text, a passage from
// selected words, and a form that comes and goes in its place.
(() => {
  "use strict";

  const text = document.querySelector(".passages");
  if (!text) return;
  const form = () => document.getElementById("claim");
  const all = [...text.querySelectorAll("[data-passage]")];
  const buttonOf = (one) => one.querySelector("button[name=pick]");

  // One stop of the Tab key in the text, that of the passage one is at.
  let at = all.find((one) => one.matches("[aria-current], :target")) ?? all[0];
  const goTo = (one, hasFocus = true) => {
    at.tabIndex = -1;
    buttonOf(at).tabIndex = -1;
    at = one;
    at.tabIndex = 0;
    buttonOf(at).tabIndex = 0;
    if (hasFocus) {
      at.focus({ preventScroll: true });
      at.scrollIntoView({ block: "nearest" });
    }
  };
  for (const one of all) one.tabIndex = buttonOf(one).tabIndex = -1;
  goTo(at, location.hash === `#${at.id}`);

  // The words that are selected, of one passage; nothing of the numbers that stand between them.
  const selected = () => {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0).cloneRange();
    const words = (range.startContainer.parentElement ?? range.startContainer).closest?.(".words");
    if (!words || !text.contains(words)) return null;
    if (!words.contains(range.endContainer)) range.setEnd(words, words.childNodes.length);
    const copy = range.cloneContents();
    copy.querySelectorAll(".rests").forEach((link) => link.remove());
    const said = copy.textContent.replace(/\s+/g, " ").trim();
    return said ? { one: words.closest("[data-passage]"), said } : null;
  };

  const LENGTH = 60; // letters from either end: enough to find the words again
  const use = (one, said = "") => {
    goTo(one, false);
    const values = { pick: one.dataset.passage, first: said.slice(0, LENGTH), last: said.slice(-LENGTH) };
    htmx.ajax("POST", location.pathname, { source: form(), values, target: "#writing", swap: "outerHTML" });
  };
  const useWhatIsMeant = (one) => {
    const words = selected();
    if (words) use(words.one, words.said);
    else use(one);
  };

  text.addEventListener("click", (event) => {
    const button = event.target.closest("button[name=pick]");
    if (!button) return;
    event.preventDefault();
    useWhatIsMeant(button.closest("[data-passage]"));
  });
  text.addEventListener("focusin", ({ target }) => {
    const one = target.closest("[data-passage]");
    if (one && one !== at) goTo(one, false);
  });
  // Words that somebody selects go into the form by themselves while nothing is written in it yet.
  text.addEventListener("pointerup", () => setTimeout(() => {
    const words = selected();
    if (words && !form().elements.statement.value.trim()) use(words.one, words.said);
  }));

  text.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (!event.target.matches("[data-passage]")) return; // a link or button in it has keys of its own
    const place = all.indexOf(at);
    const step = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1, Home: -place, End: all.length - 1 - place }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      event.stopPropagation();
      goTo(all[Math.min(Math.max(place + step, 0), all.length - 1)]);
    } else if (event.key === "u" || event.key === "Enter") {
      event.preventDefault();
      useWhatIsMeant(at);
    }
  });

  document.addEventListener("keydown", (event) => {
    if (!event.target.closest?.("#claim")) return;
    if (event.key === "Escape") at.focus();
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      form().querySelector("button[value=hand-in]").click();
    }
  });

  // What was refused comes with what to mend, and is shown as any other answer.
  document.addEventListener("htmx:beforeSwap", ({ detail }) => {
    if ([409, 422].includes(detail.xhr.status) && detail.serverResponse.trim()) {
      detail.shouldSwap = true;
      detail.isError = false;
    }
  });
  // What has come is ready to be written in: at its faults, at the field that was just filled, or at the statement.
  const isWide = matchMedia("(min-width: 60rem)"); // as in desk.css: the form scrolls by itself beside the text
  const arrive = () => {
    const { focus, passage } = form().dataset;
    for (const one of all) one.removeAttribute("aria-current");
    document.getElementById(`p${passage}`)?.setAttribute("aria-current", "true");
    if (isWide.matches) document.querySelector(".beside-text").scrollIntoView({ block: "nearest" }); // with its foot
    const faults = document.querySelector("#writing .faults");
    if (faults) return faults.focus();
    const field = form().elements[focus];
    if (!field) return;
    for (let around = field.closest("details"); around; around = around.parentElement.closest("details")) around.open = true;
    field.focus();
  };
  htmx.config.attributesToSettle = ["class"]; // the others would be written as inline style, which no page of ours takes
  document.addEventListener("htmx:afterSettle", ({ detail }) => {
    if (detail.elt.id !== "writing") return;
    arrive();
    form().dispatchEvent(new Event("change", { bubbles: true })); // what came along, or was taken, is kept as well
  });
  if (form().dataset.focus) arrive();
})();
