import { send } from "./sending.js";
import { bringListInStep } from "./shown_list.js";

// What the check says: the list, the words underlined in the text, and the way from one to the other.
export class Findings {
  #marks = [];
  #at = -1;

  constructor(text, words, { checkAgain, toTheText }) {
    Object.assign(this, { text, words, toTheText });
    this.list = document.getElementById("beside-list");
    this.list.addEventListener("click", (event) => {
      const hit = event.target.closest(".beside-hit");
      if (hit) this.#go(hit.dataset);
      this.#at = this.#marks.findIndex(({ id }) => id === hit?.dataset.finding);
    });
    this.list.addEventListener("submit", (event) => {
      event.preventDefault();
      const sent = send(event.target, (message) => this.#say(message), words.notAccepted);
      sent.then((isAccepted) => isAccepted && checkAgain());
    });
    for (const button of document.querySelectorAll("#beside-findings [data-step]")) {
      button.addEventListener("click", () => this.step(Number(button.dataset.step)));
    }
    document.addEventListener("keydown", (event) => {
      if (event.key !== "F8" || event.ctrlKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      this.step(event.shiftKey ? -1 : 1);
    });
  }

  show({ panel, summary, count, marks }, isOfPresentText) {
    bringListInStep(this.list, panel);
    document.getElementById("beside-count").textContent = count || "";
    document.getElementById("beside-summary").textContent = summary;
    const aloud = document.getElementById("beside-aloud");
    if (aloud.textContent !== summary) aloud.textContent = summary;
    if (!isOfPresentText) return; // typed on meanwhile: the marks that are there move with the words until the next answer
    this.#marks = marks;
    this.#at = -1;
    this.text.mark("findings", marks);
  }

  // The next or the previous finding, from where the cursor is.
  step(by) {
    if (!this.#marks.length) return;
    const last = this.#marks[this.#at];
    const here = last && this.text.isSelected(last) ? this.#at + by : this.text.besideCursor(this.#marks, by);
    this.#at = ((here ?? this.#at + by) + this.#marks.length) % this.#marks.length;
    this.#go(this.#marks[this.#at]);
  }

  goTo(id) {
    this.#at = this.#marks.findIndex((mark) => mark.id === id);
    if (this.#at >= 0) this.#go(this.#marks[this.#at]);
  }

  async #go({ field, start, end, words }) {
    this.toTheText();
    const isThere = await this.text.focusOn(field, Number(start), Number(end), words);
    this.#say(isThere ? "" : this.words.gone);
  }

  #say(message) {
    document.getElementById("beside-said").textContent = message;
  }
}
