// Small comforts for every page. Each page works without them.
(() => {
  "use strict";
  const root = document.documentElement;
  root.classList.add("scripted");
  const language = root.lang.startsWith("zh") ? "zh-CN" : "en-GB";

  const moments = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" });
  const clock = new Intl.DateTimeFormat(language, { timeStyle: "medium", hourCycle: "h23" });

  function localTimes(within) {
    for (const time of within.querySelectorAll("time[data-moment], time[data-clock]")) {
      const at = new Date(time.dateTime);
      if (!Number.isNaN(at.valueOf())) {
        time.title = at.toISOString();
        time.textContent = ("clock" in time.dataset ? clock : moments).format(at);
      }
    }
  }

  function slugOf(name) {
    return name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()
      .replace(/[^a-z0-9]+/g, "-").slice(0, 63).replace(/^-+|-+$/g, "");
  }

  // The short name follows the name until somebody changes it.
  function suggestSlugs() {
    for (const slug of document.querySelectorAll("input[data-slug-of]")) {
      const name = document.getElementById(slug.dataset.slugOf);
      let own = slug.value !== "";
      slug.addEventListener("input", () => { own = slug.value !== ""; });
      const suggest = () => { if (!own) slug.value = slugOf(name.value); };
      name.addEventListener("input", suggest);
      suggest(); // Somebody may have typed before this script had loaded.
    }
  }

  function copyButtons() {
    for (const button of document.querySelectorAll("button[data-copy]")) {
      button.hidden = false;
      button.addEventListener("click", async () => {
        await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent);
        button.textContent = button.dataset.copied;
      });
    }
  }

  // A form is sent once, and says that it is on its way.
  function busyForms() {
    for (const form of document.querySelectorAll("form[data-busy]")) {
      form.addEventListener("submit", () => {
        const button = form.querySelector("button[type=submit]");
        button.textContent = form.dataset.busy;
        setTimeout(() => { button.disabled = true; }, 0);
      });
    }
  }

  // A file that the service would not take is not sent at all.
  function fileSizes() {
    for (const input of document.querySelectorAll("input[type=file][data-largest]")) {
      const look = () => {
        const tooLarge = [...input.files].some((file) => file.size > Number(input.dataset.largest));
        input.setCustomValidity(tooLarge ? input.dataset.tooLarge : "");
      };
      input.addEventListener("change", look);
      look();
    }
  }

  // What the labelling page keeps for its reloads goes when its author signs out, and when somebody else has signed in.
  // Answers that are still to be sent stay: they go out when their author is back.
  function forgetDesks() {
    const forget = (keeps) => {
      try {
        for (const key of Object.keys(localStorage)) if (key.startsWith("attune:desk:") && !keeps(key)) localStorage.removeItem(key);
      } catch { /* Private mode: nothing was kept. */ }
    };
    const person = document.body.dataset.person;
    if (person) forget((key) => key.startsWith(`attune:desk:${person}:`));
    for (const form of document.querySelectorAll("form.sign-out")) form.addEventListener("submit", () => forget(() => false));
  }

  // The menu of small screens closes when somebody looks elsewhere.
  function menu() {
    const details = document.querySelector(".rail-menu");
    if (!details) return;
    document.addEventListener("click", (event) => { if (!details.contains(event.target)) details.open = false; });
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && details.open) {
        details.open = false;
        details.querySelector("summary").focus();
      }
    });
  }

  document.addEventListener("htmx:load", (event) => localTimes(event.detail.elt));
  // The session has ended: load the page again, which leads over the sign-in and back.
  document.addEventListener("htmx:responseError", (event) => {
    if ([401, 499].includes(event.detail.xhr.status)) location.reload();
  });

  window.attune = { clock: (at) => clock.format(new Date(at)), language };
  localTimes(document);
  suggestSlugs();
  copyButtons();
  busyForms();
  fileSizes();
  forgetDesks();
  menu();
})();
