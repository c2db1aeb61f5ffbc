// What would have been right: parts of the text are marked in it. Without this script a form sends
// the parts that the version found.
(() => {
  "use strict";

  function marks(form) {
    const textBox = document.getElementById(form.dataset.spansOf);
    const box = form.querySelector("fieldset:has([data-spans])");
    const sent = box.querySelector("input[type=hidden]");
    const hint = document.getElementById("feedback-choose");
    const tell = (sentence) => { hint.textContent = sentence; };
    const changed = () => { sent.value = JSON.stringify(spans.read()); tell(""); };
    const spans = new Spans(textBox, [box], form.dataset, changed, tell);
    spans.show([...textBox.textContent]);
    spans.fill(JSON.parse(sent.value));
    textBox.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === "ArrowRight") spans.move(1, event.shiftKey);
      else if (event.key === "ArrowLeft") spans.move(-1, event.shiftKey);
      else if (event.key === "Escape") spans.select(null);
      else return;
      event.preventDefault();
    });
  }

  document.addEventListener("htmx:load", (event) => {
    const form = event.detail.elt.querySelector?.("form[data-spans-of]");
    if (form) marks(form);
  });
})();
