// Adds to the form where the reader came from: this page's address and the linking site. Nothing is stored
// in the browser, and the form works without it.
for (const form of document.querySelectorAll(".lead-form")) {
  form.elements.page.value = location.pathname + location.search;
  form.elements.referrer.value = document.referrer;
}
