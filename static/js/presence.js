// Tells the server that this page is open, and shows who else has it open and whether it was saved meanwhile.
(() => {
  const EVERY = 15000; // milliseconds
  const TYPING = 30000;

  function start(place) {
    const form = document.querySelector("form[id$=_form]");
    const others = document.getElementById("presence-others");
    const newer = document.getElementById("presence-newer");
    let typedAt = 0;

    function body() {
      const data = new FormData();
      data.set("csrfmiddlewaretoken", document.querySelector("input[name=csrfmiddlewaretoken]").value);
      data.set("base_version", document.querySelector("input[name=base_version]")?.value ?? "");
      data.set("typing", Date.now() - typedAt < TYPING ? "1" : "0");
      return data;
    }
    async function ping() {
      if (document.hidden) return;
      try {
        const answer = await fetch(place.dataset.url, { method: "POST", body: body(), redirect: "manual" });
        if (answer.ok) show(await answer.json());
      } catch {
        // The line of autosave.js says what is wrong.
      }
    }
    function show(told) {
      const words = told.others.join("\n");
      if (words !== [...others.children].map((each) => each.textContent).join("\n"))
        others.replaceChildren(...told.others.map((each) => Object.assign(document.createElement("li"), { textContent: each })));
      if (!told.newer || newer.dataset.words === told.newer.words) return;
      newer.dataset.words = told.newer.words;
      const link = Object.assign(document.createElement("a"), { href: told.newer.url, target: "_blank", textContent: place.dataset.compare });
      newer.replaceChildren(`${told.newer.words} `, link);
    }

    form?.addEventListener("input", () => (typedAt = Date.now()));
    document.addEventListener("visibilitychange", ping);
    window.addEventListener("pagehide", () => navigator.sendBeacon(place.dataset.leave, body()));
    setInterval(ping, EVERY);
    ping();
  }

  document.addEventListener("DOMContentLoaded", () => {
    const place = document.getElementById("presence");
    if (place) start(place);
  });
})();
