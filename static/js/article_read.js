// Tells the site once that an article stayed in view for a while. No cookie, nothing stored, nothing about the reader.
(() => {
  const SECONDS = 20;
  const article = document.querySelector("article[data-read]");
  if (!article || !navigator.sendBeacon) return;
  let seconds = 0;
  const clock = setInterval(() => {
    if (document.visibilityState !== "visible") return;
    seconds += 1;
    if (seconds < SECONDS) return;
    clearInterval(clock);
    navigator.sendBeacon(article.dataset.read);
  }, 1000);
})();
