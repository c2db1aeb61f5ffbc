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

  AnswerKeys.listen(textBox, {
    action: (event) => event.key === "Enter" ? AnswerKeys.enter(event, () => form.requestSubmit()) : questions.key(event),
  });

  // Whoever comes back to the page by the browser's history may decide again.
  window.addEventListener("pageshow", () => { deciding = false; });
})();
