// What would have been right: parts of the text are marked in it. Without this script a form sends
// the parts that the version found.
(() => {
  "use strict";

  function marks(form) {
    const textBox = document.getElementById(form.dataset.spansOf);
    const boxes = [...form.querySelectorAll("fieldset:has([data-spans])")];
    const sent = boxes.map((box) => box.querySelector("input[type=hidden]"));
    const hint = document.getElementById("feedback-choose");
    const tell = (sentence) => { hint.textContent = sentence; };
    const changed = () => {
      sent.forEach((field, at) => { field.value = JSON.stringify(spans.read(at)); });
      tell("");
    };
    const spans = new Spans(textBox, boxes, form.dataset, changed, tell);
    spans.show([...textBox.textContent]);
    sent.forEach((field, at) => spans.fill(JSON.parse(field.value), at));
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
