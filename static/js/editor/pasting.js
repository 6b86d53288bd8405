import { insertPasted } from "./insertion.js";
import { picturesIn, takeIn } from "./pictures.js";
import { post, words } from "./server.js";

const EMBEDDED = /src\s*=\s*(["'])data:[^"']*\1/gi;
const FORMATTED = /<(?!meta\b|\/?(?:html|head|body|span|div|br|font)\b|!--)[a-z]|style=["'][^"']*(?:font-weight:\s*(?:bold|[6-9]00)|italic)/i;

// Pasting and dragging into the editor: pictures go into the library, formatted text becomes Markdown at the server.
export function listenForPasting(editor, notice) {
  const { codemirror } = editor;
  let isPlain = false;
  codemirror.getInputField().addEventListener("keydown", (event) => {
    isPlain = event.shiftKey && (event.ctrlKey || event.metaKey) && event.code === "KeyV";
  });
  codemirror.on("paste", (_codemirror, event) => {
    const { clipboardData } = event;
    const html = clipboardData.getData("text/html");
    const text = clipboardData.getData("text/plain");
    const wantsPlain = isPlain;
    isPlain = false;
    if (!wantsPlain && !text && picturesIn(clipboardData).length) {
      event.preventDefault();
      takeIn(editor, picturesIn(clipboardData), notice);
    } else if (!wantsPlain && FORMATTED.test(html)) {
      event.preventDefault();
      pasteCleaned(editor, html.replace(EMBEDDED, 'src=""'), text, notice);
    }
  });
  codemirror.on("drop", (_codemirror, event) => {
    const files = picturesIn(event.dataTransfer);
    if (!files.length) return;
    event.preventDefault();
    codemirror.setCursor(codemirror.coordsChar({ left: event.clientX, top: event.clientY }));
    takeIn(editor, files, notice);
  });
}

// One change in the text, so that one undo takes it back; nothing is lost when the server doesn't answer.
async function pasteCleaned(editor, html, text, notice) {
  const selection = editor.holdSelection();
  notice(words.pasting);
  let markdown = text;
  let trouble = "";
  try {
    const response = await post(words.pastedUrl, { html }, editor.textarea.form);
    const answer = await response.json();
    if (response.ok) ({ markdown } = answer);
    else trouble = answer.message ?? words.pastedPlain;
  } catch {
    trouble = words.pastedPlain;
  }
  selection.restore();
  insertPasted(editor, markdown);
  notice(trouble, Boolean(trouble));
}
