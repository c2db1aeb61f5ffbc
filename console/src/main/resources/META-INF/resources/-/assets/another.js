// A reviewer's own answer: by keys, with stretches, and beginning with what somebody gave.
(() => {
  "use strict";
  const form = document.getElementById("another");
  if (!form) return;
  const textBox = document.getElementById("another-text");
  const wrong = document.getElementById("another-wrong");
  let deciding = false;
  form.querySelector("[type=submit]").disabled = false;

  function tell(sentence) {
    wrong.hidden = !sentence;
    wrong.querySelector("p").textContent = sentence ?? "";
  }

  const questions = new Questions(form, textBox, form.dataset, () => tell(null), tell);
  questions.ask(JSON.parse(form.dataset.task));
  questions.show(JSON.parse(form.dataset.text)); // The page's own text has lost the carriage returns.
  questions.fill(JSON.parse(form.dataset.answer));

  for (const button of document.querySelectorAll("[data-begin]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      tell(null);
      questions.fill(JSON.parse(button.dataset.begin));
      textBox.focus();
    });
  }

  form.addEventListener("submit", (event) => {
    const answer = questions.read();
    if (answer && !deciding) {
      form.elements.answer.value = JSON.stringify(answer);
      deciding = true;
      return;
    }
    event.preventDefault();
    if (!answer) tell(form.dataset.missing);
  });

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.repeat && !event.key.startsWith("Arrow")) return;
    if (event.target.matches("input:not([type=radio]):not([type=checkbox]), textarea, select")) {
      if (event.key === "Escape") textBox.focus();
      return;
    }
    if (event.key === "Enter") {
      if (event.target.matches("a, button, summary")) return;
      event.preventDefault();
      form.requestSubmit();
      return;
    }
    const act = questions.key(event);
    if (act) { event.preventDefault(); act(); }
  });

  // Whoever comes back to the page by the browser's history may decide again.
  window.addEventListener("pageshow", () => { deciding = false; });
})();
