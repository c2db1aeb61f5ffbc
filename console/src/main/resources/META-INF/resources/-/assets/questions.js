// The questions beneath a text: reads what is chosen, as the service takes it, fills it in, and shows what a model suggests.
class Questions {
  #form;
  #textBox;
  #words;
  #changed;
  #tell;
  #task;
  #all = [];
  #token = [];
  #text = [];
  #spans = null;

  // changed() is called after each change of stretches by hand, tell(sentence) where one cannot be made.
  constructor(form, textBox, words, changed, tell) {
    this.#form = form;
    this.#textBox = textBox;
    this.#words = words;
    this.#changed = changed;
    this.#tell = tell;
  }

  // Takes the boxes that stand in the form, and the task that they ask about.
  ask(task) {
    this.#task = task;
    this.#all = [...this.#form.querySelectorAll("[data-question]")].map((box) => ({
      box,
      type: box.dataset.type,
      name: task.type === "joint" ? task.outputs[Number(box.dataset.question)].name : "",
    }));
    this.#token = this.#all.filter((q) => q.type === "token");
    const boxes = this.#token.map((q) => q.box);
    if (this.#spans) this.#spans.ask(boxes);
    else if (boxes.length) this.#spans = new Spans(this.#textBox, boxes, this.#words, this.#changed, this.#tell);
  }

  show(text) {
    this.#text = [...text];
    this.#textBox.textContent = text;
    this.#spans?.show(this.#text);
  }

  // The answer; null while a question has none.
  read() { return this.#all.some((q) => this.#part(q) === null) ? null : this.chosen(); }

  // What has been answered so far, perhaps not all of it.
  chosen() {
    if (this.#task.type !== "joint") return this.#part(this.#all[0]);
    const given = this.#all.map((q) => [q.name, this.#part(q)]).filter(([, p]) => p !== null);
    return { outputs: Object.fromEntries(given.map(([name, p]) => [name, Object.values(p)[0]])) };
  }

  fill(answer) {
    const joint = this.#task.type === "joint";
    for (const q of this.#all) {
      const whole = joint ? answer?.outputs?.[q.name] : answer;
      // As stored, an output has its whole answer; as sent, only what it holds.
      const given = (member) => (whole && typeof whole === "object" && !Array.isArray(whole) && member in whole ? whole[member] : joint ? whole : undefined);
      for (const input of q.box.querySelectorAll("input[type=radio]")) input.checked = input.value === given("label");
      for (const input of q.box.querySelectorAll("input[type=checkbox]")) input.checked = (given("labels") ?? []).includes?.(input.value) ?? false;
      for (const input of q.box.querySelectorAll("[data-scale]")) input.value = given("values")?.[input.dataset.scale] ?? "";
      if (q.type === "token") this.#spans.fill(given("entities") ?? [], this.#token.indexOf(q));
    }
  }

  // A line above the labels and a quiet outline on them, never chosen beforehand.
  suggest(suggestion) {
    const given = suggestion?.answer ?? null;
    document.getElementById("suggestion").hidden = !given;
    for (const one of this.#form.querySelectorAll(".suggested")) one.classList.remove("suggested");
    if (!given) return;
    const said = this.#all.flatMap((q) => this.#outlined(q, (this.#task.type === "joint" ? given.outputs?.[q.name] : given) ?? {}));
    document.getElementById("suggested").textContent = said.join(this.#words.between) || this.#words.nothing;
  }

  // What a key does, as a function; null where it means nothing here.
  key(event) {
    switch (event.key) {
      case "ArrowRight": return this.#spans ? () => this.#spans.move(1, event.shiftKey) : null;
      case "ArrowLeft": return this.#spans ? () => this.#spans.move(-1, event.shiftKey) : null;
      case "Escape": return () => this.#spans?.select(null);
      default: {
        const target = [...this.#form.querySelectorAll(".choices [data-key]")].find((one) => one.dataset.key === event.key.toLowerCase());
        return target ? () => target.click() : null;
      }
    }
  }

  #outlined(q, answer) {
    const labels = answer.labels ?? (answer.label === undefined ? [] : [answer.label]);
    const entities = answer.entities ?? [];
    for (const one of q.box.querySelectorAll(".choice")) {
      const label = one.dataset.label ?? one.querySelector("input").value;
      one.classList.toggle("suggested", labels.includes(label) || entities.some((e) => e.label === label));
    }
    return [
      ...labels,
      ...entities.map((e) => `${e.label} “${this.#text.slice(e.start, e.end).join("")}”`),
      ...Object.entries(answer.values ?? {}).map(([scale, value]) => `${scale} ${value.toLocaleString(document.documentElement.lang)}`),
    ];
  }

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
}
