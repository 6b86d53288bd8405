import { insertBlock } from "./insertion.js";
import { post } from "./server.js";

const PAUSE = 150; // milliseconds after the last letter
const ADDRESS = /^(https?:\/\/\S+|mailto:\S+|tel:\S+|\/\S*)$/i;

// Lets the writer choose from a list of the server by typing (ARIA practices, combobox with a listbox).
export function openPicker(name, editor) {
  const dialog = document.getElementById(`editor-pick-${name}`);
  if (!dialog) return;
  const selected = editor.selection();
  const words = dialog.querySelector("input");
  words.value = selected.includes("\n") ? "" : selected.trim();
  const list = new Results(dialog, async (result) => {
    const chosen = result.add ? await list.add(result.add, editor.textarea.form) : result;
    if (chosen) insert(chosen);
  });
  const insert = (result) => {
    dialog.close();
    if (result.relation) relate(editor.textarea.form, result.relation);
    if (result.url) editor.insert(`[${bare(selected || result.label)}](${result.url})`);
    else if (name === "citation") editor.insert(result.markdown);
    else insertBlock(editor, result.markdown);
  };
  const watch = new AbortController();
  words.addEventListener("input", () => list.askSoon(), { signal: watch.signal });
  words.addEventListener("keydown", (event) => list.press(event), { signal: watch.signal });
  dialog.addEventListener("close", () => (watch.abort(), editor.focus()), { once: true });
  dialog.showModal();
  words.select();
  list.ask();
}

class Results {
  #results = [];
  #at = 0;
  #turn = 0;
  #timer;

  constructor(dialog, choose) {
    this.dialog = dialog;
    this.choose = choose;
    this.words = dialog.querySelector("input");
    this.list = dialog.querySelector("[role=listbox]");
    this.status = dialog.querySelector("[role=status]");
    this.#show([], "");
  }

  askSoon() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.ask(), PAUSE);
  }

  async ask() {
    clearTimeout(this.#timer);
    const turn = ++this.#turn;
    const words = this.words.value.trim();
    const typed = ADDRESS.test(words) ? [{ key: "typed", label: words, state: this.status.dataset.address, url: words }] : [];
    try {
      const response = await fetch(`${this.dialog.dataset.url}?${new URLSearchParams({ q: words })}`);
      if (!response.ok) throw new Error(response.status);
      const { results } = await response.json();
      if (turn === this.#turn) this.#show([...(this.dialog.id.endsWith("link") ? typed : []), ...results], this.status.dataset.none);
    } catch {
      if (turn === this.#turn) this.#show(typed, this.status.dataset.trouble);
    }
  }

  // Stores what was typed as something new; returns it as a result, or says what is wrong.
  async add(words, form) {
    try {
      const response = await post(this.dialog.dataset.addUrl, { words }, form);
      if (!response.ok) throw new Error(response.status);
      const { results, error } = await response.json();
      if (error) this.status.textContent = error;
      return results?.[0];
    } catch {
      this.status.textContent = this.status.dataset.trouble;
    }
  }

  press(event) {
    const steps = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key === "Enter") {
      event.preventDefault();
      if (this.#results[this.#at]) this.choose(this.#results[this.#at]);
    } else if (steps[event.key] && this.#results.length) {
      event.preventDefault();
      this.#mark((this.#at + steps[event.key] + this.#results.length) % this.#results.length);
    }
  }

  #show(results, whenNone) {
    this.#results = results;
    this.list.replaceChildren(...results.map((result, index) => this.#option(result, index)));
    this.list.hidden = !results.length;
    this.status.textContent = results.length ? "" : whenNone;
    this.#mark(0);
  }

  #option(result, index) {
    const option = document.createElement("li");
    option.id = `${this.list.id}-${index}`;
    option.setAttribute("role", "option");
    if ("thumbnail" in result) {
      const picture = document.createElement("img");
      Object.assign(picture, { src: result.thumbnail, alt: "", loading: "lazy" });
      option.append(picture);
    }
    const label = document.createElement("span");
    label.append(result.label);
    if (result.state) label.append(Object.assign(document.createElement("small"), { textContent: result.state }));
    option.append(label);
    option.addEventListener("click", () => this.choose(result));
    return option;
  }

  #mark(index) {
    this.#at = index;
    [...this.list.children].forEach((option, at) => option.setAttribute("aria-selected", String(at === index)));
    const marked = this.list.children[index];
    marked?.scrollIntoView({ block: "nearest" });
    if (marked) this.words.setAttribute("aria-activedescendant", marked.id);
    else this.words.removeAttribute("aria-activedescendant");
  }
}

// What the text names stands in the form's list, too: a select that may not hold the choice yet.
function relate(form, { field, value, label }) {
  const select = form.elements[field];
  if (!select?.options || [...select.selectedOptions].some((option) => option.value === String(value))) return;
  const known = [...select.options].find((option) => option.value === String(value));
  if (known) known.selected = true;
  else select.add(new Option(label, value, true, true));
  select.dispatchEvent(new Event("change", { bubbles: true }));
}

// The words of a link, without the brackets that would end them.
function bare(text) {
  return text.trim().replace(/\s*\n\s*/g, " ").replaceAll("[", "(").replaceAll("]", ")");
}
