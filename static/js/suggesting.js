// Suggestions under a field of the search, as a combobox with a list (WAI-ARIA APG): arrows choose, Enter opens, Escape
// closes. Fetched when such a field is first used; without it the field is a form like any other.
let list;  // one for all fields: it lies under the one that is used
let input;

const options = () => [...list.querySelectorAll("[role=option]")];
const chosen = () => list.querySelector("[aria-selected=true]");

const choose = (option) => {
  for (const one of options()) one.setAttribute("aria-selected", one === option);
  if (option) {
    input.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  } else {
    input.removeAttribute("aria-activedescendant");
  }
};

const close = () => {
  htmx.trigger(input, "htmx:abort");
  list.replaceChildren();
  input.setAttribute("aria-expanded", "false");
  input.removeAttribute("aria-activedescendant");
};

// What has come is a list of links: they become options, which are chosen with the keyboard in the field.
const dress = () => {
  list = document.getElementById("suggestions");
  Object.assign(list, { role: "listbox", ariaLabel: input.closest("form").dataset.suggestions });
  for (const item of list.children) item.role = "presentation";
  list.querySelectorAll("a").forEach((option, number) => {
    Object.assign(option, { id: `suggestion-${number}`, role: "option", tabIndex: -1, ariaSelected: "false" });
  });
  input.setAttribute("aria-expanded", list.childElementCount > 0);
  input.removeAttribute("aria-activedescendant");
};

const onKey = (event) => {
  if (event.isComposing) return;
  const all = options();
  if (event.key === "Escape" && all.length) {
    event.preventDefault();
    close();
  } else if (event.key === "Enter" && chosen()) {
    event.preventDefault();
    location.assign(chosen().href);
  } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && all.length) {
    event.preventDefault();
    const at = all.indexOf(chosen());  // -1: the field itself, which lies between the last and the first
    const next = event.key === "ArrowDown" ? at + 1 : at < 0 ? all.length - 1 : at - 1;
    choose(all[next] ?? null);
  }
};

const attach = (field) => {
  const form = field.closest("form");
  const address = new URL("suggestions/", form.action).pathname;
  for (const [name, value] of Object.entries({
    "hx-get": address, "hx-trigger": "input delay:150ms", "hx-target": "#suggestions",
    "hx-select": "#suggestions", "hx-swap": "outerHTML", "hx-sync": "this:replace", role: "combobox",
    autocomplete: "off", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": "suggestions",
  })) field.setAttribute(name, value);
  htmx.process(field);
  field.addEventListener("keydown", onKey);
  field.addEventListener("blur", () => close());
  field.addEventListener("htmx:beforeRequest", (event) => {
    if (field.value.trim() && document.activeElement === field) return;
    event.preventDefault();
    if (field === input) close();
  });
};

export const use = (field) => {
  if (field.type !== "search") return;
  if (!list) {
    if (document.getElementById("suggestions")) return;  // on the page of suggestions itself
    list = Object.assign(document.createElement("ul"), { id: "suggestions" });
    const style = field.closest("form").dataset.style;
    if (!document.querySelector(`link[href="${style}"]`)) {
      document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: style }));
    }
    document.addEventListener("htmx:afterSwap", ({ detail }) => detail.requestConfig?.elt === input && dress());
    document.addEventListener("pointerdown", (event) => event.target.closest("#suggestions") && event.preventDefault());
  }
  input = field;
  input.closest("form").append(list);
  if (input.role !== "combobox") attach(input);
  dress();
  if (input.value.trim()) htmx.trigger(input, "input");  // typed before this file had come
};
