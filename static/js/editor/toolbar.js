import { commands } from "./commands.js";
import { keysOf, pressed } from "./shortcuts.js";

// A toolbar from the page's template, with its shortcuts; `switchOver` changes between editor and plain text.
export function toolbarFor(textarea, switchOver) {
  const element = document.getElementById("editor-toolbar").content.firstElementChild.cloneNode(true);
  element.setAttribute("aria-controls", textarea.id);
  const buttons = [...element.querySelectorAll("button[data-command]")];
  const act = (button) => {
    const name = button.dataset.command;
    if (name === "switch") switchOver();
    else if (!button.disabled) commands[name](textarea.markdownEditor, button);
  };
  for (const button of buttons) {
    button.title = titleOf(button);
    button.addEventListener("click", () => act(button));
    // The text keeps its selection while a button is pressed.
    button.addEventListener("mousedown", (event) => event.preventDefault());
  }
  moveByArrows(element, buttons);
  listenForShortcuts(textarea.parentElement, buttons, act);
  return { element, setPlain: (isPlain) => setPlain(buttons, isPlain) };
}

function titleOf(button) {
  const { shortcut } = button.dataset;
  const name = button.getAttribute("aria-label") ?? button.textContent.trim();
  return shortcut ? `${name} (${keysOf(shortcut)})` : name;
}

function setPlain(buttons, isPlain) {
  for (const button of buttons) {
    if (button.dataset.command === "switch") button.setAttribute("aria-pressed", String(isPlain));
    if ("richOnly" in button.dataset) button.disabled = isPlain;
  }
}

// One stop for the Tab key, arrows within (ARIA practices, toolbar).
function moveByArrows(element, buttons) {
  const steps = { ArrowRight: 1, ArrowLeft: -1, Home: -Infinity, End: Infinity };
  const rest = (target) => buttons.forEach((button) => (button.tabIndex = button === target ? 0 : -1));
  rest(buttons[0]);
  element.addEventListener("focusin", (event) => buttons.includes(event.target) && rest(event.target));
  element.addEventListener("keydown", (event) => {
    const step = steps[event.key];
    if (step === undefined || !buttons.includes(event.target)) return;
    event.preventDefault();
    const usable = buttons.filter((button) => !button.disabled && button.offsetParent);
    const at = usable.indexOf(event.target) + step;
    const next = Number.isFinite(at) ? (at + usable.length) % usable.length : at < 0 ? 0 : usable.length - 1;
    usable[next].focus();
  });
}

function listenForShortcuts(frame, buttons, act) {
  const byKeys = new Map(buttons.map((button) => [button.dataset.shortcut, button]));
  frame.addEventListener(
    "keydown",
    (event) => {
      const button = byKeys.get(pressed(event));
      if (!button || event.isComposing) return;
      event.preventDefault();
      event.stopPropagation(); // the admin listens for some of the same keys
      act(button);
    },
    true,
  );
}
