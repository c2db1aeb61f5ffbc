// What a tab of the labelling page keeps over a reload, in a record of its own, so that two tabs do not write over
// each other. A new tab takes over what a closed one left. console.js forgets it all when the person leaves.
class TabStore {
  static #PREFIX = "attune:desk:"; // console.js has the same.
  static #TAB = "attune:tab";
  static #DAY = 86_400_000;

  #prefix;
  #record;
  #forgotten = false;

  // owner says whose and of which data set the record is.
  constructor(owner) {
    this.#prefix = `${TabStore.#PREFIX}${owner}:`;
    this.id = this.#known() ?? this.#begin();
    for (const key of TabStore.#keys(TabStore.#PREFIX)) {
      if (!(Date.now() - TabStore.#read(key)?.at < TabStore.#DAY)) localStorage.removeItem(key);
    }
    this.#record = TabStore.#read(this.#prefix + this.id);
    this.#hold();
    window.addEventListener("storage", (event) => {
      if (event.key === this.#prefix + this.id && !event.newValue) this.#forgotten = true; // The person has signed out.
    });
  }

  get() { return this.#record; }

  set(record) {
    this.#record = { ...record, at: Date.now() };
    if (this.#forgotten) return;
    try {
      localStorage.setItem(this.#prefix + this.id, JSON.stringify(this.#record));
    } catch {
      TabStore.#remove(this.#prefix + this.id); // Private mode, or the storage is full: only memory, and nothing stale.
    }
  }

  // What the tab that was closed last has left, or null. A living tab holds a lock on the name of its record.
  async adopt() {
    if (!navigator.locks || this.#record) return null;
    const { held, pending } = await navigator.locks.query();
    const living = new Set([...held, ...pending].map((lock) => lock.name));
    const left = TabStore.#keys(this.#prefix).filter((key) => !living.has(key)).map((key) => ({ key, record: TabStore.#read(key) }));
    const last = left.sort((a, b) => a.record.at - b.record.at).at(-1);
    if (!last || this.#record) return null;
    localStorage.removeItem(last.key);
    this.set(last.record);
    return this.#record;
  }

  // A tab that was duplicated has the name of another one, which does not give up the lock: it takes a name of its own.
  #hold() {
    const granted = () => new Promise(() => { /* Until the page is gone. */ });
    navigator.locks?.request(this.#prefix + this.id, { signal: AbortSignal.timeout(5000) }, granted).catch((error) => {
      if (error.name !== "TimeoutError") return;
      this.#begin();
      if (this.#record) this.set(this.#record);
      this.#hold();
    });
  }

  // The name that this tab had before a reload. Without locks a duplicated tab shows only by its original, which says now
  // and then that it lives (outbox.js): some browsers call a duplicate a way back.
  #known() {
    const id = TabStore.#session();
    if (navigator.locks || !id) return id;
    const [{ type } = {}] = performance.getEntriesByType("navigation");
    return (type === "reload" || type === "back_forward") && !Outbox.says(id) ? id : null;
  }

  #begin() {
    this.id = [...crypto.getRandomValues(new Uint32Array(3))].map((part) => part.toString(36)).join("");
    try { sessionStorage.setItem(TabStore.#TAB, this.id); } catch { /* Private mode: a name for one page. */ }
    return this.id;
  }

  static #keys(prefix) {
    try { return Object.keys(localStorage).filter((key) => key.startsWith(prefix)); } catch { return []; }
  }

  static #remove(key) {
    try { localStorage.removeItem(key); } catch { /* There is no storage. */ }
  }

  static #session() {
    try { return sessionStorage.getItem(TabStore.#TAB); } catch { return null; }
  }

  static #read(key) {
    try { return JSON.parse(localStorage.getItem(key)); } catch { return null; }
  }
}
