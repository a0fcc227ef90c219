// Lists that facets narrow: what was folded open stays so, and the new number is said. Fetched once a facet is used.
let open = [];
document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  if (detail.target.id === "list") open = [...document.querySelectorAll("#list details[open]")].map(({ id }) => id);
});
document.addEventListener("htmx:afterSwap", () => {
  for (const id of open) document.getElementById(id)?.setAttribute("open", "");
});
document.addEventListener("htmx:afterSettle", ({ detail }) => {
  if (detail.requestConfig?.elt.closest(".facets")) {
    document.getElementById("status").textContent = document.getElementById("found").textContent;
  }
});

export const use = () => {};
