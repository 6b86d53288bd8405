import { toCharacters, toUnits } from "./offsets.js";

// The bare textarea with the same methods as the editor, so that nobody has to ask which of the two it is.
export class PlainText {
  constructor(textarea) {
    this.textarea = textarea;
  }

  value() {
    return this.textarea.value;
  }

  selection() {
    return this.value().slice(this.textarea.selectionStart, this.textarea.selectionEnd);
  }

  insert(text) {
    const [before, ...after] = text.split("‸");
    const start = this.textarea.selectionStart;
    this.#write(before + after.join(""), start, this.textarea.selectionEnd);
    if (after.length) this.textarea.setSelectionRange(start + before.length, start + before.length);
    this.focus();
  }

  replace(start, end, text) {
    this.#write(text, toUnits(this.value(), start), toUnits(this.value(), end));
  }

  focusAt(start, end = start) {
    this.focus();
    this.textarea.setSelectionRange(toUnits(this.value(), start), toUnits(this.value(), end));
  }

  cursor() {
    return toCharacters(this.value(), this.textarea.selectionStart);
  }

  around() {
    return [this.value().slice(0, this.textarea.selectionStart), this.value().slice(this.textarea.selectionEnd)];
  }

  // A textarea can't underline.
  mark() {}

  refresh() {}

  focus() {
    this.textarea.focus();
  }

  #write(text, start, end) {
    this.textarea.setRangeText(text, start, end, "end");
    this.textarea.dispatchEvent(new Event("input", { bubbles: true }));
  }
}
