// Follows a training run while it goes on. The tables are what is kept up to date; the curves are drawn from them.
(() => {
  "use strict";
  const page = document.querySelector("[data-run]");
  if (!page) return;
  const live = (name) => page.querySelector(`[data-live="${name}"]`);
  const fill = (element, ...values) => fillIn(element, "template", values);
  const fillIn = (element, template, values) => {
    if (element) element.textContent = values.reduce((text, value, i) => text.replace(`%${i + 1}`, value ?? ""), element.dataset[template]);
  };
  const figure = (value) => (value == null ? "–" : Number(value).toFixed(4));
  const speed = (value) => (value < 10 ? value.toFixed(1) : Math.round(value));
  const chinese = window.attune.language.startsWith("zh");

  function duration(seconds) {
    const [h, min, s] = chinese ? [" 小时", " 分", " 秒"] : [" h", " min", " s"];
    const whole = Math.max(0, Math.round(seconds));
    if (whole >= 3600) return `${Math.floor(whole / 3600)}${h} ${Math.floor((whole % 3600) / 60)}${min}`;
    if (whole >= 600) return `${Math.floor(whole / 60)}${min}`;
    if (whole >= 60) return `${Math.floor(whole / 60)}${min} ${whole % 60}${s}`;
    return `${whole}${s}`;
  }

  function progress(event) {
    if (event.epoch != null && event.epochs != null) {
      const template = { trial: "trial", contrast: "contrast" }[event.part] ?? "template";
      fillIn(live("epoch"), template, [event.epoch, event.epochs, event.trial, event.trials]);
    }
    const done = event.done ?? (event.totalSteps ? event.step / event.totalSteps : null);
    const bar = live("percent");
    if (bar && done != null) bar.value = Math.min(100, 100 * done);
    if (event.secondsLeft != null) fill(live("left"), duration(event.secondsLeft));
    if (event.samplesPerSecond != null) fill(live("speed"), speed(event.samplesPerSecond));
    // The losses of what comes before the model itself are others.
    if ((event.part ?? "model") === "model" && event.loss != null && event.step != null && event.totalSteps && event.epochs) {
      const steps = document.getElementById("steps");
      const step = document.createElement("li");
      step.dataset.epoch = (event.step / event.totalSteps) * event.epochs;
      step.dataset.loss = event.loss;
      // A later attempt goes on from a checkpoint, before the last step that was told.
      while (steps.lastElementChild && Number(steps.lastElementChild.dataset.epoch) >= Number(step.dataset.epoch)) steps.lastElementChild.remove();
      steps.append(step);
    }
  }

  function epoch(event) {
    const body = document.querySelector("#epochs tbody");
    body.querySelector("[data-none]")?.remove();
    const name = event.validationFigure && document.querySelector(`[data-figure-name="${CSS.escape(event.validationFigure.name)}"]`);
    if (name) {
      document.querySelector("#epochs [data-figure]").textContent = name.textContent;
      document.querySelector("[data-chart=curves]").dataset.f1 = name.textContent;
    }
    if (event.best) body.querySelectorAll("tr[data-best]").forEach((row) => {
      delete row.dataset.best;
      row.lastElementChild.textContent = "";
    });
    // Whoever trains an epoch again tells it again: the later counts.
    const row = [...body.rows].find((known) => Number(known.cells[0].textContent) === event.epoch) ?? body.insertRow();
    row.replaceChildren();
    delete row.dataset.best;
    const head = document.createElement("th");
    head.scope = "row";
    head.className = "num";
    head.textContent = event.epoch;
    row.append(head);
    for (const value of [event.trainLoss, event.validationLoss, event.validationFigure?.value]) {
      const cell = row.insertCell();
      cell.className = "num";
      cell.textContent = figure(value);
    }
    row.insertCell().textContent = event.best ? "★" : "";
    if (event.best) row.dataset.best = "";
  }

  function log(event) {
    const list = document.getElementById("log");
    list.querySelector("[data-none]")?.remove();
    const line = document.createElement("li");
    const time = document.createElement("time");
    time.dateTime = event.at;
    time.textContent = window.attune.clock(event.at);
    const text = document.createElement("span");
    text.textContent = event.message;
    line.append(time, " ", text);
    list.append(line);
    list.scrollTop = list.scrollHeight;
  }

  let pending = false;
  function redrawSoon() {
    if (pending) return;
    pending = true;
    requestAnimationFrame(() => { pending = false; window.attune.redraw?.(); });
  }

  const after = page.dataset.after ? `?after=${encodeURIComponent(page.dataset.after)}` : "";
  const source = new EventSource(page.dataset.run + after);
  const on = (kind, handle) => source.addEventListener(kind, (event) => { handle(JSON.parse(event.data)); redrawSoon(); });
  on("progress", progress);
  on("epoch", epoch);
  on("log", log);
  // Another state is another page: queued, running and ended each say something else.
  // A page that knows no event yet hears of them all, and would only be made again.
  on("state", () => { source.close(); setTimeout(() => location.reload(), page.dataset.after ? 0 : 5000); });
  source.onerror = () => {
    if (source.readyState === EventSource.CLOSED) setTimeout(() => location.reload(), 5000);
  };
})();
