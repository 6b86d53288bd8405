// The Markdown editor of the admin: the main text gets it at once, a section when somebody goes into it.
import { attach } from "./attachment.js";
import { askBeforeLeaving } from "./unsaved.js";

function attachOnFocus(textarea) {
  textarea.addEventListener(
    "focus",
    () => {
      attach(textarea);
      textarea.markdownEditor.focus();
    },
    { once: true },
  );
}

const textareas = document.querySelectorAll("textarea[data-markdown]");
if (textareas.length) askBeforeLeaving(textareas[0].form);
for (const textarea of textareas) {
  if (textarea.dataset.markdown === "full") attach(textarea);
  else attachOnFocus(textarea);
}
