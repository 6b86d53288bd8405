// The form without a reload: the same POST is sent, and the parts of the page that answers are put in place.
// Without this script the browser shows that page itself.
(() => {
  const place = document.querySelector(".lead-form-place");
  if (!place || !AbortSignal.timeout) return;
  const status = place.querySelector("[role=status]"), title = document.title, PATIENCE = 30_000; // milliseconds
  const form = () => place.querySelector(".lead-form");
  const fields = () => form().elements;
  const part = (name) => form().querySelector(`template[data-part="${name}"]`).content.cloneNode(true);
  const button = () => form().querySelector(".lead-form-button");
  const prove = () => proofOfWork(fields().stamp.value, fields().email.value);

  // --- the address, while it is typed ---
  const isUnfinished = (address) => address !== "" && !/^[^@\s]+@[^@\s]+\.[^@\s]{2,}$/.test(address);
  const usualNotes = new WeakMap();
  const hint = () => {
    const note = place.querySelector("#lead_email_note"), address = fields().email.value.trim();
    if (!usualNotes.has(note)) usualNotes.set(note, [...note.childNodes]);
    const meant = emailSlip(address);
    // In the note's place, so that nothing moves under a finger that is on its way.
    note.replaceChildren(...(meant ? [part("slip")] : isUnfinished(address) ? [part("unfinished")] : usualNotes.get(note)));
    const correct = note.querySelector("button");
    if (!correct) return;
    correct.textContent = meant;
    correct.addEventListener("click", () => {
      fields().email.value = meant;
      fields().email.focus();
      hint();
      prove();
    });
  };
  place.addEventListener("change", (event) => { if (event.target === form()?.elements.email) { hint(); prove(); } });

  // --- sending ---
  const setBusy = (isBusy) => {
    const { dataset } = button();
    dataset.idle ??= button().textContent;
    button().textContent = isBusy ? dataset.busy : dataset.idle;
    button().setAttribute("aria-disabled", isBusy);
    status.textContent = isBusy ? dataset.busy : "";
  };
  const clear = () => {
    document.querySelector(".error-summary")?.remove();
    if (!form().querySelector(".lead-form-failure")) return;
    form().querySelector(".lead-form-failure").remove();
    button().focus();
  };
  const showErrors = (page) => {
    const answered = page.querySelector(".lead-form"), summary = page.querySelector(".error-summary");
    answered.querySelector(".lead-form-heading").replaceWith(form().querySelector(".lead-form-heading"));
    document.title = `${form().dataset.errorTitle} ${title}`;
    form().replaceWith(answered);
    place.prepend(summary);
    summary.focus();
  };
  const showInstead = (page, heading, parts) => {
    const level = form().querySelector(".lead-form-heading").localName;
    const head = Object.assign(document.createElement(level), { textContent: heading.textContent, tabIndex: -1 });
    const words = Object.assign(document.createElement("div"), { className: "lead-form lead-form-answer" });
    words.append(head, ...parts);
    form().replaceWith(words);
    document.title = page.title;
    status.textContent = parts[0].textContent;
    head.focus();
  };
  const show = (page) => {
    const thanks = [...page.querySelectorAll("[data-thanks]")];
    const closed = page.querySelector(".offer-closed");
    if (thanks.length) showInstead(page, page.querySelector("h1"), thanks);
    else if (closed) showInstead(page, closed.querySelector("h2"), [...closed.querySelectorAll("p")]);
    else if (page.querySelector(".error-summary") && page.querySelector(".lead-form")) showErrors(page);
    else showFailure();
  };
  const showFailure = () => {
    document.title = `${form().dataset.errorTitle} ${title}`;
    button().before(part("failure"));
    form().querySelector(".lead-form-failure").focus();
  };
  const send = async () => {
    fields().proof.value = await prove();
    const body = new URLSearchParams(new FormData(form()));
    const answer = await fetch(form().action, { method: "POST", body, signal: AbortSignal.timeout(PATIENCE) });
    return new DOMParser().parseFromString(await answer.text(), "text/html");
  };
  let isSending = false;
  place.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (isSending) return;
    isSending = true;
    clear();
    setBusy(true);
    const page = await send().catch(() => null); // no connection, or no answer in time
    setBusy(false);
    isSending = false;
    if (page) show(page);
    else showFailure();
  });
})();
