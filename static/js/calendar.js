// Drags an entry of the calendar to another day: fills the entry's own form and sends it.

const TYPE = "text/x-calendar-entry";

for (const entry of document.querySelectorAll("[data-entry]")) {
  entry.addEventListener("dragstart", (event) => {
    event.dataTransfer.setData(TYPE, entry.dataset.entry);
    event.dataTransfer.effectAllowed = "move";
  });
}

for (const day of document.querySelectorAll("td[data-day]")) {
  day.addEventListener("dragover", (event) => {
    if (!event.dataTransfer.types.includes(TYPE)) return;
    event.preventDefault();
    day.classList.add("is-target");
  });
  day.addEventListener("dragleave", () => day.classList.remove("is-target"));
  day.addEventListener("drop", (event) => {
    day.classList.remove("is-target");
    const handle = event.dataTransfer.getData(TYPE);
    const entry = handle && document.querySelector(`[data-entry="${CSS.escape(handle)}"]`);
    if (!entry || entry.closest("td") === day) return;
    event.preventDefault();
    const form = entry.querySelector("form");
    form.elements.day.value = day.dataset.day;
    form.requestSubmit();
  });
}
