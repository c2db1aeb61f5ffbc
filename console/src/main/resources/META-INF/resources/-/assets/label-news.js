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

    // One whose answer has lost too much to be sent again is marked as emptied.
    entry(entry, changes) {
      if (!entry.body.answer) return;
      const became = relabel(entry.body.answer, changes);
      entry.body = { ...entry.body, answer: became.answer };
      entry.emptied ||= became.emptied;
    },

    // What waits to be sent follows; what has too little left is taken out. Gives those examples, and the labels lost.
    messages(outbox, refused, now) {
      const lost = new Set();
      const emptied = [];
      outbox.rewrite((one) => {
        const known = one.labels === refused.labels || now.changes.some((change) => change.id === one.labels);
        if (!one.body?.answer || !known) return one; // Who knew less than this one is refused and follows by itself.
        const became = relabel(one.body.answer, this.after(now.changes, one.labels));
        became.lost.forEach((label) => lost.add(label));
        if (became.emptied) emptied.push(one.example);
        return became.emptied ? null : { ...one, body: { ...one.body, answer: became.answer }, labels: now.changed };
      });
      return { lost, emptied };
    },

    // What a tab kept follows as far as a change that its page knows. Gives the labels that the draft has lost.
    record(record, all, known) {
      const changes = all.slice(0, all.findIndex((change) => change.id === known) + 1);
      for (const entry of [...record.done, ...record.undone]) {
        this.item(entry.item, changes);
        this.entry(entry, changes);
      }
      if (!record.draft) return [];
      const became = relabel(record.draft.answer, changes);
      record.draft = { ...record.draft, answer: became.answer };
      return became.lost;
    },
  };
})();
