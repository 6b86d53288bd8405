import { insertBlock } from "./insertion.js";
import { openPicker } from "./picker.js";

// The menu of blocks under its button (ARIA practices, menu button).
export function openBlockMenu(editor, button) {
  const menu = button.parentElement.querySelector("[role=menu]");
  const items = [...menu.querySelectorAll("[role=menuitem]")];
  const watch = new AbortController();

  const close = (goBack) => {
    watch.abort();
    menu.hidden = true;
    button.setAttribute("aria-expanded", "false");
    if (goBack) editor.focus();
  };
  const choose = (item) => {
    close(false);
    const { insert, picker } = item.dataset;
    if (picker) openPicker(picker, editor);
    else insertBlock(editor, insert);
  };
  const move = (event) => {
    const at = items.indexOf(document.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
    if (to !== undefined) items.at(to % items.length).focus();
    else if (event.key === "Escape" || event.key === "Tab") close(true);
    else if (event.key.length === 1) startingWith(items, at, event.key)?.focus();
    else return;
    if (event.key !== "Enter" && event.key !== " ") event.preventDefault();
    event.stopPropagation();
  };

  if (!menu.hidden) return;
  const { signal } = watch;
  menu.addEventListener("keydown", move, { signal });
  menu.addEventListener("click", (event) => items.includes(event.target.closest("button")) && choose(event.target.closest("button")), { signal });
  document.addEventListener("pointerdown", (event) => menu.contains(event.target) || close(false), { signal });
  menu.hidden = false;
  button.setAttribute("aria-expanded", "true");
  items[0].focus();
}

function startingWith(items, at, letter) {
  const inTurn = [...items.slice(at + 1), ...items.slice(0, at + 1)];
  return inTurn.find((item) => item.lastChild.textContent.trim().toLowerCase().startsWith(letter.toLowerCase()));
}
