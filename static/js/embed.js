// For pages of other sites that show the form in a frame: gives the frame the height of the form. Believes only
// frames from where this script came.
(() => {
  const ours = new URL(document.currentScript.src).origin;
  addEventListener("message", ({ origin, source, data }) => {
    if (origin !== ours || !Number.isFinite(data?.leadFormHeight)) return;
    for (const frame of document.querySelectorAll("iframe")) {
      if (frame.contentWindow === source) frame.height = Math.min(Math.max(data.leadFormHeight, 200), 5000);
    }
  });
})();
