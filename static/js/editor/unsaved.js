// Asks before a page with unsaved words is left. django-unfold's own question listens to every field anew with each change
// in the form's elements, and an editor changes them with every letter: typing would slow down as it goes on.
export function askBeforeLeaving(form) {
  let isChanged = false;
  const ask = (event) => isChanged && event.preventDefault();
  form.addEventListener("input", () => (isChanged = true));
  form.addEventListener("change", () => (isChanged = true));
  form.addEventListener("submit", () => window.removeEventListener("beforeunload", ask));
  window.addEventListener("beforeunload", ask);
}
