// Answers under the labels of now: what was renamed or merged has its new label, what was deleted is gone.
(() => {
  "use strict";

  const isScales = (value) => Object.values(value).every((one) => typeof one === "number");

  // One output's answer, as it is sent or as it is stored, with a label in another's place; null takes it away.
  function swapped(value, from, to, lost) {
    const swap = (label) => {
      if (label !== from) return label;
      if (to === null) lost.add(from);
      return to;
    };
    if (typeof value === "string") return swap(value);
    if (Array.isArray(value)) {
      if (value.some((one) => typeof one === "object")) {
        return value.map((one) => ({ ...one, label: swap(one.label) })).filter((one) => one.label !== null);
      }
      return [...new Set(value.map(swap))].filter((label) => label !== null);
    }
    if (value === null || typeof value !== "object") return value;
    return Object.fromEntries(Object.entries(value).map(([name, inner]) =>
      isScales(value) ? [swap(name) ?? name, inner] : [name, swapped(inner, from, to, lost)]));
  }

  const isEmpty = (value) => value === null || value === undefined || (Array.isArray(value) ? value.length === 0
    : typeof value === "object" && Object.values(value).some(isEmpty));

  /**
   * An answer after changes of labels, the oldest first.
   * Gives the answer, the labels that it lost, and whether a question has no answer any more because of that.
   */
  globalThis.attuneRelabel = (answer, changes) => {
    const lost = new Set();
    let emptied = false;
    let now = answer;
    for (const { output, label, to } of changes) {
      if (now === null || now === undefined) break;
      const before = lost.size;
      const joint = output !== null && now.outputs;
      if (joint && !(output in now.outputs)) continue;
      const part = swapped(joint ? now.outputs[output] : now, label, to, lost);
      emptied ||= lost.size > before && isEmpty(part);
      now = joint ? { outputs: { ...now.outputs, [output]: part } } : part;
    }
    return { answer: now, lost: [...lost], emptied };
  };
})();
