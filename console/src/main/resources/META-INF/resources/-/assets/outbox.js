// The queue of what is still to be sent, which all tabs of a person share: one after the other, the oldest first, again
// and again until it arrives. Each message has a key of its own in the browser's storage, so that tabs do not write
// over each other; a lock lets one tab at a time send, whoever wrote the message.
class Outbox {
  static #LONGEST_PAUSE = 30_000;
  static #ALIVE = "attune:alive:";
  static #BEAT = 20_000;
  static #LEFT_BEHIND = 180_000; // Browsers let a hidden tab do something once a minute.
  static #LEAVING = 10_000; // As long as a reload takes.
  static #AWAKE = 90_000;
  static #DAY = 86_400_000;

  #prefix;
  #tab;
  #deliver;
  #report;
  #last = 0;
  #unstored = new Map();
  #flushing = false;
  #resting = false;
  #pause = 0;
  #wake = () => { /* Nobody sleeps. */ };
  #settled = [];
  #beaten = Date.now();
  #woke = 0;

  // owner says whose and of which data set the messages are, tab which tab this is; deliver(message) sends one and answers
  // "done", "again" (it was rewritten), "later" (no line) or "stop"; report("saving" | "offline" | "saved", how many);
  // others(message) is told what another tab wrote.
  constructor({ owner, tab, deliver, report, others }) {
    this.#prefix = `attune:answers:${owner}:`;
    this.#tab = tab;
    this.#deliver = deliver;
    this.#report = report;
    if (!navigator.locks) this.#live();
    window.addEventListener("online", () => this.hurry());
    window.addEventListener("storage", (event) => {
      if (!event.key?.startsWith(this.#prefix)) return;
      this.#tellSettled();
      const message = event.newValue && this.#read(event.key);
      if (!message) return;
      others(message);
      this.flush(); // That tab may be closed before its message has arrived.
    });
  }

  post(message) {
    if (!navigator.locks) this.#beat();
    this.#last = Math.max(Date.now(), this.#last + 1, this.#newest() + 1);
    this.#store(`${this.#prefix}${this.#last}-${this.#tab}`, message);
    this.#report(this.#resting ? "offline" : "saving", this.#keys().length);
    this.flush();
  }

  // What is to be sent by whichever tab, the oldest first.
  all() { return this.#stored().map((key) => this.#read(key)).filter(Boolean); }

  // Sets what a function makes of each message; null takes it out. Only while one of them is delivered.
  rewrite(become) {
    for (const key of this.#keys()) {
      const message = this.#read(key);
      const now = message && become(message);
      if (now) this.#store(key, now);
      else this.#remove(key);
    }
  }

  // Waits until nothing is left.
  async settled() {
    while (this.#keys().length) await new Promise((resolve) => { this.#settled.push(resolve); });
  }

  // Tries at once what waits for the line.
  hurry() {
    this.#pause = 0;
    this.#wake();
    this.flush();
  }

  async flush() {
    if (this.#flushing || !this.#keys().length) return;
    this.#flushing = true;
    let outcome;
    try {
      do {
        outcome = await this.#alone(() => this.#sendAll());
        if (outcome === "later") await this.#rest();
      } while (outcome !== "stop" && this.#keys().length);
    } finally {
      this.#flushing = false;
    }
    if (outcome !== "stop") this.#report("saved", 0);
  }

  async #sendAll() {
    for (let [key] = this.#keys(); key; [key] = this.#keys()) {
      this.#report("saving", this.#keys().length);
      const message = this.#read(key);
      const outcome = message ? await this.#deliver(message) : "done";
      if (outcome === "later" || outcome === "stop") return outcome;
      this.#pause = 0;
      if (outcome === "done") this.#arrived(key, message);
    }
    return "done";
  }

  async #rest() {
    this.#resting = true;
    this.#report("offline", this.#keys().length);
    this.#pause = Math.min(Outbox.#LONGEST_PAUSE, Math.max(1000, this.#pause * 2));
    await new Promise((resolve) => { this.#wake = resolve; setTimeout(resolve, this.#pause); });
    this.#resting = false;
  }

  // In browsers without locks (and pages without TLS, which have none) a tab sends its own messages.
  #alone(work) { return navigator.locks ? navigator.locks.request(`${this.#prefix}send`, work) : work(); }

  #stored() {
    let stored = [];
    try { stored = Object.keys(localStorage).filter((key) => key.startsWith(this.#prefix)); } catch { /* Only memory. */ }
    return [...stored, ...this.#unstored.keys()].sort();
  }

  #keys() {
    const keys = this.#stored();
    if (navigator.locks) return keys;
    // Who has just woken does not judge others, which may have slept as long.
    const awake = Date.now() - this.#beaten < Outbox.#AWAKE && Date.now() - this.#woke > Outbox.#AWAKE;
    return keys.filter((key) => key.endsWith(`-${this.#tab}`) || (awake && Date.now() - this.#lived(key) > Outbox.#LEFT_BEHIND));
  }

  // Such a tab says now and then that it lives: only what a closed one has left is for the others to send.
  #live() {
    this.#forgetLongGone();
    this.#beat();
    setInterval(() => { this.#beat(); this.flush(); }, Outbox.#BEAT);
    for (const back of ["online", "pageshow"]) window.addEventListener(back, () => this.#beat());
    window.addEventListener("pagehide", () => this.#say(Date.now() - Outbox.#LEFT_BEHIND + Outbox.#LEAVING));
  }

  #beat() {
    const now = Date.now();
    if (now - this.#beaten > Outbox.#AWAKE) this.#woke = now;
    this.#beaten = now;
    this.#say(now);
  }

  #say(at) { try { localStorage.setItem(Outbox.#ALIVE + this.#tab, at); } catch { /* Then messages are only in memory, too. */ } }

  // Whether a tab of that name has said lately that it lives, and not that it is leaving.
  static says(tab) {
    try {
      return Date.now() - Number(localStorage.getItem(Outbox.#ALIVE + tab)) < Outbox.#LEFT_BEHIND - 2 * Outbox.#LEAVING;
    } catch {
      return false;
    }
  }

  #forgetLongGone() {
    try {
      for (const key of Object.keys(localStorage)) {
        if (key.startsWith(Outbox.#ALIVE) && Date.now() - Number(localStorage.getItem(key)) > Outbox.#DAY) localStorage.removeItem(key);
      }
    } catch { /* Nothing was kept. */ }
  }

  // When the tab that wrote a message was last heard of.
  #lived(key) {
    const alive = localStorage.getItem(Outbox.#ALIVE + key.slice(key.lastIndexOf("-") + 1));
    return alive === null ? this.#moment(key) : Number(alive);
  }

  // Moments have as many digits until the year 2286, so that keys sort by them.
  #moment(key) { return Number.parseInt(key.slice(this.#prefix.length), 10); }

  #newest() {
    const newest = this.#keys().at(-1);
    return newest ? this.#moment(newest) : 0;
  }

  // What cannot be read is no message.
  #read(key) {
    if (this.#unstored.has(key)) return this.#unstored.get(key);
    try { return JSON.parse(localStorage.getItem(key)); } catch { return null; }
  }

  #store(key, message) {
    try {
      localStorage.setItem(key, JSON.stringify(message));
      this.#unstored.delete(key);
    } catch {
      this.#unstored.set(key, message); // Private mode, or the storage is full: only memory.
    }
  }

  // With it goes what was said of the same example before, which without locks another tab may still have.
  #arrived(key, message) {
    for (const earlier of this.#stored().filter((one) => message && one < key)) {
      if (this.#read(earlier)?.example === message.example) this.#remove(earlier);
    }
    this.#remove(key);
  }

  #remove(key) {
    this.#unstored.delete(key);
    try { localStorage.removeItem(key); } catch { /* It was only in memory. */ }
    this.#tellSettled();
  }

  #tellSettled() { this.#settled.splice(0).forEach((resolve) => resolve()); }
}
