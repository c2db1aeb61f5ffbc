// The texts that are ready, the one at hand first. More arrive while the last ones are read.
class ReadyTexts {
  static #FEW = 3;

  #base;
  #headers;
  #settled;
  #came;
  #waiting;
  // What was answered since more was last asked for: the reply may still have it.
  #meanwhile = new Set();
  #asking = false;

  // settled() waits until nothing is left to be sent; came(more, before) is told what has come, and what was at hand;
  // waiting() says what is answered and not sent yet, by whichever tab.
  constructor(base, headers, { settled, came, waiting }) {
    this.#base = base;
    this.#headers = headers;
    this.#settled = settled;
    this.#came = came;
    this.#waiting = waiting;
    this.all = [];
  }

  get first() { return this.all[0]; }

  putFirst(item) { this.all = [item, ...this.all.filter((one) => one.example !== item.example)]; }

  // The one at hand is answered.
  done() { this.#meanwhile.add(this.all.shift().example); }

  // What another tab answers need not be answered here; what is at hand already may be, and the later answer stays.
  elsewhere(message) {
    if (message.withdraw) this.#meanwhile.delete(message.example);
    else {
      this.#meanwhile.add(message.example);
      this.all = this.all.filter((item, at) => at === 0 || item.example !== message.example);
    }
  }

  async refillWhenFew() { if (this.all.length < ReadyTexts.#FEW) await this.refill(); }

  async refill() {
    if (this.#asking) return;
    this.#asking = true;
    try {
      await this.#settled(); // Else it would be handed out once more.
      this.#meanwhile.clear();
      const reply = await fetch(`${this.#base}/work`, { method: "POST", headers: this.#headers, signal: AbortSignal.timeout(60_000) });
      if (reply.ok) this.#add((await reply.json()).items);
      else if (reply.status === 409 || reply.status === 401) location.reload(); // Closed, paused, or somebody else's: the page says so.
    } catch {
      // Without a line there is no more work; the next answer tries again.
    } finally {
      this.#asking = false;
    }
  }

  #add(more) {
    const known = new Set([...this.all.map((item) => item.example), ...this.#meanwhile, ...this.#waiting()]);
    const before = this.first;
    this.all.push(...more.filter((item) => !known.has(item.example)));
    this.#came(more, before);
  }
}
