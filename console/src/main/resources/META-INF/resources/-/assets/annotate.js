// The labelling desk. The next texts are ready, answers go out in the background from a queue that
// survives a reload or a lost line; without this script the page is a form.
(() => {
  "use strict";
  const desk = document.getElementById("desk");
  const form = document.getElementById("desk-form");
  if (!desk || !form) return;
  const base = desk.dataset.base;
  const words = desk.dataset;
  const task = JSON.parse(desk.dataset.task);
  const textBox = document.getElementById("desk-text");
  const questions = [...form.querySelectorAll("[data-question]")].map(question);
  const spanQuestion = questions.find((q) => q.type === "token");

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
  let answered = JSON.parse(desk.dataset.work).answered;
  let since = Date.now();
  const times = [];

  function question(box) {
    const output = task.type === "joint" ? task.outputs[Number(box.dataset.question)] : task;
    return { box, type: box.dataset.type, name: task.type === "joint" ? output.name : "", entities: [] };
  }

  // Answers, as the service takes them.
  function part(q) {
    const chosen = [...q.box.querySelectorAll("input:checked")].map((input) => input.value);
    switch (q.type) {
      case "single-label": return chosen.length ? { label: chosen[0] } : null;
      case "multi-label": return { labels: chosen };
      case "token": return { entities: q.entities.map(({ start, end, label }) => ({ start, end, label })) };
      default: {
        const values = {};
        for (const input of q.box.querySelectorAll("[data-scale]")) {
          if (input.value === "" || !input.validity.valid) return null;
          values[input.dataset.scale] = Number(input.value);
        }
        return { values };
      }
    }
  }

  function read() {
    const parts = questions.map(part);
    if (parts.some((p) => p === null)) return null;
    if (task.type !== "joint") return parts[0];
    return { outputs: Object.fromEntries(questions.map((q, i) => [q.name, Object.values(parts[i])[0]])) };
  }

  function fill(answer) {
    questions.forEach((q) => {
      const whole = task.type === "joint" ? answer?.outputs?.[q.name] : answer;
      // As stored, an output has its whole answer; as sent, only what it holds.
      const given = (member) => (whole && typeof whole === "object" && !Array.isArray(whole) && member in whole ? whole[member] : task.type === "joint" ? whole : undefined);
      for (const input of q.box.querySelectorAll("input[type=radio]")) input.checked = input.value === given("label");
      for (const input of q.box.querySelectorAll("input[type=checkbox]")) input.checked = (given("labels") ?? []).includes?.(input.value) ?? false;
      for (const input of q.box.querySelectorAll("[data-scale]")) input.value = given("values")?.[input.dataset.scale] ?? "";
      q.entities = q.type === "token" ? [...(given("entities") ?? [])] : [];
    });
    drawText();
  }

  // The text, cut at the ends of spans and of what is selected.
  let text = [];
  let selection = null;
  const UNIT = /\p{Script=Han}|[\p{L}\p{N}\p{M}_]+|[^\s]/gu;

  function units() {
    const found = [];
    const whole = text.join("");
    for (const match of whole.matchAll(UNIT)) {
      const start = [...whole.slice(0, match.index)].length;
      found.push([start, start + [...match[0]].length]);
    }
    return found;
  }

  function drawText() {
    if (!spanQuestion) return;
    const cuts = new Set([0, text.length]);
    spanQuestion.entities.forEach((e) => { cuts.add(e.start); cuts.add(e.end); });
    if (selection) { cuts.add(selection[0]); cuts.add(selection[1]); }
    const ends = [...cuts].filter((at) => at >= 0 && at <= text.length).sort((a, b) => a - b);
    textBox.replaceChildren();
    for (let i = 0; i + 1 < ends.length; i++) {
      const piece = document.createElement("span");
      piece.dataset.start = ends[i];
      piece.textContent = text.slice(ends[i], ends[i + 1]).join("");
      const entity = spanQuestion.entities.find((e) => e.start <= ends[i] && ends[i + 1] <= e.end);
      if (entity) piece.className = `span-mark ${slotOf(entity.label)}`;
      if (selection && selection[0] <= ends[i] && ends[i + 1] <= selection[1]) piece.classList.add("selected");
      textBox.append(piece);
    }
    drawSpans();
  }

  function slotOf(label) {
    const button = [...spanQuestion.box.querySelectorAll("[data-label]")].find((b) => b.dataset.label === label);
    return button ? [...button.classList].find((name) => name.startsWith("label-")) ?? "" : "";
  }

  function drawSpans() {
    const list = spanQuestion.box.querySelector("[data-spans]");
    list.replaceChildren(...spanQuestion.entities.map((entity) => {
      const item = document.createElement("li");
      const words_ = document.createElement("bdi");
      words_.textContent = text.slice(entity.start, entity.end).join("");
      const label = document.createElement("strong");
      label.textContent = entity.label;
      const remove = document.createElement("button");
      remove.type = "button";
      remove.className = "btn btn-sm";
      remove.textContent = words.remove;
      remove.setAttribute("aria-label", `${words.remove}: ${words_.textContent}`);
      remove.addEventListener("click", () => {
        spanQuestion.entities = spanQuestion.entities.filter((e) => e !== entity);
        drawText();
        keepDraft();
      });
      item.append(label, " ", words_, " ", remove);
      return item;
    }));
  }

  // A place in the page as a number of code points from the text's beginning.
  function offsetOf(node, offset) {
    const piece = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
    if (!textBox.contains(piece) || piece.dataset?.start === undefined) return null;
    return Number(piece.dataset.start) + [...piece.textContent.slice(0, node.nodeType === Node.TEXT_NODE ? offset : 0)].length;
  }

  function selectByMouse() {
    const range = document.getSelection();
    if (!spanQuestion || !range || range.isCollapsed) return;
    const a = offsetOf(range.anchorNode, range.anchorOffset);
    const b = offsetOf(range.focusNode, range.focusOffset);
    if (a === null || b === null || a === b) return;
    let [start, end] = [Math.min(a, b), Math.max(a, b)];
    while (start < end && /\s/u.test(text[start])) start++;
    while (end > start && /\s/u.test(text[end - 1])) end--;
    if (start < end) {
      selection = [start, end];
      range.removeAllRanges();
      drawText();
    }
  }

  function moveSelection(step, extend) {
    const all = units();
    if (!all.length) return;
    let first = selection ? all.findIndex((u) => u[1] > selection[0]) : -1;
    let last = selection ? all.findLastIndex((u) => u[0] < selection[1]) : -1;
    if (!selection) first = last = step > 0 ? 0 : all.length - 1;
    else if (extend) last = Math.min(all.length - 1, Math.max(first, last + step));
    else first = last = Math.min(all.length - 1, Math.max(0, (step > 0 ? last : first) + step));
    selection = [all[first][0], all[last][1]];
    drawText();
  }

  function markSpan(label) {
    if (!selection) { tell(words.choose); return; }
    const [start, end] = selection;
    // What it overlaps gives way: spans lie beside each other.
    spanQuestion.entities = spanQuestion.entities.filter((e) => e.end <= start || end <= e.start);
    spanQuestion.entities.push({ start, end, label });
    spanQuestion.entities.sort((a, b) => a.start - b.start);
    selection = null;
    drawText();
    keepDraft();
  }

  // What a model would answer: a line above the labels and a quiet outline on them, never chosen beforehand.
  const suggestionBox = document.getElementById("suggestion");

  function drawSuggestion(item) {
    const given = item?.suggestion?.answer ?? null;
    suggestionBox.hidden = !given;
    for (const one of form.querySelectorAll(".suggested")) one.classList.remove("suggested");
    if (!given) return;
    const said = [];
    questions.forEach((q) => {
      const whole = (task.type === "joint" ? given.outputs?.[q.name] : given) ?? {};
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
    fill(items[0].suggestion.answer);
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
    selection = null;
    textBox.textContent = item.text;
    form.action = `${base}/${item.example}`;
    const returned = document.getElementById("returned");
    returned.hidden = !item.returnedWith;
    document.getElementById("returned-note").textContent = item.returnedWith ?? "";
    form.elements.flag.checked = draft?.flag ?? false;
    form.elements.note.value = draft?.note ?? "";
    fill(draft?.answer ?? item.answer ?? null);
    drawSuggestion(item);
    since = Date.now();
  }

  function keepDraft() {
    if (!items[0]) { draftStore.set(null); return; }
    draftStore.set({ example: items[0].example, answer: read(), flag: form.elements.flag.checked, note: form.elements.note.value });
  }

  function tell(sentence) {
    const box = document.getElementById("desk-wrong");
    box.hidden = !sentence;
    box.querySelector("p").textContent = sentence ?? "";
  }

  function submit(skip) {
    const item = items[0];
    if (!item) return;
    const answer = skip ? null : read();
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
    outbox.push(message);
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
      try {
        reply = await fetch(`${base}/${message.example}`, message.withdraw
          ? { method: "DELETE", headers: { "HX-Request": "true" } }
          : { method: "PUT", headers: { "Content-Type": "application/json", "HX-Request": "true" }, body: JSON.stringify(message.body) });
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
      outbox.shift();
      outboxStore.set(outbox);
      if (!reply.ok) await refused(reply, message);
    }
    saved.textContent = words.saved;
    sending = false;
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
    const known = new Set([...items.map((item) => item.example), ...outbox.map((message) => message.example)]);
    // What was answered while the work was on its way is in it still; what was sent back comes with a note.
    const over = new Set(done.map((entry) => entry.item.example));
    const hadNone = items.length === 0;
    items.push(...work.filter((item) => !known.has(item.example) && (item.returnedWith || !over.has(item.example))));
    if (hadNone && items.length) show(items[0]);
  }

  // Keys. In a field only Enter and Escape mean something.
  function onKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const typing = event.target.matches("input:not([type=radio]):not([type=checkbox]), textarea, select");
    if (typing) {
      if (event.key === "Escape") textBox.focus();
      return;
    }
    if (form.hidden && event.key !== "Backspace") return;
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
      case "g": return () => toggle("guidelines");
      case "?": return () => toggle("keys");
      case "ArrowRight": return spanQuestion ? () => moveSelection(1, event.shiftKey) : null;
      case "ArrowLeft": return spanQuestion ? () => moveSelection(-1, event.shiftKey) : null;
      case "Escape": return () => { selection = null; drawText(); };
      default: return choice(event.key.toLowerCase());
    }
  }

  function toggle(id) {
    const details = document.getElementById(id);
    details.open = !details.open;
    if (details.open) details.scrollIntoView({ block: "nearest" });
  }

  function choice(key) {
    const target = [...form.querySelectorAll(".choices [data-key]")].find((one) => one.dataset.key === key);
    return target ? () => target.click() : null;
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
  for (const button of form.querySelectorAll("button[data-label]")) button.addEventListener("click", () => markSpan(button.dataset.label));
  document.addEventListener("keydown", onKey);
  document.addEventListener("mouseup", selectByMouse);
  textBox.addEventListener("touchend", () => setTimeout(selectByMouse, 0));
  window.addEventListener("online", () => { pause = 0; if (!sending) flush(); });

  const waiting = new Set(outbox.map((message) => message.example));
  items = JSON.parse(desk.dataset.work).items.filter((item) => !waiting.has(item.example));
  const draft = draftStore.get();
  show(items[0], draft && items[0]?.example === draft.example ? draft : undefined);
  standing();
  if (outbox.length) flush();
  if (items.length < 3) refill();
  textBox.focus({ preventScroll: true });
})();
