// The labelling desk. The next texts are ready, answers go out in the background; without this script the page is a form.
// Beside it: the queue (outbox.js), what a tab keeps over a reload (tab-store.js), undo and redo (steps.js), the questions
// (questions.js, spans.js), the keys (desk-keys.js), and changes of labels meanwhile (label-news.js, relabel.js).
(() => {
  "use strict";
  const desk = document.getElementById("desk");
  const form = document.getElementById("desk-form");
  if (!desk || !form) return;
  const words = desk.dataset;
  const base = words.base;
  const owner = `${words.person}:${base}`;
  const news = globalThis.attuneLabelNews;
  const relabel = globalThis.attuneRelabel;
  const textBox = document.getElementById("desk-text");
  const work = JSON.parse(words.work);
  // Says whose page this is: another person may have signed in meanwhile, who answers for themselves.
  const headers = { "HX-Request": "true", "Attune-Person": encodeURIComponent(words.person) };

  const questions = new Questions(form, textBox, words, keep, tell);
  const steps = new Steps();
  const store = new TabStore(owner);
  const outbox = new Outbox({ owner, tab: store.id, deliver, report, others });

  // The newest change of labels that this page knows of.
  let changed = words.changed;
  let items = [];
  // What was answered since work was last asked for: the reply may still have it.
  const sentMeanwhile = new Set();
  let answered = work.answered;
  let since = Date.now();
  const times = [];

  // The item at hand.
  function show(item, draft) {
    tell(null);
    document.getElementById("desk-empty").hidden = Boolean(item);
    form.hidden = !item;
    if (!item) return;
    questions.show(item.text);
    form.action = `${base}/${item.example}`;
    document.getElementById("returned").hidden = !item.returnedWith;
    document.getElementById("returned-note").textContent = item.returnedWith ?? "";
    form.elements.flag.checked = draft?.flag ?? item.flag ?? false;
    form.elements.note.value = draft?.note ?? item.note ?? "";
    // The reason for the last text says nothing of this one.
    form.elements.skip.value = draft?.skip ?? form.elements.skip.options[0].value;
    questions.fill(draft?.answer ?? item.answer ?? null);
    questions.suggest(item.suggestion);
    since = Date.now();
  }

  // What is entered for the item at hand, perhaps not all of it.
  function entered() {
    const { flag, note, skip } = form.elements;
    return { answer: questions.chosen(), flag: flag.checked, note: note.value, skip: skip.value };
  }

  function keep() {
    store.set({ labels: changed, draft: items[0] ? { example: items[0].example, ...entered() } : null, ...steps.kept() });
  }

  // What was begun stays with its item while another one comes before it.
  function setAside() {
    if (!items[0]) return;
    const { answer, flag, note } = entered();
    Object.assign(items[0], { answer, flag, note });
  }

  function tell(sentence) {
    const box = document.getElementById("desk-wrong");
    box.hidden = !sentence;
    box.querySelector("p").textContent = sentence ?? "";
  }

  function standing() {
    document.getElementById("answered").textContent = answered.toLocaleString(document.documentElement.lang);
    const recent = times.slice(-20);
    if (recent.length > 4) {
      const perHour = Math.round(3600000 * (recent.length - 1) / (recent.at(-1) - recent[0]));
      document.getElementById("pace").textContent = `${perHour.toLocaleString(document.documentElement.lang)} / h`;
    }
    form.querySelector("[data-do=undo]").hidden = steps.done.length === 0;
    form.querySelector("[data-do=redo]").hidden = steps.undone.length === 0;
  }

  // Answering, and going back and forward.
  function submit(skip) {
    if (!items[0]) return;
    const answer = skip ? null : questions.read();
    if (!skip && !answer) { tell(words.missing); return; }
    const note = form.elements.note.value.trim();
    steps.undone.length = 0;
    send(items[0], {
      ...(skip ? { skip } : { answer }),
      flag: form.elements.flag.checked,
      ...(note ? { note } : {}),
      seconds: Math.min(86400, Math.round((Date.now() - since) / 1000)),
    });
  }

  function send(item, body) {
    steps.done.push({ item: { ...item, answer: body.answer ?? null, returnedWith: null }, body });
    items.shift();
    times.push(Date.now());
    if (!body.skip) answered++;
    sentMeanwhile.add(item.example);
    outbox.post({ example: item.example, body, labels: changed });
    show(items[0]);
    keep();
    standing();
    textBox.focus({ preventScroll: true });
    if (items.length < 3) refill();
  }

  let recalling = false;
  async function undo() {
    if (recalling) return;
    recalling = true;
    await recall();
    recalling = false;
    if (steps.lacksText()) { tell(words.later); return; }
    const last = steps.done.pop();
    if (!last) { tell(words.undone); return; }
    setAside();
    steps.undone.push(last);
    if (!last.body.skip) answered--;
    putFirst(last.item);
    outbox.post({ example: last.item.example, withdraw: true, labels: changed });
    show(items[0], last.body);
    keep();
    standing();
  }

  function redo() {
    const next = steps.undone.pop();
    if (!next) { tell(words.redone); return; }
    setAside();
    if (next.emptied) askAnew(next);
    else {
      putFirst(next.item);
      send(next.item, next.body);
    }
  }

  function putFirst(item) { items = [item, ...items.filter((one) => one.example !== item.example)]; }

  function accept() {
    if (!items[0]?.suggestion) return;
    questions.fill(items[0].suggestion.answer);
    keep();
    textBox.focus({ preventScroll: true });
  }

  // What the queue does with a message, says of itself, and hears from other tabs.
  async function deliver(message) {
    const request = message.withdraw ? { method: "DELETE", headers } : {
      method: "PUT",
      headers: { ...headers, "Content-Type": "application/json" },
      body: JSON.stringify(message.body.answer ? { ...message.body, labelsSeen: message.labels } : message.body),
    };
    let reply;
    try {
      reply = await fetch(`${base}/${message.example}`, { ...request, signal: AbortSignal.timeout(60_000) });
      if ((reply.status === 409 || reply.status === 422) && message.body?.answer && await follow(message)) return "again";
    } catch {
      return "later";
    }
    if (reply.status === 401 || reply.status === 499) { location.reload(); return "stop"; }
    if (reply.status >= 500 || reply.status === 429) return "later";
    if (!reply.ok) await refused(reply, message);
    return "done";
  }

  function report(state, waiting) {
    document.getElementById("saved").textContent = state === "offline" ? `${words.offline} (${waiting})` : words[state];
  }

  // What another tab answers need not be answered here; what is at hand already may be, and the later answer stays.
  function others(message) {
    if (message.withdraw) sentMeanwhile.delete(message.example);
    else {
      sentMeanwhile.add(message.example);
      items = items.filter((item, at) => at === 0 || item.example !== message.example);
    }
    catchUp(message.labels);
    if (items.length < 3) refill();
  }

  async function refused(reply, message) {
    const said = await reply.json().catch(() => ({}));
    const sentence = said.sentence ?? "";
    announce(message.withdraw ? { sentence } : { dropped: message.example, sentence: `${words.dropped} ${sentence}` });
  }

  // Whichever tab sends, the one in which it was answered has to know what became of it.
  const tabs = new BroadcastChannel(`attune:desk:${owner}`);
  tabs.addEventListener("message", async (event) => {
    const { dropped, emptied = [], sentence, labels } = event.data;
    const mine = emptied.filter((example) => steps.has(example));
    if (!steps.has(dropped) && !mine.length) return;
    if (labels) await catchUp(labels);
    told({ dropped, emptied: mine, sentence });
  });

  function announce(what) {
    tabs.postMessage(what);
    told(what);
  }

  function told({ dropped, emptied = [], sentence }) {
    const entry = dropped ? steps.drop(dropped) : null;
    if (entry && !entry.body.skip) answered--;
    if (emptied.length) askAgain(emptied);
    if (sentence) tell(sentence);
    keep();
    standing();
  }

  // An answer was refused: if labels have changed since it was given, all that waits follows them, and it is sent again.
  async function follow(message) {
    const now = await news.since(base, message.labels);
    if (!now?.changes.length) return false;
    const page = message.labels === changed ? now : await news.since(base, changed);
    const { lost, emptied } = news.messages(outbox, message, now);
    const gone = new Set([...lost, ...learn(page)]);
    announce({ emptied, labels: now.changed, sentence: gone.size ? goneSentence([...gone]) : null });
    return true;
  }

  function goneSentence(lost) { return `${words.gone} ${lost.join(", ")}`; }

  // Another tab knows these labels; without a line the next answer tries again.
  async function catchUp(labels) {
    if (labels === changed) return;
    const lost = learn(await news.since(base, changed).catch(() => null));
    if (lost.length) tell(goneSentence(lost));
  }

  // The questions, the text at hand, those that are ready, and those that undo and redo go back to follow too.
  // Gives the labels that the text at hand has lost.
  function learn(now) {
    if (!now || now.changed === changed) return [];
    const began = since;
    const { answer, ...rest } = entered();
    const draft = relabel(items[0] ? answer : null, now.changes);
    [...form.querySelectorAll("[data-question]")].forEach((box, i) => box.replaceWith(document.adoptNode(now.boxes[i])));
    changed = now.changed;
    questions.ask(JSON.parse(now.task));
    new Set([...items, ...steps.entries().map(({ item }) => item)]).forEach((item) => news.item(item, now.changes));
    steps.entries().forEach((entry) => news.entry(entry, now.changes));
    if (items[0]) {
      show(items[0], { answer: draft.answer, ...rest });
      since = began;
      keep();
    }
    return draft.lost;
  }

  // Answers of which too little is left go back to the person, the first one first; without their texts they are asked for anew.
  function askAgain(examples) {
    setAside();
    const entries = examples.toReversed().map((example) => steps.drop(example)).filter(Boolean);
    answered -= entries.length;
    entries.forEach(putBack);
    show(items[0]);
    refill();
  }

  function putBack({ item, body }) {
    if (item.text !== undefined) putFirst({ ...item, flag: body.flag, note: body.note });
  }

  // What was taken back, and has lost too much with a label since to be sent again.
  function askAnew(entry) {
    putBack(entry);
    show(items[0]);
    keep();
    standing();
    tell(words.missing);
    if (entry.item.text === undefined) refill();
  }

  // More work arrives while the last texts are read.
  let refilling = false;
  async function refill() {
    if (refilling) return;
    refilling = true;
    try {
      await outbox.settled(); // Else it would be handed out once more.
      sentMeanwhile.clear();
      const reply = await fetch(`${base}/work`, { method: "POST", headers, signal: AbortSignal.timeout(60_000) });
      if (reply.ok) merge((await reply.json()).items);
      else if (reply.status === 409 || reply.status === 401) location.reload(); // Closed, paused, or somebody else's: the page says so.
    } catch {
      // Without a line there is no more work; the next answer tries again.
    } finally {
      refilling = false;
    }
  }

  function merge(more) {
    const known = new Set([...items.map((item) => item.example), ...sentMeanwhile]);
    const before = items[0];
    items.push(...more.filter((item) => !known.has(item.example)));
    steps.know(more);
    const draft = bringForward();
    if (items[0] !== before) show(items[0], draft);
  }

  // After a reload.
  // What was at hand comes first again; what was entered for it, unless something else has been begun since.
  function bringForward() {
    const draft = store.get()?.draft;
    const item = items.find((one) => one.example === draft?.example);
    if (!item) return undefined;
    putFirst(item);
    return draft;
  }

  // Under the labels that this page knows of; of what came since, the next answer learns.
  async function restore(record) {
    if (!record) return;
    let kept = record;
    let lost = [];
    if (record.labels !== changed) {
      const now = await news.since(base, record.labels).catch(() => null);
      if (!now || store.get() !== record) return;
      lost = news.record(record, now.changes, changed);
      kept = { ...record, labels: changed };
      store.set(kept);
    }
    steps.restore(kept);
    steps.know(work.items);
    const draft = bringForward(); // It may put another text first.
    show(items[0], draft);
    if (draft && lost.length) tell(goneSentence(lost));
    standing();
    recall();
    if (kept.draft && kept.draft.example !== items[0]?.example) refill();
  }

  function recall() {
    return steps.recall(base, headers, new Set(outbox.all().map((message) => message.example)));
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    submit(event.submitter?.dataset.do === "skip" ? form.elements.skip.value : undefined);
  });
  form.addEventListener("input", keep);
  form.querySelector("[data-do=accept]").hidden = false;
  for (const [name, act] of [["accept", accept], ["undo", undo], ["redo", redo]]) {
    form.querySelector(`[data-do=${name}]`).addEventListener("click", act);
  }
  new DeskKeys(form, textBox, questions, { submit, undo, redo, accept, changed: keep });

  const lastMessages = new Map(outbox.all().map((message) => [message.example, message]));
  items = work.items.filter((item) => !lastMessages.get(item.example)?.body);
  questions.ask(JSON.parse(words.task));
  show(items[0]);
  standing();
  restore(store.get());
  store.adopt().then(restore);
  outbox.flush();
  if (items.length < 3) refill();
  textBox.focus({ preventScroll: true });
})();
