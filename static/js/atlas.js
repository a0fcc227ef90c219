// What htmx alone does not do: say what happened, and keep the keyboard where the reader is.
// Every page works without this file.
(() => {
  "use strict";

  const say = (words) => {
    const status = document.getElementById("status");
    if (status) status.textContent = words;
  };

  // A control says what it did by data-announce, once its piece of the page has come; {title} is that of the page
  // to which it led, {text} its own. The piece takes the keyboard if what had it is gone.
  document.addEventListener("htmx:afterSettle", (event) => {
    const control = event.detail.requestConfig?.elt;
    const words = control?.closest("[data-announce]")?.dataset.announce;
    if (words) say(words.replace("{title}", () => document.title.split(" · ")[0]).replace("{text}", () => control.textContent));
    if (!document.activeElement || document.activeElement === document.body) {
      event.target.focus({ preventScroll: true });
    }
  });

  // Of the page of a cell that is opened, the same cell is taken.
  document.addEventListener("htmx:beforeSwap", ({ detail }) => {
    if (detail.requestConfig.elt.closest("td .more")) detail.selectOverride = `#${detail.target.id}`;
  });

  // A failed request leaves the page as it is and says what to do.
  for (const failure of ["htmx:responseError", "htmx:sendError", "htmx:timeout"]) {
    document.addEventListener(failure, (event) => {
      const address = event.detail.requestConfig?.path ?? "";
      say(`The page did not answer. Open ${address} to try again.`);
      if (event.detail.target === page) location.assign(otherwise);
    });
  }

  // FORMS. A script of its own is fetched once a form is used; some browsers give no focus to what is clicked.
  for (const used of ["focusin", "change"]) {
    document.addEventListener(used, async ({ target }) => {
      const script = target.form?.dataset.module;
      if (script) (await import(script)).use(target);
    });
  }

  // ROWS. The jump links of a comparison mark the row that crosses the window two fifths down.
  const inView = new IntersectionObserver((rows) => {
    for (const { target, isIntersecting } of rows) {
      document.querySelector(`.jump [href="#${target.id}"]`)?.toggleAttribute("aria-current", isIntersecting);
    }
  }, { rootMargin: "-40% 0px -60%" });
  htmx.onLoad((piece) => piece.querySelectorAll("tr[data-dimension]").forEach((row) => inView.observe(row)));

  // COPY, PRINT. Where a browser keeps scripts off the clipboard, the text is laid out and marked for the reader.
  htmx.onLoad((piece) => {
    for (const button of piece.querySelectorAll("button.copy, button.print")) button.hidden = false;
  });
  document.addEventListener("click", (event) => event.target.closest("button.print") && print());
  document.addEventListener("click", async (event) => {
    const button = event.target.closest("button.copy");
    if (!button) return;
    const text = button.dataset.copy;
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const field = document.createElement("input");
      button.after(Object.assign(field, { value: text, readOnly: true, ariaLabel: button.textContent }));
      return field.select();
    }
    const label = button.textContent;
    say((button.textContent = button.dataset.copied));
    if (label !== button.textContent) setTimeout(() => (button.textContent = label), 2000);
  });

  // NOTE. A citation opens its claim beside the text; with a key held, or where no answer comes, it is a plain link.
  const note = document.getElementById("note");
  const page = note.firstElementChild;
  const toFirst = note.querySelector(".first");
  let mark, place; // the number that opened it, and the id around that
  let first, shown, otherwise; // the claim that it opened with, the one that is in it, and where to go if none comes
  const isPlain = (click) => !click.ctrlKey && !click.metaKey && !click.shiftKey && !click.altKey;
  const addressOf = (link) => `/claims/${link.dataset.cite.replace("#", "/")}/`;
  const show = (address, instead) => {
    [shown, otherwise] = [address, instead];
    htmx.ajax("GET", address, { target: page, select: "#claim", swap: "innerHTML" }).catch(() => {}); // said above
  };

  const close = () => {
    note.hidden = true;
    page.replaceChildren();
    toFirst.hidden = true;
    shown = undefined; // what is under way comes too late
    mark.removeAttribute("aria-expanded");
    if (!mark.isConnected) mark = document.querySelector(`#${place} [data-cite="${mark.dataset.cite}"]`); // swapped
    (mark ?? document.getElementById("main")).focus();
    say(note.dataset.closed);
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest("main a[data-cite]");
    if (!link || !isPlain(event)) return;
    if (document.querySelector("main #claim")) return; // it is the page of a claim, whose links lead on
    event.preventDefault();
    mark?.removeAttribute("aria-expanded");
    mark = link;
    place = mark.closest("[id]").id;
    show((first = addressOf(mark)), mark.getAttribute("href"));
  });
  // A related claim takes the place of the one in the note.
  page.addEventListener("click", (event) => {
    const link = event.target.closest(".linked a[data-cite]");
    if (!link || !isPlain(event)) return;
    event.preventDefault();
    show(addressOf(link), link.href);
  });
  toFirst.addEventListener("click", () => show(first, first));
  page.addEventListener("htmx:beforeSwap", ({ detail }) => (detail.shouldSwap &&= Boolean(shown)));
  page.addEventListener("htmx:afterSettle", () => {
    if (!shown) return;
    note.hidden = false;
    page.scrollTop = 0;
    mark.setAttribute("aria-expanded", "true");
    page.querySelector("h2").focus({ preventScroll: true });
    const { left, bottom } = mark.getBoundingClientRect();
    if (note.contains(document.elementFromPoint(left, bottom))) mark.scrollIntoView({ block: "nearest" });
    say(note.dataset[shown !== first ? "followed" : toFirst.hidden ? "opened" : "returned"]);
    toFirst.hidden = shown === first;
  });
  note.querySelector(".close").addEventListener("click", close);
  document.addEventListener("keydown", ({ key }) => key === "Escape" && !note.hidden && close());

  // MARKS. The words of an evidence mark stand beneath it while it has the keyboard or the pointer; Escape puts them
  // away until the reader comes back.
  document.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape") return;
    document.querySelectorAll("a:is(:hover, :focus) > .ev, .ev:is(:hover, :focus)").forEach((one) => (one.dataset.quiet = ""));
  });
  for (const leaving of ["pointerout", "focusout"]) {
    document.addEventListener(leaving, ({ target, relatedTarget }) => {
      const quiet = target.closest("a")?.parentElement.querySelector(".ev[data-quiet]");
      if (quiet && !quiet.closest("a").contains(relatedTarget)) delete quiet.dataset.quiet;
    });
  }

  // TRAY. What is collected for a comparison: kept in this browser, in step between its tabs. While a comparison is on
  // screen, its columns are the tray. All words stand in data- attributes of the tray.
  {
    const tray = document.getElementById("tray");
    const words = tray.dataset;
    const most = Number(words.most);
    const part = (selector) => tray.querySelector(selector);
    const [count, list, go, before, onScreen, swap] = [".count", "ol", ".go", ".before", ".on-screen", ".swap"].map(part);

    let collected = []; // { slug, name } of each case
    let columns = []; // the same of those on screen
    let asking; // the control of a case that would be the fifth

    const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
    const address = (cases) => `${words.address}${cases.map(({ slug }) => slug).join(",")}/`;
    const has = (cases, { slug }) => cases.some((one) => one.slug === slug);
    const without = (cases, others) => cases.filter((one) => !has(others, one));
    const areSame = (cases, others) => cases.length === others.length && !without(cases, others).length;
    const caseOf = ({ dataset }) => ({ slug: dataset.collect, name: dataset.name });
    const make = (tag, className, ...inside) => {
      const element = document.createElement(tag);
      element.className = className;
      element.append(...inside);
      if (tag === "button") element.type = "button";
      return element;
    };

    const read = () => {
      try {
        const kept = JSON.parse(localStorage.getItem("tray") ?? "[]");
        return kept.filter(({ slug, name }) => /^[a-z0-9-]+$/.test(slug) && name).slice(0, most);
      } catch {
        return []; // not what we wrote, or a browser that keeps nothing
      }
    };
    const keep = (cases) => {
      collected = cases;
      try {
        localStorage.setItem("tray", JSON.stringify(cases));
      } catch {} // it lasts as long as the page
      draw();
    };

    const paint = (control) => {
      const isIn = has(collected, caseOf(control));
      control.ariaPressed = isIn;
      control.replaceChildren(isIn ? words.in : words.out, make("span", "vh", ` ${control.dataset.name}`));
    };
    const draw = () => {
      if (!collected.length && tray.contains(document.activeElement)) document.getElementById("main").focus();
      tray.hidden = document.querySelector(".skip[href='#tray']").hidden = !collected.length;
      swap.hidden = true; // what it offers may be gone
      count.textContent = fill(words.count, { count: collected.length });
      list.replaceChildren(...collected.map((one) => {
        const remove = make("button", "", "×");
        remove.ariaLabel = fill(words.remove, one);
        remove.onclick = () => take(one);
        return make("li", "", make("span", "", one.name), remove);
      }));
      const [one, several] = [collected.length === 1, { count: collected.length }];
      go.hidden = areSame(collected, columns);
      go.href = address(collected);
      go.textContent = one ? words.alone : fill(words.go, several);
      onScreen.hidden = !go.hidden;
      onScreen.textContent = one ? words.aloneOnScreen : fill(words.onScreen, several);
      document.querySelectorAll("button[data-collect]").forEach(paint);
    };

    const add = (one) => {
      keep([...collected, one]);
      say(fill(words.added, { ...one, count: collected.length }));
    };
    const take = (one) => {
      const place = list.contains(document.activeElement) && collected.indexOf(one);
      keep(without(collected, [one]));
      if (place !== false) list.children[Math.min(place, collected.length - 1)]?.lastChild.focus();
      say(fill(collected.length ? words.removed : words.cleared, { ...one, count: collected.length }));
    };
    const ask = (one) => {
      part("#swap").textContent = fill(words.full, one);
      part(".swap ul").replaceChildren(...collected.map((other) => {
        const choice = make("button", "", other.name);
        choice.onclick = () => {
          collected = without(collected, [other]);
          add(one);
          stopAsking();
        };
        return make("li", "", choice);
      }));
      swap.hidden = false;
      swap.focus();
    };
    const stopAsking = () => {
      swap.hidden = true;
      asking.focus();
    };

    document.addEventListener("click", ({ target }) => {
      const control = target.closest("button[data-collect]");
      if (!control) return;
      const one = caseOf(control);
      if (has(collected, one)) take(one);
      else if (collected.length < most) add(one);
      else ask(one, (asking = control));
    });
    part(".clear").onclick = () => {
      keep([]);
      say(words.cleared);
    };
    part(".swap > button").onclick = stopAsking;
    swap.onkeydown = (event) => {
      if (event.key !== "Escape") return;
      event.stopPropagation(); // the note stays
      stopAsking();
    };

    // A column that comes on screen joins the tray, one that goes leaves it. A comparison that is opened takes the place
    // of a tray which does not hold all of it, and shows the way back.
    const followColumns = () => {
      const [were, isOpened] = [columns, !columns.length];
      const heads = [...document.querySelectorAll("#comparison th[data-name]")];
      columns = heads.map(({ dataset }) => ({ slug: dataset.case.split("@")[0], name: dataset.name }));
      columns = columns.filter((one, place) => !has(columns.slice(0, place), one)); // under two lenses: once
      if (!were.length && !columns.length) return draw();
      const left = without(collected, without(were, columns));
      const all = [...left, ...without(without(columns, were), left)];
      const givesWay = all.length > most || (isOpened && all.length > left.length);
      before.hidden = !givesWay || !without(left, columns).length;
      before.href = address(left);
      before.textContent = fill(words.before, { names: left.map(({ name }) => name).join(", ") });
      keep(givesWay || areSame(all, columns) ? columns : all);
    };

    htmx.onLoad((piece) => {
      for (const link of piece.querySelectorAll("a.collect")) {
        const control = make("button", "collect");
        Object.assign(control.dataset, link.dataset);
        link.replaceWith(control);
      }
      followColumns();
    });
    const readAgain = () => {
      collected = read();
      draw();
    };
    addEventListener("storage", readAgain);
    addEventListener("pageshow", ({ persisted }) => persisted && readAgain());
    for (const half of document.querySelectorAll("[data-with-scripts], [data-without-scripts]")) half.hidden = !half.hidden;
    collected = read();
  }
})();
