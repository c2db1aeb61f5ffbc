// Marks stretches of a text with labels, by mouse, by touch or by keyboard. Places are code points.
// Several questions may be asked of one text, each with stretches of its own.
class Spans {
  static UNIT = /\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{N}\p{M}_])+|[^\s]/gu;

  #textBox;
  #boxes = [];
  #words;
  #changed;
  #tell;
  #text = [];
  #entities = [];
  #selection = null;

  // textBox shows the text; each of boxes holds a button[data-label] for each label and a list [data-spans];
  // words.remove and words.choose are sentences; changed() is called after each change of the spans
  // by hand, tell(sentence) when a label is chosen and nothing is selected.
  constructor(textBox, boxes, words, changed, tell) {
    this.#textBox = textBox;
    this.#words = words;
    this.#changed = changed;
    this.#tell = tell;
    this.ask(boxes);
    const byMouse = () => {
      if (textBox.isConnected) this.#selectByHand();
      else document.removeEventListener("mouseup", byMouse);
    };
    document.addEventListener("mouseup", byMouse);
    textBox.addEventListener("touchend", () => setTimeout(() => this.#selectByHand(), 0));
  }

  // Takes other boxes, whose labels may be others.
  ask(boxes) {
    this.#boxes = boxes;
    boxes.forEach((box, at) => {
      for (const button of box.querySelectorAll("button[data-label]")) button.addEventListener("click", () => this.#mark(at, button.dataset.label));
    });
  }

  // Begins a text, given as its code points.
  show(text) {
    this.#text = text;
    this.#entities = [];
    this.select(null);
  }

  // Sets the stretches of a box, given by its place among them.
  fill(entities, at = 0) {
    this.#entities = [...this.#entities.filter((e) => e.at !== at), ...entities.map((e) => ({ ...e, at }))];
    this.#draw();
  }

  // The stretches of a box.
  read(at = 0) {
    return this.#entities.filter((e) => e.at === at).map(({ start, end, label }) => ({ start, end, label }));
  }

  // Selects [start, end), or nothing.
  select(range) {
    this.#selection = range;
    this.#draw();
  }

  // Moves the selection by words, in Chinese by characters.
  move(step, extend) {
    const all = this.#units();
    const selection = this.#selection;
    if (!all.length) return;
    let first = selection ? all.findIndex((u) => u[1] > selection[0]) : -1;
    let last = selection ? all.findLastIndex((u) => u[0] < selection[1]) : -1;
    if (!selection) first = last = step > 0 ? 0 : all.length - 1;
    else if (extend) last = Math.min(all.length - 1, Math.max(first, last + step));
    else first = last = Math.min(all.length - 1, Math.max(0, (step > 0 ? last : first) + step));
    this.select([all[first][0], all[last][1]]);
  }

  #mark(at, label) {
    if (!this.#selection) { this.#tell(this.#words.choose); return; }
    const [start, end] = this.#selection;
    // What it overlaps gives way: spans of one question lie beside each other.
    this.#entities = this.#entities.filter((e) => e.at !== at || e.end <= start || end <= e.start);
    this.#entities.push({ start, end, label, at });
    this.#entities.sort((a, b) => a.start - b.start);
    this.select(null);
    this.#changed();
  }

  #units() {
    const found = [];
    const whole = this.#text.join("");
    for (const match of whole.matchAll(Spans.UNIT)) {
      const start = [...whole.slice(0, match.index)].length;
      found.push([start, start + [...match[0]].length]);
    }
    return found;
  }

  // The text, cut at the ends of spans and of what is selected.
  #draw() {
    const [text, selection] = [this.#text, this.#selection];
    const cuts = new Set([0, text.length]);
    this.#entities.forEach((e) => { cuts.add(e.start); cuts.add(e.end); });
    if (selection) { cuts.add(selection[0]); cuts.add(selection[1]); }
    const ends = [...cuts].filter((at) => at >= 0 && at <= text.length).sort((a, b) => a - b);
    this.#textBox.replaceChildren();
    for (let i = 0; i + 1 < ends.length; i++) {
      const piece = document.createElement("span");
      piece.dataset.start = ends[i];
      piece.textContent = text.slice(ends[i], ends[i + 1]).join("");
      const here = this.#entities.filter((e) => e.start <= ends[i] && ends[i + 1] <= e.end).sort((a, b) => a.at - b.at);
      if (here.length) piece.className = `span-mark ${this.#slotOf(here[0])}`;
      if (here.length > 1) piece.classList.add("twice");
      if (selection && selection[0] <= ends[i] && ends[i + 1] <= selection[1]) piece.classList.add("selected");
      this.#textBox.append(piece);
    }
    this.#boxes.forEach((box, at) => this.#list(box, this.#entities.filter((e) => e.at === at)));
  }

  #slotOf(entity) {
    const button = [...this.#boxes[entity.at].querySelectorAll("[data-label]")].find((b) => b.dataset.label === entity.label);
    return button ? [...button.classList].find((name) => name.startsWith("label-")) ?? "" : "";
  }

  #list(box, entities) {
    const list = box.querySelector("[data-spans]");
    list.replaceChildren(...entities.map((entity) => {
      const item = document.createElement("li");
      const words = document.createElement("bdi");
      words.textContent = this.#text.slice(entity.start, entity.end).join("");
      const label = document.createElement("strong");
      label.textContent = entity.label;
      const remove = document.createElement("button");
      remove.type = "button";
      remove.className = "btn btn-sm";
      remove.textContent = this.#words.remove;
      remove.setAttribute("aria-label", `${this.#words.remove}: ${words.textContent}`);
      remove.addEventListener("click", () => {
        this.#entities = this.#entities.filter((e) => e !== entity);
        this.#draw();
        this.#textBox.focus({ preventScroll: true });
        this.#changed();
      });
      item.append(label, " ", words, " ", remove);
      return item;
    }));
  }

  #selectByHand() {
    const range = document.getSelection();
    if (!range || range.isCollapsed) return;
    const a = this.#offsetOf(range.anchorNode, range.anchorOffset);
    const b = this.#offsetOf(range.focusNode, range.focusOffset);
    if (a === null || b === null || a === b) return;
    let [start, end] = [Math.min(a, b), Math.max(a, b)];
    while (start < end && /\s/u.test(this.#text[start])) start++;
    while (end > start && /\s/u.test(this.#text[end - 1])) end--;
    if (start < end) {
      range.removeAllRanges();
      this.select([start, end]);
    }
  }

  // A place in the page as a number of code points from the text's beginning.
  #offsetOf(node, offset) {
    const piece = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
    if (!this.#textBox.contains(piece) || piece.dataset?.start === undefined) return null;
    return Number(piece.dataset.start) + [...piece.textContent.slice(0, node.nodeType === Node.TEXT_NODE ? offset : 0)].length;
  }
}
