// Tells the site once a page load that the offer's form came into view. No cookie, nothing stored in the browser.
(() => {
  const form = document.querySelector(".lead-form");
  if (!form) return;
  const tell = () => navigator.sendBeacon(new URL("seen/", form.action), new URLSearchParams({
    page: location.pathname + location.search,
    referrer: document.referrer,
    text: form.elements.text.value,
  }));
  const watcher = new IntersectionObserver((entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    watcher.disconnect();
    tell();
  }, { threshold: 0.25 });
  watcher.observe(form);
})();
