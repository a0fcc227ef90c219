// What the desk does beyond its pages, which all work without this file. It is loaded in place of atlas.js.
//
// For every room: write `data-keep` on a form (and an id, where a page has several at one address), and nothing typed
// into it is lost. It is kept in this window until the atlas has taken it, comes back after a crash, and is sent again
// once its author has signed in anew; forms that htmx sends are seen to, with or without `data-keep`. Passwords, files
// and hidden fields are not kept. Without this file DeskMiddleware carries the words past the sign-in.
(() => {
  "use strict";

  const say = (words) => {
    const status = document.getElementById("status");
    if (status) status.textContent = words;
  };

  // As on the pages for readers: a control says what it did by data-announce, once its piece of the page has come, and
  // the piece takes the keyboard if what had it is gone.
  document.addEventListener("htmx:afterSettle", (event) => {
    const words = event.detail.requestConfig?.elt?.closest("[data-announce]")?.dataset.announce;
    if (words) say(words.replace("{title}", () => document.title.split(" · ")[0]));
    if (!document.activeElement || document.activeElement === document.body) {
      event.target.focus({ preventScroll: true });
    }
  });
  for (const failure of ["htmx:responseError", "htmx:sendError", "htmx:timeout"]) {
    document.addEventListener(failure, () => say("The atlas did not answer. What you typed is still here: try again."));
  }

  // A page that came back with faults begins at their list.
  document.querySelector(".faults:not([autofocus])")?.focus();

  // CLAIM FORM. Words of the statement are counted; a case that was suggested takes the place of the line being typed.
  document.addEventListener("input", ({ target }) => {
    const count = document.querySelector(`[data-counts="${target.id}"]`);
    if (!count) return;
    const n = target.value.split(/\s+/).filter(Boolean).length;
    const isOver = n > Number(count.dataset.most);
    count.textContent = (isOver ? count.dataset.more : count.dataset.words).replace("{n}", n);
    count.classList.toggle("over", isOver);
  });
  document.addEventListener("click", ({ target }) => {
    const name = target.closest?.("[data-take]")?.dataset.take;
    if (!name) return;
    const field = target.closest("form").querySelector("[name=about]");
    field.value = [...field.value.split("\n").slice(0, -1), name, ""].join("\n");
    target.closest(".cases-like").replaceChildren();
    field.focus();
    say(name);
  });

  // What a link within the page leads to may be folded away.
  const unfold = () => {
    const there = location.hash && document.getElementById(location.hash.slice(1));
    if (!there) return;
    for (let around = there.closest("details"); around; around = around.parentElement.closest("details")) around.open = true;
    there.focus();
    there.scrollIntoView({ block: "center" });
  };
  addEventListener("hashchange", unfold);
  unfold();

  // SINGLE KEYS. Whatever carries data-key is done by that key, outside fields, unless they are turned off; the words
  // at the foot say which there are.
  const keyed = () => [...document.querySelectorAll("[data-key]")];
  const keys = document.querySelector(".keys");
  const areOn = () => localStorage.getItem("desk-keys") !== "off";
  const describe = () => {
    const [words, button] = keys.children;
    const named = keyed().map((one) => `${one.dataset.key} ${one.textContent.trim().split(":")[0]}`).join(", ");
    words.textContent = areOn() ? keys.dataset.on.replace("{keys}", () => named) : keys.dataset.off;
    button.textContent = areOn() ? keys.dataset.turnOff : keys.dataset.turnOn;
    keys.hidden = false;
  };
  if (keys) {
    describe();
    keys.querySelector("button").addEventListener("click", () => {
      localStorage.setItem("desk-keys", areOn() ? "off" : "on");
      describe();
      say(keys.firstElementChild.textContent);
    });
    document.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || !areOn()) return;
      if (event.target.closest("input, select, textarea, [contenteditable]")) return;
      const one = keyed().find(({ dataset }) => dataset.key === event.key);
      if (!one) return;
      event.preventDefault();
      one.focus();
      one.click();
      const part = one.closest("summary")?.parentElement;
      if (part?.open) part.querySelector("form :is(input:not([type=hidden]), textarea, select)")?.focus();
    });
  }

  // A link to hand over is copied whole.
  document.addEventListener("focusin", ({ target }) => target.matches("[data-select]") && target.select());

  // KEEP. All words stand in data- attributes of #signed-out, which is there for those who are signed in.
  const door = document.getElementById("signed-out");
  if (door) {
    const words = door.dataset;
    const store = {
      read: (key) => JSON.parse(sessionStorage.getItem(key) ?? "null"),
      write(key, value) {
        try {
          sessionStorage.setItem(key, JSON.stringify(value));
        } catch {} // full, or a browser that keeps nothing: the page still has it
      },
    };
    const addressOf = (form) => new URL(form.getAttribute("action") || location.href, location.href);
    const keyOf = (form) => `keep ${words.name} ${addressOf(form).pathname} ${form.id}`;
    const isTyped = ({ name, type }) => name && !["hidden", "password", "file", "submit", "button", "reset"].includes(type);
    const stateOf = (field) => {
      if (field.type === "checkbox" || field.type === "radio") return field.checked;
      return field.multiple ? [...field.selectedOptions].map(({ value }) => value) : field.value;
    };
    const fill = (field, state) => {
      if (typeof state === "boolean") field.checked = state;
      else if (field.multiple) for (const option of field.options) option.selected = state.includes(option.value);
      else field.value = state;
    };
    const typedIn = (form) => [...form.elements].filter(isTyped).map((field) => [field.name, field.type, stateOf(field)]);
    const areSame = (one, other) => JSON.stringify(one) === JSON.stringify(other);

    const keep = ({ target }) => {
      const form = target.form?.closest("form[data-keep]");
      if (form) store.write(keyOf(form), typedIn(form));
    };
    document.addEventListener("input", keep);
    document.addEventListener("change", keep);

    // What a crash or a failed answer left behind comes back, and can be thrown away. It is not saved by itself: the
    // record may have changed since.
    const bringBack = (form) => {
      const [kept, shown] = [store.read(keyOf(form)), typedIn(form)];
      if (!kept || areSame(kept, shown)) return;
      const fields = [...form.elements].filter(isTyped);
      const isAsItWas = kept.length === fields.length && fields.every(({ name }, place) => name === kept[place][0]);
      if (!isAsItWas) return; // another form by now
      fields.forEach((field, place) => fill(field, kept[place][2]));
      const [notice, button] = [document.createElement("p"), document.createElement("button")];
      notice.className = "notices kept";
      notice.setAttribute("role", "status");
      Object.assign(button, { type: "button", className: "plain", textContent: words.drop });
      button.onclick = () => {
        fields.forEach((field, place) => fill(field, shown[place][2]));
        sessionStorage.removeItem(keyOf(form));
        notice.remove();
        fields[0]?.focus();
      };
      notice.append(words.back, " ", button);
      form.prepend(notice);
    };

    // Sent by a plain form, it is taken once the page that follows has come from the one that it was typed on.
    const sent = store.read("sent");
    if (sent && sent.from === document.referrer) sessionStorage.removeItem(sent.key);
    sessionStorage.removeItem("sent");
    document.querySelectorAll("form[data-keep]").forEach(bringBack);
    document.addEventListener("htmx:afterRequest", ({ detail }) => {
      const form = (detail.elt.form ?? detail.elt).closest("form[data-keep]");
      if (form && detail.successful && detail.requestConfig.verb !== "get") sessionStorage.removeItem(keyOf(form));
    });
    document.addEventListener("submit", ({ target }) => {
      if (!target.matches("form.sign-out")) return;
      for (const key of Object.keys(sessionStorage)) if (key.startsWith("keep ")) sessionStorage.removeItem(key);
    });

    // SIGNED OUT. The page stays as it is until its author has signed in elsewhere; then it is sent again.
    let token, waiting; // the token that forms take now; what is to be sent again

    const ask = async () => {
      const answer = await fetch(words.token, { cache: "no-store" });
      if (!answer.ok) return null;
      const who = await answer.json();
      token = who.token;
      for (const field of document.querySelectorAll("[name=csrfmiddlewaretoken]")) field.value = token;
      return who.name;
    };
    const open = (sentence, again) => {
      waiting = again;
      door.hidden = false;
      door.querySelector("[role=alert]").textContent = sentence;
      door.querySelector("a").focus();
    };
    const tryAgain = async (isAsked) => {
      if (!waiting) return;
      const name = await ask().catch(() => undefined);
      if (name === undefined) return isAsked && open(words.silent, waiting);
      if (name === null) return isAsked && open(words.still, waiting);
      if (name !== words.name && !isAsked) return open(words.other.replace("{name}", () => name), waiting);
      const again = waiting;
      waiting = null;
      door.hidden = true;
      say(words.again);
      again();
    };
    door.querySelector("button").onclick = () => tryAgain(true);
    addEventListener("focus", () => tryAgain(false));
    document.addEventListener("visibilitychange", () => document.hidden || tryAgain(false));

    document.addEventListener("htmx:configRequest", ({ detail }) => token && (detail.headers["X-CSRFToken"] = token));
    const tried = new WeakSet(); // whose token was too old: once more with a fresh one, and no third time
    document.addEventListener("htmx:responseError", (event) => {
      const { elt, xhr, target, requestConfig } = event.detail;
      const { verb, path, triggeringEvent } = requestConfig;
      const again = () => htmx.ajax(verb, path, { source: elt, event: triggeringEvent, target });
      if (xhr.status === 401) {
        event.stopImmediatePropagation();
        open(words.out, again);
      } else if (xhr.status === 403 && verb !== "get" && !tried.has(elt)) {
        event.stopImmediatePropagation();
        tried.add(elt);
        waiting = again;
        tryAgain(true);
      }
    }, true);
    document.addEventListener("htmx:afterOnLoad", ({ detail }) => detail.successful && tried.delete(detail.elt));

    // A plain form asks at the door before it goes, so that its page need not be left.
    const going = new WeakSet();
    const send = async (form, submitter) => {
      let name;
      try {
        name = await ask();
      } catch {
        return open(words.silent, () => send(form, submitter));
      }
      if (name !== words.name) return open(name ? words.other.replace("{name}", () => name) : words.out, () => send(form, submitter));
      store.write("sent", { key: keyOf(form), from: location.href.split("#")[0] });
      going.add(form);
      form.requestSubmit(submitter);
      going.delete(form);
    };
    document.addEventListener("submit", (event) => {
      const form = event.target;
      const isOurs = form.matches("form[data-keep][method=post]:not([data-hx-post], [hx-post])");
      if (!isOurs || event.defaultPrevented || going.has(form)) return;
      event.preventDefault();
      send(form, event.submitter);
    });
  }
})();
