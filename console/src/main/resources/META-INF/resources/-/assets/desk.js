// The text at hand on the labelling page: shows it, reads what is entered for it, and says how the work goes on.
class Desk {
  static #DAY = 86_400;
  static #RECENT = 20;

  #form;
  #textBox;
  #words;
  #since = Date.now();
  #times = [];

  // changed() is called after each change of stretches by hand.
  constructor(form, textBox, words, changed) {
    this.#form = form;
    this.#textBox = textBox;
    this.#words = words;
    this.questions = new Questions(form, textBox, words, changed, (sentence) => this.tell(sentence));
  }

  // Without an item there is nothing to do; draft has what was entered for it before.
  show(item, draft) {
    this.tell(null);
    document.getElementById("desk-empty").hidden = Boolean(item);
    this.#form.hidden = !item;
    if (!item) return;
    const { flag, note, skip } = this.#form.elements;
    this.questions.show(item.text);
    this.#form.action = `${this.#words.base}/${item.example}`;
    document.getElementById("returned").hidden = !item.returnedWith;
    document.getElementById("returned-note").textContent = item.returnedWith ?? "";
    flag.checked = draft?.flag ?? item.flag ?? false;
    note.value = draft?.note ?? item.note ?? "";
    // The reason for the last text says nothing of this one.
    skip.value = draft?.skip ?? skip.options[0].value;
    this.questions.fill(draft?.answer ?? item.answer ?? null);
    this.questions.suggest(item.suggestion);
    this.#since = Date.now();
  }

  // Shows what is being read already.
  showAgain(item, draft) {
    const since = this.#since;
    this.show(item, draft);
    this.#since = since;
  }

  // What is entered, perhaps not all of it.
  entered() {
    const { flag, note, skip } = this.#form.elements;
    return { answer: this.questions.chosen(), flag: flag.checked, note: note.value, skip: skip.value };
  }

  // What is to be sent; null while there is neither a whole answer nor a reason to skip.
  read(skip) {
    const answer = skip ? null : this.questions.read();
    if (!skip && !answer) return null;
    const note = this.#form.elements.note.value.trim();
    return {
      ...(skip ? { skip } : { answer }),
      flag: this.#form.elements.flag.checked,
      ...(note ? { note } : {}),
      seconds: Math.min(Desk.#DAY, Math.round((Date.now() - this.#since) / 1000)),
    };
  }

  tell(sentence) {
    const box = document.getElementById("desk-wrong");
    box.hidden = !sentence;
    box.querySelector("p").textContent = sentence ?? "";
  }

  // One more was done: the pace is that of the last ones.
  count() { this.#times.push(Date.now()); }

  standing(answered, steps) {
    const language = document.documentElement.lang;
    document.getElementById("answered").textContent = answered.toLocaleString(language);
    const recent = this.#times.slice(-Desk.#RECENT);
    if (recent.length > 4) {
      const perHour = Math.round(3_600_000 * (recent.length - 1) / (recent.at(-1) - recent[0]));
      document.getElementById("pace").textContent = `${perHour.toLocaleString(language)} / h`;
    }
    this.#form.querySelector("[data-do=undo]").hidden = steps.done.length === 0;
    this.#form.querySelector("[data-do=redo]").hidden = steps.undone.length === 0;
  }

  // The state of the queue.
  report(state, waiting) {
    document.getElementById("saved").textContent = state === "offline" ? `${this.#words.offline} (${waiting})` : this.#words[state];
  }

  focus() { this.#textBox.focus({ preventScroll: true }); }
}
