// Labels may change while the page is open: what became of them, and entries, items and messages under those of now.
(() => {
  "use strict";

  const relabel = globalThis.attuneRelabel;

  globalThis.attuneLabelNews = {
    // What became of labels since a moment, with the questions as they are now; null where nothing is asked any more.
    async since(base, moment) {
      const reply = await fetch(`${base}?since=${encodeURIComponent(moment || "none")}`, { headers: { "HX-Request": "true" }, signal: AbortSignal.timeout(60_000) });
      if (!reply.ok) throw new Error(`What became of labels cannot be had: ${reply.status}`);
      const page = new DOMParser().parseFromString(await reply.text(), "text/html");
      const fresh = page.getElementById("desk");
      if (!fresh) return null;
      if (fresh.dataset.person !== document.getElementById("desk").dataset.person) throw new Error("Somebody else has signed in.");
      return { ...fresh.dataset, changes: JSON.parse(fresh.dataset.changes), boxes: [...page.querySelectorAll("[data-question]")] };
    },

    // The changes after one of them, or all.
    after: (changes, id) => changes.slice(changes.findIndex((change) => change.id === id) + 1),

    item(item, changes) {
      item.answer = relabel(item.answer ?? null, changes).answer;
      if (!item.suggestion) return;
      const suggested = relabel(item.suggestion.answer, changes);
      item.suggestion = suggested.lost.length ? null : { ...item.suggestion, answer: suggested.answer };
    },

    entry(entry, changes) {
      if (entry.body.answer) entry.body = { ...entry.body, answer: relabel(entry.body.answer, changes).answer };
    },
  };
})();
