// The labelling desk. The next texts are ready, answers go out in the background from a queue that
// survives a reload or a lost line; without this script the page is a form.
(() => {
  "use strict";
  const desk = document.getElementById("desk");
  const form = document.getElementById("desk-form");
  if (!desk || !form) return;
  const base = desk.dataset.base;
  const words = desk.dataset;
  const relabel = globalThis.attuneRelabel;
  // The newest change of labels that this page knows of.
  let changed = desk.dataset.changed;
  const textBox = document.getElementById("desk-text");
  const questions = new Questions(form, textBox, JSON.parse(words.task), words, keepDraft, tell);

  // What is kept over a reload belongs to one person and one data set.
  const stored = (part, fallback) => {
    const key = `attune:${base}:${desk.dataset.person}:${part}`;
    return {
      get: () => { try { return JSON.parse(localStorage.getItem(key)) ?? fallback; } catch { return fallback; } },
      set: (value) => { try { localStorage.setItem(key, JSON.stringify(value)); } catch { /* Private mode: only memory. */ } },
    };
  };
  const outboxStore = stored("outbox", []);
  const draftStore = stored("draft", null);

  const outbox = outboxStore.get();
  let items = [];
  const done = [];
  const undone = [];
  // What was answered since work was last asked for: the reply may still have it.
  const sentMeanwhile = new Set();
  let answered = JSON.parse(desk.dataset.work).answered;
  let since = Date.now();
  const times = [];
  let text = [];

  // What a model would answer: a line above the labels and a quiet outline on them, never chosen beforehand.
  const suggestionBox = document.getElementById("suggestion");

  function drawSuggestion(item) {
    const given = item?.suggestion?.answer ?? null;
    suggestionBox.hidden = !given;
    for (const one of form.querySelectorAll(".suggested")) one.classList.remove("suggested");
    if (!given) return;
    const said = [];
    questions.all.forEach((q) => {
      const whole = questions.partOf(given, q) ?? {};
      const labels = whole.labels ?? (whole.label === undefined ? [] : [whole.label]);
      const entities = whole.entities ?? [];
      for (const one of q.box.querySelectorAll(".choice")) {
        const label = one.dataset.label ?? one.querySelector("input").value;
        one.classList.toggle("suggested", labels.includes(label) || entities.some((e) => e.label === label));
      }
      said.push(...labels);
      for (const e of entities) said.push(`${e.label} “${text.slice(e.start, e.end).join("")}”`);
      for (const [scale, value] of Object.entries(whole.values ?? {})) said.push(`${scale} ${value.toLocaleString(document.documentElement.lang)}`);
    });
    document.getElementById("suggested").textContent = said.join(", ") || words.nothing;
  }

  function accept() {
    if (!items[0]?.suggestion) return;
    questions.fill(items[0].suggestion.answer);
    keepDraft();
    textBox.focus({ preventScroll: true });
  }

  // The item at hand.
  function show(item, draft) {
    tell(null);
    document.getElementById("desk-empty").hidden = Boolean(item);
    form.hidden = !item;
    if (!item) return;
    text = [...item.text];
    textBox.textContent = item.text;
    questions.show(text);
    form.action = `${base}/${item.example}`;
    const returned = document.getElementById("returned");
    returned.hidden = !item.returnedWith;
    document.getElementById("returned-note").textContent = item.returnedWith ?? "";
    form.elements.flag.checked = draft?.flag ?? item.flag ?? false;
    form.elements.note.value = draft?.note ?? item.note ?? "";
    // The reason for the last text says nothing of this one.
    form.elements.skip.value = draft?.skip ?? form.elements.skip.options[0].value;
    questions.fill(draft?.answer ?? item.answer ?? null);
    drawSuggestion(item);
    since = Date.now();
  }

  function keepDraft() {
    if (!items[0]) { draftStore.set(null); return; }
    draftStore.set({ example: items[0].example, labels: changed, answer: questions.chosen(), flag: form.elements.flag.checked, note: form.elements.note.value });
  }

  function tell(sentence) {
    const box = document.getElementById("desk-wrong");
    box.hidden = !sentence;
    box.querySelector("p").textContent = sentence ?? "";
  }

  function submit(skip) {
    const item = items[0];
    if (!item) return;
    const answer = skip ? null : questions.read();
    if (!skip && !answer) { tell(words.missing); return; }
    const note = form.elements.note.value.trim();
    const body = {
      ...(skip ? { skip } : { answer }),
      flag: form.elements.flag.checked,
      ...(note ? { note } : {}),
      seconds: Math.min(86400, Math.round((Date.now() - since) / 1000)),
    };
    undone.length = 0;
    send(item, body);
  }

  function send(item, body) {
    done.push({ item: { ...item, answer: body.answer ?? null, returnedWith: null }, body });
    items.shift();
    times.push(Date.now());
    if (!body.skip) answered++;
    sentMeanwhile.add(item.example);
    post({ example: item.example, body });
    draftStore.set(null);
    show(items[0]);
    standing();
    textBox.focus({ preventScroll: true });
    if (items.length < 3) refill();
  }

  function undo() {
    const last = done.pop();
    if (!last) { tell(words.undone); return; }
    undone.push(last);
    if (!last.body.skip) answered--;
    items.unshift(last.item);
    post({ example: last.item.example, withdraw: true });
    show(items[0], last.body);
    standing();
  }

  function redo() {
    const next = undone.pop();
    if (!next) { tell(words.redone); return; }
    const rest = [...undone];
    items = [next.item, ...items.filter((item) => item.example !== next.item.example)];
    send(next.item, next.body);
    undone.push(...rest);
  }

  function standing() {
    document.getElementById("answered").textContent = answered.toLocaleString(document.documentElement.lang);
    const recent = times.slice(-20);
    const pace = document.getElementById("pace");
    if (recent.length > 4) {
      const perHour = Math.round(3600000 * (recent.length - 1) / (recent.at(-1) - recent[0]));
      pace.textContent = `${perHour.toLocaleString(document.documentElement.lang)} / h`;
    }
    for (const [name, stack] of [["undo", done], ["redo", undone]]) {
      form.querySelector(`[data-do=${name}]`).hidden = stack.length === 0;
    }
  }

  // The queue of what is still to be sent: one after the other, again and again until it arrives.
  let sending = false;
  let pause = 0;

  function post(message) {
    outbox.push({ ...message, labels: changed });
    outboxStore.set(outbox);
    flush();
  }

  async function flush() {
    if (sending) return;
    sending = true;
    const saved = document.getElementById("saved");
    while (outbox.length) {
      saved.textContent = words.saving;
      const message = outbox[0];
      let reply;
      let followed = false;
      try {
        reply = await fetch(`${base}/${message.example}`, message.withdraw
          ? { method: "DELETE", headers: { "HX-Request": "true" } }
          : { method: "PUT", headers: { "Content-Type": "application/json", "HX-Request": "true" }, body: JSON.stringify(message.body.answer ? { ...message.body, labelsSeen: message.labels } : message.body) });
        followed = (reply.status === 409 || reply.status === 422) && message.body?.answer && await follow(message);
      } catch {
        reply = null;
      }
      if (reply?.status === 401 || reply?.status === 499) { sending = false; location.reload(); return; }
      if (!reply || reply.status >= 500) {
        saved.textContent = `${words.offline} (${outbox.length})`;
        pause = Math.min(30000, Math.max(1000, pause * 2));
        setTimeout(() => { sending = false; flush(); }, pause);
        return;
      }
      pause = 0;
      if (followed) continue;
      outbox.shift();
      outboxStore.set(outbox);
      if (!reply.ok) await refused(reply, message);
    }
    saved.textContent = words.saved;
    sending = false;
  }

  // What became of labels since a moment, with the questions as they are now; null where nothing is asked any more.
  async function news(since) {
    const reply = await fetch(`${base}?since=${encodeURIComponent(since || "none")}`, { headers: { "HX-Request": "true" } });
    if (!reply.ok) throw new Error(`What became of labels cannot be had: ${reply.status}`);
    const page = new DOMParser().parseFromString(await reply.text(), "text/html");
    const fresh = page.getElementById("desk");
    if (!fresh) return null;
    return { ...fresh.dataset, changes: JSON.parse(fresh.dataset.changes), boxes: [...page.querySelectorAll("[data-question]")] };
  }

  // An answer was refused: if labels have changed since it was given, everything here follows them, and it is sent again.
  async function follow(message) {
    const now = await news(message.labels ?? changed);
    if (!now?.changes.length) return false;
    // Each answer has been through the changes that its page knew of.
    const after = (id) => now.changes.slice(now.changes.findIndex((change) => change.id === id) + 1);
    const lost = new Set();
    for (const one of outbox) {
      if (!one.body?.answer) continue;
      const became = relabel(one.body.answer, after(one.labels));
      one.body = { ...one.body, answer: became.answer };
      one.again = became.emptied;
      one.labels = now.changed;
      became.lost.forEach((label) => lost.add(label));
    }
    followOnPage(now, after(changed), lost);
    askAgain();
    outboxStore.set(outbox);
    if (lost.size) tell(`${words.gone} ${[...lost].join(", ")}`);
    return true;
  }

  // The questions, the text at hand, those that are ready, and those that undo and redo go back to.
  function followOnPage(now, changes, lost) {
    const began = since;
    const draft = relabel(items[0] ? questions.chosen() : null, changes);
    const boxes = [...form.querySelectorAll("[data-question]")];
    boxes.forEach((box, i) => box.replaceWith(document.adoptNode(now.boxes[i])));
    questions.ask(JSON.parse(now.task));
    changed = now.changed;
    for (const item of new Set([...items, ...done.map((entry) => entry.item), ...undone.map((entry) => entry.item)])) {
      item.answer = relabel(item.answer ?? null, changes).answer;
      if (item.suggestion) {
        const suggested = relabel(item.suggestion.answer, changes);
        item.suggestion = suggested.lost.length ? null : { ...item.suggestion, answer: suggested.answer };
      }
    }
    for (const entry of [...done, ...undone]) {
      if (entry.body.answer) entry.body = { ...entry.body, answer: relabel(entry.body.answer, changes).answer };
    }
    draft.lost.forEach((label) => lost.add(label));
    if (!items[0]) return;
    show(items[0], { answer: draft.answer, flag: form.elements.flag.checked, note: form.elements.note.value });
    since = began;
    keepDraft();
  }

  // An answer of which too little is left goes back to the person, the first one first; without its text it is asked for anew.
  function askAgain() {
    const again = outbox.filter((message) => message.again);
    if (!again.length) return;
    outbox.splice(0, outbox.length, ...outbox.filter((message) => !message.again));
    if (items[0]) Object.assign(items[0], { answer: questions.chosen(), flag: form.elements.flag.checked, note: form.elements.note.value });
    for (const message of again.reverse()) {
      const at = done.findIndex((entry) => entry.item.example === message.example);
      if (at < 0) continue;
      const [{ item, body }] = done.splice(at, 1);
      answered--;
      items.unshift(item);
      show(item, body);
    }
    keepDraft();
    standing();
    refill();
  }

  async function refused(reply, message) {
    const said = await reply.json().catch(() => ({}));
    tell(`${words.dropped} ${said.sentence ?? ""}`);
    const at = done.findIndex((entry) => entry.item.example === message.example);
    if (at >= 0 && !message.withdraw) done.splice(at, 1);
    standing();
  }

  // More work arrives while the last texts are read.
  let refilling = false;
  async function refill() {
    if (refilling) return;
    refilling = true;
    try {
      await settled();
      sentMeanwhile.clear();
      const reply = await fetch(`${base}/work`, { method: "POST", headers: { "HX-Request": "true" } });
      if (reply.ok) merge((await reply.json()).items);
      else if (reply.status === 409) location.reload(); // Closed or paused: the page says so.
    } catch {
      // Without a line there is no more work; the next answer tries again.
    } finally {
      refilling = false;
    }
  }

  // What is on its way must have arrived, or it would be handed out once more.
  async function settled() {
    while (outbox.length) await new Promise((resolve) => { setTimeout(resolve, 20); });
  }

  function merge(work) {
    const known = new Set([...items.map((item) => item.example), ...sentMeanwhile]);
    const hadNone = items.length === 0;
    items.push(...work.filter((item) => !known.has(item.example)));
    if (hadNone && items.length) show(items[0]);
  }

  // Keys. In a field only Enter and Escape mean something.
  function onKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const typing = event.target.matches("input:not([type=radio]):not([type=checkbox]), textarea, select");
    if (typing) {
      if (event.key === "Escape") textBox.focus();
      if (event.key === "Enter" && event.target === form.elements.skip) { event.preventDefault(); submit(form.elements.skip.value); }
      return;
    }
    if (form.hidden && event.key !== "Backspace") return;
    if (event.repeat && (event.key === "Enter" || event.key === "s")) return;
    const act = action(event);
    if (act) { event.preventDefault(); act(); }
  }

  function action(event) {
    switch (event.key) {
      case "Enter": return event.target.matches("a, button, summary") ? null : () => submit();
      case "Backspace": return event.shiftKey ? redo : undo;
      case "s": return () => submit(form.elements.skip.value);
      case "x": return accept;
      case "f": return () => { form.elements.flag.checked = !form.elements.flag.checked; keepDraft(); };
      case "c": return () => form.elements.note.focus();
      case "r": return () => form.elements.skip.focus();
      case "g": return () => toggle("guidelines");
      case "?": return () => toggle("keys");
      default: return questions.key(event);
    }
  }

  function toggle(id) {
    const details = document.getElementById(id);
    details.open = !details.open;
    if (details.open) details.scrollIntoView({ block: "nearest" });
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    submit(event.submitter?.dataset.do === "skip" ? form.elements.skip.value : undefined);
  });
  form.addEventListener("change", keepDraft);
  form.addEventListener("input", keepDraft);
  const accepting = form.querySelector("[data-do=accept]");
  accepting.hidden = false;
  accepting.addEventListener("click", accept);
  form.querySelector("[data-do=undo]").addEventListener("click", undo);
  form.querySelector("[data-do=redo]").addEventListener("click", redo);
  document.addEventListener("keydown", onKey);
  window.addEventListener("online", () => { pause = 0; if (!sending) flush(); });

  const waiting = new Set(outbox.map((message) => message.example));
  items = JSON.parse(desk.dataset.work).items.filter((item) => !waiting.has(item.example));
  const draft = draftStore.get();
  const kept = draft && items[0]?.example === draft.example ? draft : undefined;
  const stale = Boolean(kept) && (kept.labels ?? changed) !== changed;
  show(items[0], stale ? { ...kept, answer: null } : kept);
  if (stale) {
    news(kept.labels).then((now) => {
      if (!now || items[0]?.example !== kept.example || draftStore.get()?.labels !== kept.labels) return;
      // Up to what this page knows; of what came since, the next answer learns.
      const known = now.changes.slice(0, now.changes.findIndex((change) => change.id === changed) + 1);
      show(items[0], { ...kept, answer: relabel(kept.answer, known).answer });
      keepDraft();
    }, () => { /* Without a line the answer is chosen anew. */ });
  }
  standing();
  if (outbox.length) flush();
  if (items.length < 3) refill();
  textBox.focus({ preventScroll: true });
})();
