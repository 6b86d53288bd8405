// The admin hides its pages until its own scripts have started, so the browser's autofocus finds nothing to
// focus. This does it as soon as the page is shown.
const field = document.querySelector(".desk [autofocus]");
const focusWhenShown = (tries) => {
  field.focus();
  if (document.activeElement !== field && tries) requestAnimationFrame(() => focusWhenShown(tries - 1));
};
if (field) focusWhenShown(300);
