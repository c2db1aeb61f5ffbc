// What was answered, to go back to it, and what was taken back, to go forward to it. An entry has the item as it was
// answered and the body that was sent. Over a reload entries are kept without texts, which the service has.
class Steps {
  static #KEPT = 50;

  constructor() {
    this.done = [];
    this.undone = [];
  }

  entries() { return [...this.done, ...this.undone]; }

  kept() {
    const bare = (entry) => ({ ...entry, item: { ...entry.item, text: undefined } });
    return { done: this.done.slice(-Steps.#KEPT).map(bare), undone: this.undone.slice(-Steps.#KEPT).map(bare) };
  }

  // Takes back what was kept.
  restore({ done = [], undone = [] }) {
    this.done = [...done];
    this.undone = [...undone];
  }

  // Whether the text to go back to has to be had again.
  lacksText() { return this.done.length > 0 && this.done.at(-1).item.text === undefined; }

  know(items) {
    const texts = new Map(items.map((item) => [item.example, item.text]));
    for (const { item } of this.entries()) item.text ??= texts.get(item.example);
  }

  // Asks for the texts. An answer that is neither stored nor on its way is no longer there to be taken back.
  async recall(base, headers, onTheirWay) {
    if (!this.done.some(({ item }) => item.text === undefined)) return;
    const reply = await fetch(`${base}/recent`, { headers, signal: AbortSignal.timeout(60_000) }).catch(() => null);
    if (!reply?.ok) return;
    this.know(await reply.json());
    this.done = this.done.filter(({ item }) => item.text !== undefined || onTheirWay.has(item.example));
  }

  has(example) { return this.done.some(({ item }) => item.example === example); }

  // Takes an example's newest answer out; its entry, if there is one.
  drop(example) {
    const at = this.done.findLastIndex(({ item }) => item.example === example);
    return at < 0 ? null : this.done.splice(at, 1)[0];
  }
}
