// Keeps what is being typed: at the server, and in this browser as a second net. Never saves a version.
(() => {
  const PAUSE = 3000; // milliseconds of rest before a message to the server
  const LOCAL_PAUSE = 300;
  const KEPT_FOR = 30 * 24 * 3600 * 1000;
  const NOT_KEPT = new Set(["csrfmiddlewaretoken", "_save", "_continue", "_addanother"]);

  function start(state) {
    const form = document.querySelector("input[name=opening]")?.form;
    if (!form) return;
    const { url, person, path, login } = state.dataset;
    const place = `unsaved-text:${person}:${path}:`;
    const kept = document.getElementById("autosave-kept");
    const trouble = document.getElementById("autosave-trouble");
    const opening = form.elements.namedItem("opening");
    let soon, local, sending, isBehind = false, isSubmitted = false;
    let known = text(values());

    function values() {
      return [...new FormData(form)].filter(([name, value]) => typeof value === "string" && !NOT_KEPT.has(name));
    }
    function text(entries) {
      return JSON.stringify(entries.filter(([name]) => name !== "opening"));
    }

    // --- this browser ---
    function keepHere(isAtServer) {
      try {
        localStorage.setItem(place + opening.value, JSON.stringify({ at: Date.now(), isAtServer, values: values() }));
      } catch {
        // Full or forbidden: the server's copy is the first net.
      }
    }
    function leftHere() {
      try {
        return Object.keys(localStorage)
          .filter((key) => key.startsWith(place) && key !== place + opening.value)
          .map((key) => [key, JSON.parse(localStorage.getItem(key))]);
      } catch {
        return [];
      }
    }

    // --- the server ---
    function body(entries) {
      const data = new FormData();
      for (const [name, value] of entries) data.append(name, value);
      data.set("csrfmiddlewaretoken", form.elements.namedItem("csrfmiddlewaretoken").value);
      return data;
    }
    async function post(entries, options = {}) {
      const send = () => fetch(url, { method: "POST", body: body(entries), redirect: "manual", ...options });
      const answer = await send();
      return answer.status === 403 && (await renewToken()) ? send() : answer;
    }
    // Signing in again in another tab has made this form's token worthless.
    async function renewToken() {
      const answer = await fetch(url, { redirect: "manual" });
      if (!answer.ok) return false;
      const { token } = await answer.json();
      for (const field of document.querySelectorAll("input[name=csrfmiddlewaretoken]")) field.value = token;
      return true;
    }

    function say(problem) {
      if (trouble.dataset.now === problem) return;
      trouble.dataset.now = problem;
      trouble.textContent = problem ? `${trouble.dataset[problem]} ` : "";
      if (problem === "signedOut") {
        const link = document.createElement("a");
        link.href = `${login}?next=${encodeURIComponent(path)}`;
        link.target = "_blank";
        link.textContent = trouble.dataset.signIn;
        trouble.append(link);
      }
    }

    async function keep(options = {}) {
      clearTimeout(soon);
      if (!isBehind || isSubmitted) return;
      keepHere(false);
      sending?.abort();
      sending = new AbortController();
      const now = values();
      isBehind = false;
      try {
        const answer = await post(now, { signal: sending.signal, ...options });
        if (answer.type === "opaqueredirect" || answer.status === 403) throw new Error("signedOut");
        const told = await answer.json();
        if (answer.status === 409) {
          opening.value = told.opening;
          isBehind = true;
          soon = setTimeout(keep, 0);
        } else if (answer.ok) {
          kept.textContent = told.kept;
          say("");
          if (text(now) === text(values())) keepHere(true);
        } else throw new Error("offline");
      } catch (error) {
        if (error.name === "AbortError") return;
        isBehind = true;
        kept.textContent = "";
        say(error.message === "signedOut" ? "signedOut" : "offline");
        if (!isSubmitted) soon = setTimeout(keep, PAUSE * 3);
      }
    }

    function touched() {
      clearTimeout(local);
      local = setTimeout(() => {
        const now = text(values());
        if (now === known) return;
        known = now;
        isBehind = true;
        keepHere(false);
      }, LOCAL_PAUSE);
      clearTimeout(soon);
      soon = setTimeout(keep, PAUSE);
    }
    function atOnce(options) {
      clearTimeout(local);
      const now = text(values());
      if (now !== known) {
        known = now;
        isBehind = true;
      }
      // A message that outlives the page may have 64 KB at most (Fetch standard); a longer text is kept here.
      keep(options?.keepalive && now.length > 60000 ? {} : options);
    }

    for (const name of ["input", "change"]) form.addEventListener(name, touched);
    window.django?.jQuery?.(form).on("change", touched); // choices with search tell jQuery alone
    form.addEventListener("focusout", () => isBehind && atOnce());
    document.addEventListener("visibilitychange", () => document.hidden && atOnce({ keepalive: true }));
    window.addEventListener("pagehide", () => atOnce({ keepalive: true }));
    window.addEventListener("online", () => atOnce());
    form.addEventListener("submit", () => {
      clearTimeout(soon);
      clearTimeout(local);
      isSubmitted = true;
      sending?.abort();
      if (text(values()) !== known || isBehind) keepHere(false);
      setTimeout(() => (isSubmitted = false), 15000); // still here: the page was never sent
    });
    window.addEventListener("pageshow", () => (isSubmitted = false)); // back from the page that followed

    // --- what an earlier opening left in this browser alone ---
    async function bringHome() {
      let isNew = false;
      for (const [key, left] of leftHere()) {
        if (Date.now() - left.at > KEPT_FOR) localStorage.removeItem(key);
        if (left.isAtServer || Date.now() - left.at > KEPT_FOR) continue;
        const answer = await post(left.values);
        if (answer.status === 409) localStorage.removeItem(key);
        if (!answer.ok) continue;
        localStorage.setItem(key, JSON.stringify({ ...left, isAtServer: true }));
        isNew = true;
      }
      if (isNew) await showOffers();
    }
    async function showOffers() {
      const page = new DOMParser().parseFromString(await (await fetch(location.href)).text(), "text/html");
      const offers = page.getElementById("unsaved-texts");
      if (offers) document.getElementById("unsaved-texts")?.replaceWith(offers);
    }
    bringHome().catch(() => {});
  }

  document.addEventListener("DOMContentLoaded", () => {
    const state = document.getElementById("autosave");
    if (state) start(state);
  });
})();
