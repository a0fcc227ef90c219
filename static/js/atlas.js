// What htmx alone does not do: say what happened, and keep the keyboard where the reader is.
// Every page works without this file.
(() => {
  "use strict";

  const say = (words) => {
    const status = document.getElementById("status");
    if (status) status.textContent = words;
  };

  // A control says what it did by data-announce, once its piece of the page has come; {choice} is what was chosen
  // in its select. The piece takes the keyboard if what had it is gone.
  document.addEventListener("htmx:afterSettle", (event) => {
    const control = event.detail.requestConfig?.elt;
    const words = control?.closest("[data-announce]")?.dataset.announce;
    if (words) say(words.replace("{choice}", () => control.querySelector("option:checked")?.label ?? ""));
    if (!document.activeElement || document.activeElement === document.body) {
      event.target.focus({ preventScroll: true });
    }
  });

  // A failed request leaves the page as it is and says what to do.
  for (const failure of ["htmx:responseError", "htmx:sendError", "htmx:timeout"]) {
    document.addEventListener(failure, (event) => {
      const address = event.detail.requestConfig?.path ?? "";
      say(`The page did not answer. Open ${address} to try again.`);
    });
  }
})();
