import { post, words } from "./server.js";

const PAUSE = 700; // milliseconds of rest before the figures are asked for

// Words, minutes and reading age under the text. The server counts, with the functions of the page and of the check, so
// that nothing is counted while a key is down and the figures are those that readers and reviewers see.
export function countUnder(textarea, frame) {
  const line = document.createElement("p");
  line.className = "editor-figures";
  frame.append(line);
  let timer, asked;

  async function count() {
    asked?.abort();
    asked = new AbortController();
    try {
      const response = await post(words.figuresUrl, { text: textarea.value }, textarea.form, { signal: asked.signal });
      if (response.ok) line.textContent = (await response.json()).line;
    } catch {
      // Not connected, or typed on meanwhile: the figures wait for the next pause.
    }
  }
  textarea.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(count, PAUSE);
  });
  count();
}
