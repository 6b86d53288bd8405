// Names and places that screen readers miss in widgets which others draw: select2, split dates, the navigation, the foot of a list.
const labelOf = (id) => document.querySelector(`label[for="${CSS.escape(id)}"]`)?.textContent.replace("*", "").trim() ?? "";

// select2 draws its parts anew with each choice.
function nameSelect2(select) {
  const container = select.nextElementSibling;
  const name = labelOf(select.id) || select.getAttribute("aria-label") || select.name;
  if (!container?.classList.contains("select2") || !name) return;
  for (const part of container.querySelectorAll("[role=combobox], [role=textbox], .select2-search__field")) {
    if (part.getAttribute("aria-label") !== name) part.setAttribute("aria-label", name);
    part.removeAttribute("aria-labelledby");
  }
  for (const clear of container.querySelectorAll("ul > .select2-selection__clear")) {
    const item = document.createElement("li");
    clear.replaceWith(item);
    item.append(clear);
  }
}

const watched = new WeakSet();

function watch(select) {
  nameSelect2(select);
  if (watched.has(select) || !select.nextElementSibling) return;
  watched.add(select);
  new MutationObserver(() => nameSelect2(select)).observe(select.nextElementSibling, { childList: true, subtree: true });
}

// A day and a time share the label of their row.
function nameHalf(input) {
  const half = /_[01]$/;
  const row = half.test(input.id) ? labelOf(input.id.replace(half, "_0")) || labelOf(input.id.replace(half, "")) : "";
  const isNamed = input.labels?.length && !half.test(input.id);
  if (!isNamed) input.setAttribute("aria-label", [row, input.placeholder || input.name].filter(Boolean).join(": "));
}

// The column of the marks that delete rows has no words.
function nameColumn(heading) {
  if (heading.textContent.trim()) return;
  const words = document.createElement("span");
  words.className = "column-of-marks";
  words.textContent = translated("Delete");
  heading.append(words);
}

function name(selector, attributes) {
  for (const element of document.querySelectorAll(selector)) {
    for (const [key, value] of Object.entries(attributes)) if (!element.hasAttribute(key)) element.setAttribute(key, value);
  }
}

function mend() {
  name(".help-tooltip[aria-label]", { role: "img" });
  document.querySelectorAll("th.lg\\:w-px").forEach(nameColumn);
  document.querySelectorAll("select.select2-hidden-accessible").forEach(watch);
  document.querySelectorAll(".vDateField, .vTimeField").forEach(nameHalf);
}

// What opens and closes the navigation is drawn as bare text.
function nameToggles() {
  const toggle = '[x-on\\:click="sidebarToggle()"]';
  name(toggle, { role: "button", tabindex: "0", "aria-label": translated("Open or close the navigation") });
  document.addEventListener("keydown", (event) => {
    if (!["Enter", " "].includes(event.key) || !event.target.matches?.(toggle)) return;
    event.preventDefault();
    event.target.click();
  });
}

document.addEventListener("DOMContentLoaded", () => {
  nameToggles();
  name("#nav-sidebar-inner", { "aria-label": translated("Main navigation") });
  name("#tabs-items", { "aria-label": translated("Parts of the page") });
  name("form nav", { "aria-label": translated("Parts of the form") });
  const foot = document.querySelector("#submit-row") ? "#submit-row" : ".lg\\:backdrop-blur-xs";
  name(foot, { role: "region", "aria-label": translated("Foot of the page") });
});
// select2 comes after the document.
addEventListener("load", () => setTimeout(mend));
document.addEventListener("formset:added", () => setTimeout(mend));

function translated(words) {
  return window.gettext?.(words) ?? words;
}
