// The labelling page. The next texts are ready, answers go out in the background; without this script the page is a form.
// Beside it: the text at hand (desk.js, questions.js, spans.js, desk-keys.js), the ones that follow (ready-texts.js), undo and
// redo (steps.js), what goes out (outbox.js, courier.js), what a tab keeps over a reload (tab-store.js), and changes of labels
// meanwhile (label-news.js, relabel.js).
(() => {
  "use strict";
  const page = document.getElementById("desk");
  const form = document.getElementById("desk-form");
  if (!page || !form) return;
  const words = page.dataset;
  const base = words.base;
  const owner = `${words.person}:${base}`;
  const news = globalThis.attuneLabelNews;
  const relabel = globalThis.attuneRelabel;
  const textBox = document.getElementById("desk-text");
  const work = JSON.parse(words.work);
  // Says whose page this is: another person may have signed in meanwhile, who answers for themselves.
  const headers = { "HX-Request": "true", "Attune-Person": encodeURIComponent(words.person) };

  const desk = new Desk(form, textBox, words, keep);
  const steps = new Steps();
  const store = new TabStore(owner);
  const courier = new Courier({ owner, base, headers, words, follow, told, heard });
  const outbox = new Outbox({
    owner,
    tab: store.id,
    deliver: (message) => courier.deliver(message),
    report: (state, waiting) => desk.report(state, waiting),
    others,
  });
  const ready = new ReadyTexts(base, headers, { settled: () => outbox.settled(), came, waiting });

  // The newest change of labels that this page knows of.
  let changed = words.changed;
  let answered = work.answered;

  function keep() {
    const draft = ready.first ? { example: ready.first.example, ...desk.entered() } : null;
    store.set({ labels: changed, draft, ...steps.kept() });
  }

  function kept() {
    keep();
    desk.standing(answered, steps);
  }

  // What was begun stays with its item while another one comes before it.
  function setAside() {
    if (!ready.first) return;
    const { answer, flag, note } = desk.entered();
    Object.assign(ready.first, { answer, flag, note });
  }

  // Answering, and going back and forward.
  function submit(skip) {
    if (!ready.first) return;
    const body = desk.read(skip);
    if (!body) { desk.tell(words.missing); return; }
    steps.undone.length = 0;
    send(body);
  }

  function send(body) {
    const item = ready.first;
    steps.done.push({ item: { ...item, answer: body.answer ?? null, returnedWith: null }, body });
    ready.done();
    desk.count();
    if (!body.skip) answered++;
    outbox.post({ example: item.example, body, labels: changed });
    desk.show(ready.first);
    kept();
    desk.focus();
    ready.refillWhenFew();
  }

  let recalling = false;
  async function undo() {
    if (recalling) return;
    recalling = true;
    await recall();
    recalling = false;
    if (steps.lacksText()) { desk.tell(words.later); return; }
    const last = steps.done.pop();
    if (!last) { desk.tell(words.undone); return; }
    setAside();
    steps.undone.push(last);
    if (!last.body.skip) answered--;
    ready.putFirst(last.item);
    outbox.post({ example: last.item.example, withdraw: true, labels: changed });
    desk.show(ready.first, last.body);
    kept();
  }

  function redo() {
    const next = steps.undone.pop();
    if (!next) { desk.tell(words.redone); return; }
    setAside();
    if (next.emptied) askAnew(next);
    else {
      ready.putFirst(next.item);
      send(next.body);
    }
  }

  function accept() {
    if (!ready.first?.suggestion) return;
    desk.questions.fill(ready.first.suggestion.answer);
    keep();
    desk.focus();
  }

  // What other tabs answer, and what became of answers.
  function others(message) {
    ready.elsewhere(message);
    catchUp(message.labels);
    ready.refillWhenFew();
  }

  async function heard({ dropped, emptied = [], sentence, labels }) {
    const mine = emptied.filter((example) => steps.has(example));
    if (!steps.has(dropped) && !mine.length) return;
    if (labels) await catchUp(labels);
    told({ dropped, emptied: mine, sentence });
  }

  function told({ dropped, emptied = [], sentence }) {
    const entry = dropped ? steps.drop(dropped) : null;
    if (entry && !entry.body.skip) answered--;
    if (emptied.length) askAgain(emptied);
    if (sentence) desk.tell(sentence);
    kept();
  }

  // An answer was refused: if labels have changed since it was given, all that waits follows them, and it is sent again.
  async function follow(message) {
    const now = await news.since(base, message.labels);
    if (!now?.changes.length) return false;
    const mine = message.labels === changed ? now : await news.since(base, changed);
    const { lost, emptied } = news.messages(outbox, message, now);
    const gone = new Set([...lost, ...learn(mine)]);
    courier.announce({ emptied, labels: now.changed, sentence: gone.size ? goneSentence([...gone]) : null });
    return true;
  }

  function goneSentence(lost) { return `${words.gone} ${lost.join(words.between)}`; }

  // Another tab knows these labels; without a line the next answer tries again.
  async function catchUp(labels) {
    if (labels === changed) return;
    const lost = learn(await news.since(base, changed).catch(() => null));
    if (lost.length) desk.tell(goneSentence(lost));
  }

  // The questions, the text at hand, those that are ready, and those that undo and redo go back to follow too.
  // Gives the labels that the text at hand has lost.
  function learn(now) {
    if (!now || now.changed === changed) return [];
    const { answer, ...rest } = desk.entered();
    const draft = relabel(ready.first ? answer : null, now.changes);
    [...form.querySelectorAll("[data-question]")].forEach((box, i) => box.replaceWith(document.adoptNode(now.boxes[i])));
    changed = now.changed;
    desk.questions.ask(JSON.parse(now.task));
    new Set([...ready.all, ...steps.entries().map(({ item }) => item)]).forEach((item) => news.item(item, now.changes));
    steps.entries().forEach((entry) => news.entry(entry, now.changes));
    if (ready.first) {
      desk.showAgain(ready.first, { answer: draft.answer, ...rest });
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
    desk.show(ready.first);
    ready.refill();
  }

  function putBack({ item, body }) {
    if (item.text !== undefined) ready.putFirst({ ...item, flag: body.flag, note: body.note });
  }

  // What was taken back, and has lost too much with a label since to be sent again.
  function askAnew(entry) {
    putBack(entry);
    desk.show(ready.first);
    kept();
    desk.tell(words.missing);
    if (entry.item.text === undefined) ready.refill();
  }

  function came(more, before) {
    steps.know(more);
    const draft = bringForward();
    if (ready.first !== before) desk.show(ready.first, draft);
  }

  // After a reload.
  // What was at hand comes first again; what was entered for it, unless something else has been begun since.
  function bringForward() {
    const draft = store.get()?.draft;
    const item = ready.all.find((one) => one.example === draft?.example);
    if (!item) return undefined;
    ready.putFirst(item);
    return draft;
  }

  // Under the labels that this page knows of; of what came since, the next answer learns.
  async function restore(record) {
    if (!record) return;
    let now = record;
    let lost = [];
    if (record.labels !== changed) {
      const since = await news.since(base, record.labels).catch(() => null);
      if (!since || store.get() !== record) return;
      lost = news.record(record, since.changes, changed);
      now = { ...record, labels: changed };
      store.set(now);
    }
    steps.restore(now);
    steps.know(work.items);
    const draft = bringForward(); // It may put another text first.
    desk.show(ready.first, draft);
    if (draft && lost.length) desk.tell(goneSentence(lost));
    desk.standing(answered, steps);
    recall();
    if (now.draft && now.draft.example !== ready.first?.example) ready.refill();
  }

  // What is answered and not sent yet, by whichever tab.
  function waiting() {
    const last = new Map(outbox.all().map((message) => [message.example, message]));
    return [...last.values()].filter((message) => message.body).map((message) => message.example);
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
  new DeskKeys(form, textBox, desk.questions, { submit, undo, redo, accept, changed: keep });

  const sent = new Set(waiting());
  ready.all = work.items.filter((item) => !sent.has(item.example));
  desk.questions.ask(JSON.parse(words.task));
  desk.show(ready.first);
  // Until now nothing reads stretches.
  form.querySelector("[data-do=next]").disabled = false;
  desk.standing(answered, steps);
  restore(store.get());
  store.adopt().then(restore);
  outbox.flush();
  ready.refillWhenFew();
  desk.focus();
})();
