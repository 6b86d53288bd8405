import { insertBlock } from "./insertion.js";
import { toCharacters, toUnits, unitsIn } from "./offsets.js";

// The editor of one textarea, as the rest of the form knows it: `textarea.markdownEditor`. All offsets are in characters
// as the server counts them; the textarea always holds the same text.
export class MarkdownEditor {
  #marks = [];

  constructor(textarea, easymde) {
    this.textarea = textarea;
    this.easymde = easymde;
    this.codemirror = easymde.codemirror;
  }

  value() {
    return this.codemirror.getValue();
  }

  selection() {
    return this.codemirror.getSelection();
  }

  // Takes the place of what is selected. The first "‸" in the text says where the cursor stands afterwards.
  insert(text) {
    const [before, ...after] = text.split("‸");
    const from = this.codemirror.getCursor("from");
    this.codemirror.operation(() => {
      this.codemirror.replaceSelection(before + after.join(""), "end");
      if (after.length) {
        const at = this.codemirror.indexFromPos(from) + before.length;
        this.codemirror.setCursor(this.codemirror.posFromIndex(at));
      }
    });
    this.focus();
  }

  replace(start, end, text) {
    this.codemirror.replaceRange(text, this.#position(start), this.#position(end));
  }

  // Goes to a place, or selects up to a second one.
  focusAt(start, end = start) {
    const from = this.#position(start);
    this.codemirror.setSelection(from, this.#position(end));
    this.codemirror.scrollIntoView({ from, to: this.#position(end) }, 80);
    this.focus();
  }

  // Underlines what the check found: [{start, end, level: "E" | "W" | "N", title, id}]; earlier marks go.
  mark(ranges) {
    const units = unitsIn(this.value());
    const position = (characters) => this.codemirror.posFromIndex(units(characters));
    this.codemirror.operation(() => {
      for (const mark of this.#marks) mark.clear();
      this.#marks = ranges.map(({ start, end, level, title = "", id = "" }) =>
        this.codemirror.markText(position(start), position(end), {
          className: `cm-finding cm-finding-${level.toLowerCase()}`,
          attributes: { title, "data-finding": id },
        }),
      );
    });
  }

  cursor() {
    return toCharacters(this.value(), this.codemirror.indexFromPos(this.codemirror.getCursor()));
  }

  // The text before and after what is selected.
  around() {
    const text = this.value();
    const [from, to] = ["from", "to"].map((end) => this.codemirror.indexFromPos(this.codemirror.getCursor(end)));
    return [text.slice(0, from), text.slice(to)];
  }

  // Keeps a place at the cursor, with words that show there and are no part of the text, until release(markdown).
  hold(words) {
    const element = Object.assign(document.createElement("span"), { className: "editor-held", textContent: words });
    const mark = this.codemirror.setBookmark(this.codemirror.getCursor(), { widget: element, handleMouseEvents: true });
    return {
      release: (markdown) => {
        const place = mark.find();
        mark.clear();
        if (!markdown || !place) return;
        this.codemirror.setCursor(place);
        insertBlock(this, markdown);
      },
    };
  }

  // Remembers what is selected while the server is asked, wherever the cursor goes meanwhile.
  holdSelection() {
    const [from, to] = ["from", "to"].map((end) => this.codemirror.getCursor(end));
    const start = this.codemirror.setBookmark(from);
    const end = this.codemirror.setBookmark(to, { insertLeft: true });
    return {
      restore: () => {
        const [before, after] = [start.find(), end.find()];
        start.clear();
        end.clear();
        if (before && after) this.codemirror.setSelection(before, after);
      },
    };
  }

  refresh() {
    this.codemirror.refresh();
  }

  focus() {
    this.codemirror.focus();
  }

  #position(characters) {
    return this.codemirror.posFromIndex(toUnits(this.value(), characters));
  }
}
