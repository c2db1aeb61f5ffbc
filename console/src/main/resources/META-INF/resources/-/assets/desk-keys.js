// The keys of the labelling page.
class DeskKeys {
  #form;
  #questions;
  #acts;

  // acts has what keys do beside answering the questions: submit(skip), undo(), redo(), accept() and changed().
  constructor(form, textBox, questions, acts) {
    this.#form = form;
    this.#questions = questions;
    this.#acts = acts;
    AnswerKeys.listen(textBox, { inField: (event) => this.#inField(event), action: (event) => this.#action(event) });
  }

  #inField(event) {
    const { skip } = this.#form.elements;
    if (event.key !== "Enter" || event.target !== skip) return;
    event.preventDefault();
    this.#acts.submit(skip.value);
  }

  #action(event) {
    if (this.#form.hidden && event.key !== "Backspace") return null;
    const { flag, note, skip } = this.#form.elements;
    switch (event.key) {
      case "Enter": return AnswerKeys.enter(event, () => this.#acts.submit());
      case "Backspace": return event.shiftKey ? this.#acts.redo : this.#acts.undo;
      case "s": return () => this.#acts.submit(skip.value);
      case "x": return this.#acts.accept;
      case "f": return () => { flag.checked = !flag.checked; this.#acts.changed(); };
      case "c": return () => note.focus();
      case "r": return () => skip.focus();
      case "g": return () => DeskKeys.#toggle("guidelines");
      case "?": return () => DeskKeys.#toggle("keys");
      default: return this.#questions.key(event);
    }
  }

  static #toggle(id) {
    const details = document.getElementById(id);
    details.open = !details.open;
    if (details.open) details.scrollIntoView({ block: "nearest" });
  }
}
