// The tabs of django-unfold's forms are links without an address: the keyboard could not reach what lies behind them.
function reachTabs() {
  for (const tab of document.querySelectorAll("#content-main nav a:not([href])")) {
    tab.tabIndex = 0;
    tab.setAttribute("role", "button");
    tab.addEventListener("keydown", (event) => {
      if (event.key === "Enter" || event.key === " ") {
        event.preventDefault();
        tab.click();
      }
    });
  }
}

// A choice with search has a text field of its own, which nobody has named.
function nameSearchFields() {
  for (const field of document.querySelectorAll(".select2-search__field:not([aria-label])")) {
    const label = field.closest(".field-line")?.querySelector("label");
    if (label) field.setAttribute("aria-label", label.textContent.replace("*", "").trim());
  }
}

document.addEventListener("DOMContentLoaded", reachTabs);
window.addEventListener("load", nameSearchFields);
