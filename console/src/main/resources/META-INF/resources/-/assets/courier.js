// Brings what the queue has to the service, and tells all tabs what became of it: whichever of them sends, the one in which
// it was answered has to know.
class Courier {
  #base;
  #headers;
  #words;
  #follow;
  #told;
  #tabs;

  // follow(message) says whether the message has followed changes of labels and can be sent again; told(what) hears what
  // became of answers: that one was dropped, or which were emptied, with a sentence, and heard(what) the same of other tabs.
  constructor({ owner, base, headers, words, follow, told, heard }) {
    this.#base = base;
    this.#headers = headers;
    this.#words = words;
    this.#follow = follow;
    this.#told = told;
    this.#tabs = globalThis.BroadcastChannel ? new BroadcastChannel(`attune:desk:${owner}`) : null; // Without one a tab speaks for itself.
    this.#tabs?.addEventListener("message", (event) => heard(event.data));
  }

  // What became of it, in a word of the queue's.
  async deliver(message) {
    let reply;
    try {
      reply = await fetch(`${this.#base}/${message.example}`, { ...this.#request(message), signal: AbortSignal.timeout(60_000) });
      if ((reply.status === 409 || reply.status === 422) && message.body?.answer && await this.#follow(message)) return "again";
    } catch {
      return "later";
    }
    if (reply.status === 401 || reply.status === 499) { location.reload(); return "stop"; }
    if (reply.status >= 500 || reply.status === 429) return "later";
    if (!reply.ok) await this.#refused(reply, message);
    return "done";
  }

  announce(what) {
    this.#tabs?.postMessage(what);
    this.#told(what);
  }

  #request(message) {
    if (message.withdraw) return { method: "DELETE", headers: this.#headers };
    return {
      method: "PUT",
      headers: { ...this.#headers, "Content-Type": "application/json" },
      body: JSON.stringify(message.body.answer ? { ...message.body, labelsSeen: message.labels } : message.body),
    };
  }

  async #refused(reply, message) {
    const said = await reply.json().catch(() => ({}));
    const sentence = said.sentence ?? "";
    this.announce(message.withdraw ? { sentence } : { dropped: message.example, sentence: `${this.#words.dropped} ${sentence}` });
  }
}
