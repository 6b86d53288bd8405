// Small comforts; every page works without them.
(() => {
  const menu = document.querySelector(".menu");
  const closeMenu = () => { if (menu?.open) { menu.open = false; menu.querySelector("summary").focus(); } };
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") closeMenu(); });

  // The table of contents shows which part is being read.
  const contents = document.querySelector(".contents");
  if (contents) {
    const links = new Map([...contents.querySelectorAll("a")].map((link) => [link.hash.slice(1), link]));
    const watcher = new IntersectionObserver((entries) => {
      const seen = entries.find((entry) => entry.isIntersecting);
      if (!seen) return;
      for (const link of links.values()) link.removeAttribute("aria-current");
      links.get(seen.target.id)?.setAttribute("aria-current", "true");
    }, { rootMargin: "0px 0px -70% 0px" });
    for (const id of links.keys()) { const part = document.getElementById(id); if (part) watcher.observe(part); }
  }

  // Buttons that only a script can serve are hidden until it runs.
  for (const button of document.querySelectorAll("button[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }
})();
