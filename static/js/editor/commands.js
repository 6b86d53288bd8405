import { openBlockMenu } from "./block_menu.js";
import { openPicker } from "./picker.js";
import { keysOf } from "./shortcuts.js";

// What the buttons of the toolbar do, by the name that the button carries.
const rich = (action) => (editor) => {
  EasyMDE[action](editor.easymde);
  editor.focus();
};

export const commands = {
  bold: rich("toggleBold"),
  italic: rich("toggleItalic"),
  heading2: rich("toggleHeading2"),
  heading3: rich("toggleHeading3"),
  bullets: rich("toggleUnorderedList"),
  numbers: rich("toggleOrderedList"),
  quotation: rich("toggleBlockquote"),
  clean: rich("cleanBlock"),
  undo: rich("undo"),
  redo: rich("redo"),
  indent: (editor) => editor.codemirror.execCommand("indentMore"),
  outdent: (editor) => editor.codemirror.execCommand("indentLess"),
  link: (editor) => openPicker("link", editor),
  picture: (editor) => openPicker("picture", editor),
  blocks: openBlockMenu,
  comment: (editor) => editor.textarea.dispatchEvent(new CustomEvent("markdown-editor:comment", { bubbles: true })),
  help,
};

// The keys as the toolbar has them, in the words of its buttons.
function help(editor) {
  const dialog = document.getElementById("editor-help");
  const rows = [...document.getElementById("editor-toolbar").content.querySelectorAll("[data-shortcut]")].map((button) => {
    const row = document.createElement("div");
    row.append(Object.assign(document.createElement("dt"), { textContent: keysOf(button.dataset.shortcut) }));
    const words = button.getAttribute("aria-label") ?? button.textContent.trim();
    row.append(Object.assign(document.createElement("dd"), { textContent: words }));
    return row;
  });
  dialog.querySelector("dl").replaceChildren(...rows);
  dialog.addEventListener("close", () => editor.focus(), { once: true });
  dialog.showModal();
}
