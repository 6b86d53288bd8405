// Tells the site once a page load that the offer's form came into view. No cookie, nothing stored in the browser.
(() => {
  const form = document.querySelector(".lead-form");
  if (!form) return;
  const tell = () => navigator.sendBeacon(form.dataset.seen, new URLSearchParams({
    page: location.pathname + location.search,
    referrer: form.elements.referrer.value,
    via: form.elements.via.value,
    text: form.elements.text.value,
  }));
  const watcher = new IntersectionObserver((entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    watcher.disconnect();
    tell();
  }, { threshold: 0.25 });
  watcher.observe(form);
})();
