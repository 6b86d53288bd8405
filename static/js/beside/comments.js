import { toCharacters } from "../editor/offsets.js";
import { pressed } from "../editor/shortcuts.js";
import { send } from "./sending.js";
import { bringListInStep } from "./shown_list.js";

const AROUND = 80; // characters before and after the passage, as the server keeps them
const SHORTCUT = "Mod+Alt+M";

// What people say of the text: the threads, their words marked in it, and the form for another one.
export class Comments {
  #marks = [];
  #wanted = location.hash.match(/^#(comment-\d+)$/)?.[1];

  constructor(form, text, frame, words, { checkAgain, show, toTheText }) {
    Object.assign(this, { form, text, frame, words, checkAgain, show, toTheText });
    this.list = document.getElementById("beside-comments-list");
    this.new = document.getElementById("beside-comment-new");
    if (!this.list) return; // a page that is still to be made
    this.list.addEventListener("click", (event) => this.#clicked(event));
    this.list.addEventListener("submit", (event) => this.#submitted(event));
    if (this.new) this.#listenForNew();
  }

  answer({ panel, count, marks }, isOfPresentText) {
    if (!this.list) return;
    bringListInStep(this.list, panel);
    document.getElementById("beside-comments-count").textContent = count || "";
    if (isOfPresentText) {
      this.#marks = marks;
      this.text.mark("comments", marks);
    }
    if (this.#wanted) this.#arrive(this.#wanted);
    this.#wanted = null;
  }

  // Shows the thread of a mark that was chosen on the page.
  open(id) {
    this.show("comments");
    const thread = document.getElementById(`beside-${id}`);
    thread?.scrollIntoView({ block: "nearest" });
    thread?.querySelector("button")?.focus();
  }

  // By a link to one comment: its thread, and its words in the text.
  #arrive(id) {
    this.open(id);
    const hit = this.list.querySelector(`[data-comment="${id}"]`);
    if (hit) this.#go(hit.dataset);
  }

  #clicked(event) {
    const hit = event.target.closest("[data-comment]");
    if (hit) this.#go(hit.dataset);
  }

  async #go({ comment, field, start, end, words }) {
    if (!this.text.element(field)) {
      this.show("page"); // who may not write sees the words on the page
      this.frame.goTo(comment);
      return;
    }
    this.toTheText();
    const isThere = await this.text.focusOn(field, Number(start), Number(end), words);
    this.#say(isThere ? "" : this.words.gone);
  }

  async #submitted(event) {
    event.preventDefault();
    const { target } = event;
    if (!(await send(target, (message) => this.#say(message), this.words.notKept))) return;
    target.reset();
    target.closest("details")?.removeAttribute("open");
    document.querySelector("#beside-comments button, #beside-comments a")?.focus();
    this.checkAgain();
  }

  #listenForNew() {
    for (const button of document.querySelectorAll("[data-comment-on]")) {
      button.addEventListener("mousedown", (event) => event.preventDefault()); // what is selected stays so
      button.addEventListener("click", () => this.#begin());
    }
    this.form.addEventListener("markdown-editor:comment", (event) => this.#begin(event.target));
    document.addEventListener("keydown", (event) => this.#byKey(event));
    this.frame.whenKeyIsPressed = (event) => this.#byKey(event);
    this.new.querySelector("[data-cancel]").addEventListener("click", () => this.#end());
    this.new.addEventListener("submit", async (event) => {
      event.preventDefault();
      if (!(await send(this.new, (message) => this.#say(message), this.words.notKept))) return;
      this.#end();
      this.checkAgain();
    });
  }

  #byKey(event) {
    if (pressed(event) !== SHORTCUT || event.isComposing) return;
    event.preventDefault();
    this.#begin();
  }

  #begin(area = document.activeElement) {
    const passage = passageIn(area) ?? this.frame.passage() ?? passageOnPage();
    for (const name of ["field", "quote", "before", "after", "start"]) {
      this.new.elements.namedItem(name).value = passage?.[name] ?? "";
    }
    const quoted = this.new.querySelector("q");
    quoted.hidden = !passage;
    quoted.querySelector("mark").textContent = passage?.quote ?? "";
    const label = this.new.querySelector("label");
    label.textContent = passage ? label.dataset.onWords : label.dataset.onPage;
    this.show("comments");
    this.new.hidden = false;
    this.#say("");
    this.new.elements.namedItem("text").focus();
  }

  #end() {
    this.new.reset();
    this.new.hidden = true;
    document.querySelector("#beside-comments [data-comment-on]").focus();
  }

  #say(message) {
    document.getElementById("beside-comments-said").textContent = message;
  }
}

// What is selected in a field of the form, with its name and what stands around it.
function passageIn(area) {
  const textarea = area?.closest?.(".editor")?.querySelector("textarea[data-markdown]") ?? area;
  if (!textarea?.name || typeof textarea.value !== "string") return null;
  const { markdownEditor: editor, value } = textarea;
  const [before, after] = editor?.around() ?? [value.slice(0, textarea.selectionStart ?? 0), value.slice(textarea.selectionEnd ?? 0)];
  const quote = value.slice(before.length, value.length - after.length);
  if (!quote.trim()) return null;
  return { field: textarea.name, quote, before: ending(before), after: beginning(after), start: toCharacters(value, before.length) };
}

// What is selected in the read-only text of who may not write; the server finds out the field.
function passageOnPage() {
  const selection = getSelection();
  const isText = selection.anchorNode?.parentElement?.closest(".readonly");
  return isText && selection.toString().trim() ? { quote: selection.toString() } : null;
}

function beginning(text) {
  return [...text.slice(0, 2 * AROUND)].slice(0, AROUND).join("");
}

function ending(text) {
  return [...text.slice(-2 * AROUND)].slice(-AROUND).join("");
}
