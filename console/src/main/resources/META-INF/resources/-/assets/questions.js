// What is asked of a text: reads and fills the answers on a page, by mouse and by keys.
class Questions {
  #form;
  #textBox;
  #words;
  #changed;
  #tell;
  #task;
  #all = [];
  #token = [];
  #spans = null;

  // form holds a fieldset [data-question] for each question of the task; the others are as Spans takes them.
  constructor(form, textBox, task, words, changed, tell) {
    this.#form = form;
    this.#textBox = textBox;
    this.#words = words;
    this.#changed = changed;
    this.#tell = tell;
    this.ask(task);
  }

  // Takes another task, whose questions are in the form by now.
  ask(task) {
    this.#task = task;
    this.#all = [...this.#form.querySelectorAll("[data-question]")].map((box) => {
      const output = this.#joint ? task.outputs[Number(box.dataset.question)] : task;
      return { box, type: box.dataset.type, name: this.#joint ? output.name : "" };
    });
    this.#token = this.#all.filter((q) => q.type === "token");
    const boxes = this.#token.map((q) => q.box);
    if (this.#spans) this.#spans.ask(boxes);
    else if (boxes.length) this.#spans = new Spans(this.#textBox, boxes, this.#words, this.#changed, this.#tell);
  }

  // Each with its box and the name of its output, which is empty where there is only one.
  get all() {
    return this.#all;
  }

  get #joint() {
    return this.#task.type === "joint";
  }

  // Begins a text, given as its code points.
  show(text) {
    this.#spans?.show(text);
  }

  // The part of an answer that is one question's.
  partOf(answer, q) {
    return this.#joint ? answer?.outputs?.[q.name] : answer;
  }

  // Answers, as the service takes them.
  #part(q) {
    const chosen = [...q.box.querySelectorAll("input:checked")].map((input) => input.value);
    switch (q.type) {
      case "single-label": return chosen.length ? { label: chosen[0] } : null;
      case "multi-label": return { labels: chosen };
      case "token": return { entities: this.#spans.read(this.#token.indexOf(q)) };
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

  // The answer; null while it is not whole.
  read() {
    return this.#all.some((q) => this.#part(q) === null) ? null : this.chosen();
  }

  // What has been answered so far, perhaps not all of it.
  chosen() {
    if (!this.#joint) return this.#part(this.#all[0]);
    const given = this.#all.map((q) => [q.name, this.#part(q)]).filter(([, p]) => p !== null);
    return { outputs: Object.fromEntries(given.map(([name, p]) => [name, Object.values(p)[0]])) };
  }

  fill(answer) {
    this.#all.forEach((q) => {
      const whole = this.partOf(answer, q);
      // As stored, an output has its whole answer; as sent, only what it holds.
      const given = (member) => (whole && typeof whole === "object" && !Array.isArray(whole) && member in whole ? whole[member] : this.#joint ? whole : undefined);
      for (const input of q.box.querySelectorAll("input[type=radio]")) input.checked = input.value === given("label");
      for (const input of q.box.querySelectorAll("input[type=checkbox]")) input.checked = (given("labels") ?? []).includes?.(input.value) ?? false;
      for (const input of q.box.querySelectorAll("[data-scale]")) input.value = given("values")?.[input.dataset.scale] ?? "";
      if (q.type === "token") this.#spans.fill(given("entities") ?? [], this.#token.indexOf(q));
    });
  }

  // What a key does, as a function; null where it means nothing here.
  key(event) {
    switch (event.key) {
      case "ArrowRight": return this.#spans ? () => this.#spans.move(1, event.shiftKey) : null;
      case "ArrowLeft": return this.#spans ? () => this.#spans.move(-1, event.shiftKey) : null;
      case "Escape": return this.#spans ? () => this.#spans.select(null) : null;
      default: {
        const target = [...this.#form.querySelectorAll(".choices [data-key]")].find((one) => one.dataset.key === event.key.toLowerCase());
        return target ? () => target.click() : null;
      }
    }
  }
}
