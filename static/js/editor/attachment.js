import { countUnder } from "./counters.js";
import { MarkdownEditor } from "./markdown_editor.js";
import { noticeUnder } from "./notice.js";
import { listenForPasting } from "./pasting.js";
import { PlainText } from "./plain_text.js";
import { toolbarFor } from "./toolbar.js";

const PREFERENCE = "markdown-editor";

// What this browser's owner last chose; without storage the editor is offered anew each time.
function prefersPlainText() {
  try {
    return localStorage.getItem(PREFERENCE) === "plain";
  } catch {
    return false;
  }
}

function remember(choice) {
  try {
    localStorage.setItem(PREFERENCE, choice);
  } catch {
    // Forbidden: the choice holds for this page.
  }
}

// Puts a toolbar above a textarea, and the editor in its place unless plain text is preferred.
export function attach(textarea) {
  if (textarea.markdownEditor) return;
  const frame = document.createElement("div");
  frame.className = `editor editor-${textarea.dataset.markdown}`;
  textarea.before(frame);
  frame.append(textarea);
  const toolbar = toolbarFor(textarea, () => switchOver(textarea, frame, toolbar));
  frame.prepend(toolbar.element);
  frame.notice = noticeUnder(frame);
  countUnder(textarea, frame);
  (prefersPlainText() ? showPlainText : showEditor)(textarea, frame, toolbar);
}

function switchOver(textarea, frame, toolbar) {
  const isPlain = frame.classList.contains("is-plain");
  remember(isPlain ? "editor" : "plain");
  (isPlain ? showEditor : showPlainText)(textarea, frame, toolbar);
  textarea.markdownEditor.focus();
}

function showPlainText(textarea, frame, toolbar) {
  if (textarea.markdownEditor?.easymde) textarea.markdownEditor.easymde.toTextArea();
  frame.classList.add("is-plain");
  toolbar.setPlain(true);
  announce(textarea, new PlainText(textarea));
}

function showEditor(textarea, frame, toolbar) {
  const caret = textarea.selectionStart;
  const easymde = new EasyMDE({
    element: textarea,
    autoDownloadFontAwesome: false,
    spellChecker: false,
    nativeSpellcheck: true,
    inputStyle: "contenteditable",
    toolbar: false,
    status: false,
    styleSelectedText: false,
    indentWithTabs: false,
    tabSize: 4,
    unorderedListStyle: "-",
    minHeight: textarea.dataset.markdown === "full" ? "18rem" : "7rem",
    shortcuts: NO_SHORTCUTS,
  });
  const codemirror = easymde.codemirror;
  // Tab leaves the editor, as it leaves any field; lists are indented by the toolbar.
  Object.assign(codemirror.getOption("extraKeys"), { Tab: false, "Shift-Tab": false, Esc: false });
  frame.classList.remove("is-plain");
  toolbar.setPlain(false);
  name(codemirror, textarea);
  keepInStep(codemirror, textarea);
  readAtOnce(codemirror);
  codemirror.setCursor(codemirror.posFromIndex(caret));
  refreshWhenShown(frame, codemirror);
  const editor = new MarkdownEditor(textarea, easymde);
  listenForPasting(editor, frame.notice);
  announce(textarea, editor);
}

// The toolbar has shortcuts of its own; some of these would take printing or the history from the browser.
const NO_SHORTCUTS = Object.fromEntries(
  [
    "toggleBlockquote", "toggleBold", "cleanBlock", "toggleHeadingSmaller", "toggleHeadingBigger", "toggleHeading1",
    "toggleHeading2", "toggleHeading3", "toggleHeading4", "toggleHeading5", "toggleHeading6", "toggleItalic",
    "drawLink", "toggleUnorderedList", "toggleOrderedList", "toggleCodeBlock", "drawImage", "togglePreview",
    "toggleSideBySide", "toggleFullScreen",
  ].map((action) => [action, null]),
);

// The editable element says what the textarea said: its label, its help and its errors.
function name(codemirror, textarea) {
  codemirror.getWrapperElement().parentElement.removeAttribute("role");
  const field = codemirror.getInputField();
  const label = document.querySelector(`label[for="${textarea.id}"]`);
  field.setAttribute("role", "textbox");
  field.setAttribute("aria-multiline", "true");
  field.setAttribute("aria-label", label?.textContent.replace("*", "").trim() || textarea.name);
  for (const attribute of ["aria-describedby", "aria-invalid"]) {
    const value = textarea.getAttribute(attribute);
    if (value) field.setAttribute(attribute, value);
  }
  label?.addEventListener("click", () => textarea.markdownEditor?.focus());
}

function keepInStep(codemirror, textarea) {
  codemirror.on("change", () => {
    textarea.value = codemirror.getValue();
    textarea.dispatchEvent(new Event("input", { bubbles: true }));
  });
}

// CodeMirror reads what the browser itself put in (emoji, spelling corrections, dictation) 80 ms later; a key pressed
// meanwhile would draw the line anew without it, and a form sent meanwhile would not have it.
function readAtOnce(codemirror) {
  const { input } = codemirror.display;
  const field = codemirror.getInputField();
  const read = () => {
    if (!input.readDOMTimeout || input.composing) return;
    clearTimeout(input.readDOMTimeout);
    input.readDOMTimeout = null;
    input.updateFromDOM();
  };
  for (const event of ["keydown", "focusout"]) field.addEventListener(event, read, true);
}

// An editor in a closed tab has no size: it measures itself when it is shown.
function refreshWhenShown(frame, codemirror) {
  let width = frame.clientWidth;
  new ResizeObserver(() => {
    if (frame.clientWidth !== width) codemirror.refresh();
    width = frame.clientWidth;
  }).observe(frame);
}

function announce(textarea, editor) {
  textarea.markdownEditor = editor;
  textarea.dispatchEvent(new CustomEvent("markdown-editor:ready", { bubbles: true }));
}
