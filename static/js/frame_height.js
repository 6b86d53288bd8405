// Tells the page around the frame how high the form is; only sites that we allow can frame it. See embed.js.
if (parent !== window) {
  new ResizeObserver(() => parent.postMessage({ leadFormHeight: document.body.scrollHeight }, "*")).observe(document.body);
}
