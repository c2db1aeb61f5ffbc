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

  // A form that changes something is sent once, however often somebody clicks; one that takes long says that it is on its way.
  function sentOnce() {
    const again = 10_000; // Who has stopped the page from loading may send the form once more.
    const sent = new Map();
    document.addEventListener("submit", (event) => {
      const form = event.target;
      // Attributes: a form has its fields as properties, and one of them may be called method.
      if (event.defaultPrevented || form.getAttribute("method") !== "post") return;
      if (sent.has(form)) {
        event.preventDefault();
        return;
      }
      if (form.hasAttribute("data-busy")) sent.set(form, busy(form, event.submitter));
      else {
        sent.set(form, () => {});
        setTimeout(() => sent.delete(form), again);
      }
    });
    const release = (form) => {
      sent.get(form)?.();
      sent.delete(form);
    };
    // Whoever comes back to the page by the browser's history may send it again.
    window.addEventListener("pageshow", () => { for (const form of sent.keys()) release(form); });
    // Nothing tells that somebody has stopped what takes long, but the key that stops a page from loading, and another file to send.
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || event.isComposing) return;
      for (const form of sent.keys()) if (form.hasAttribute("data-busy")) release(form);
    });
    document.addEventListener("change", (event) => { if (event.target.type === "file") release(event.target.form); });
  }

  function busy(form, submitter) {
    const buttons = [...form.querySelectorAll("button[type=submit]")];
    const pressed = submitter ?? buttons[0];
    const words = pressed.textContent;
    pressed.textContent = form.getAttribute("data-busy");
    setTimeout(() => { for (const button of buttons) button.disabled = true; }, 0); // Its value is sent first.
    return () => {
      pressed.textContent = words;
      for (const button of buttons) button.disabled = false;
    };
  }

  // A part of the page could not be had: said once, until one can be had again.
  function failures() {
    let told = null;
    const tell = () => {
      if (told) return;
      told = document.createElement("p");
      told.className = "alert alert-danger request-failed";
      told.setAttribute("role", "alert");
      told.textContent = document.body.dataset.failed;
      document.getElementById("main").prepend(told);
    };
    document.addEventListener("htmx:responseError", (event) => {
      // The session has ended: load the page again, which leads over the sign-in and back.
      if ([401, 499].includes(event.detail.xhr.status)) location.reload();
      else tell();
    });
    document.addEventListener("htmx:sendError", tell);
    document.addEventListener("htmx:afterRequest", (event) => {
      if (!event.detail.successful) return;
      told?.remove();
      told = null;
    });
  }

  // What filters put into the address stays there when the language or the theme changes.
  function followAddress() {
    document.addEventListener("htmx:pushedIntoHistory", () => {
      for (const to of document.querySelectorAll(".switches input[name=to]")) to.value = location.pathname + location.search;
    });
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

  window.attune = { clock: (at) => clock.format(new Date(at)), language };
  localTimes(document);
  suggestSlugs();
  copyButtons();
  sentOnce();
  failures();
  followAddress();
  fileSizes();
  forgetDesks();
  menu();
})();
