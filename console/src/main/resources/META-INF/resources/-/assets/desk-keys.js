// The keys of the labelling page. In a field only Enter and Escape mean something.
class DeskKeys {
  #form;
  #textBox;
  #questions;
  #acts;

  // acts has what keys do beside answering the questions: submit(skip), undo(), redo(), accept() and changed().
  constructor(form, textBox, questions, acts) {
    this.#form = form;
    this.#textBox = textBox;
    this.#questions = questions;
    this.#acts = acts;
    document.addEventListener("keydown", (event) => this.#onKey(event));
  }

  #onKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.target.matches("input:not([type=radio]):not([type=checkbox]), textarea, select")) {
      if (event.key === "Escape") this.#textBox.focus();
      if (event.key === "Enter" && event.target === this.#form.elements.skip) {
        event.preventDefault();
        this.#acts.submit(this.#form.elements.skip.value);
      }
      return;
    }
    if (this.#form.hidden && event.key !== "Backspace") return;
    if (event.repeat && !event.key.startsWith("Arrow")) return;
    const act = this.#action(event);
    if (act) { event.preventDefault(); act(); }
  }

  #action(event) {
    const { flag, note, skip } = this.#form.elements;
    switch (event.key) {
      case "Enter": return event.target.matches("a, button, summary") ? null : () => this.#acts.submit();
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
