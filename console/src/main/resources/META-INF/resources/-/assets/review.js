// Decides by keys: a number takes that answer of the card at hand, o leads to an answer of one's own,
// h to the history, an arrow goes to the next card or back. Without this script there are buttons.
(() => {
  "use strict";
  const cards = [...document.querySelectorAll("[data-review]")];
  if (!cards.length) return;
  // What is decided already is decided otherwise only where somebody has gone to it.
  let at = cards.findIndex((card) => card.dataset.review !== "decided");
  let deciding = false;

  const places = { o: "[data-own]", h: "[data-history]" };
  const answers = (card) => [...card.querySelectorAll("[data-take]")];

  for (const card of cards) {
    answers(card).slice(0, 9).forEach((button, i) => {
      show(button, String(i + 1));
    });
    for (const [key, place] of Object.entries(places)) {
      const link = card.querySelector(place);
      if (link) show(link, key);
    }
  }

  function show(element, key) {
    const shown = document.createElement("kbd");
    shown.textContent = key;
    element.append(shown);
    element.setAttribute("aria-keyshortcuts", key);
  }

  function go(to) {
    cards[at]?.classList.remove("at-hand");
    at = Math.min(cards.length - 1, Math.max(0, to));
    cards[at].classList.add("at-hand");
  }

  document.addEventListener("focusin", (event) => {
    const card = cards.indexOf(event.target.closest("[data-review]"));
    if (card >= 0) go(card);
  });

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.repeat) return;
    if (event.target.matches("input, textarea, select")) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const before = at;
      go(at + (event.key === "ArrowDown" ? 1 : -1));
      if (at === before) return; // There the page scrolls.
      cards[at].scrollIntoView({ block: "nearest" });
    } else if (/^[1-9]$/.test(event.key)) {
      const button = at < 0 || deciding ? null : answers(cards[at])[Number(event.key) - 1];
      deciding ||= Boolean(button);
      button?.click();
    } else if (at >= 0 && !deciding && Object.hasOwn(places, event.key)) {
      cards[at].querySelector(places[event.key])?.click();
    } else {
      return;
    }
    event.preventDefault();
  });

  // Whoever comes back to the page by the browser's history may decide again.
  window.addEventListener("pageshow", () => { deciding = false; });
  if (at >= 0) go(at);
})();
