import { bringInStep } from "./in_step.js";
import { clearMarks, markWords } from "./page_marks.js";

const WIDTHS = { wide: 1280, phone: 390 };
const AROUND = 80; // characters before and after what is selected

// The rendered page in a frame without scripts. A newer page is brought in piece by piece, so that nothing jumps.
export class PageFrame {
  #marks = [];
  #isReady = false;
  #width = matchMedia("(min-width: 64rem)").matches ? "wide" : "phone";
  #next = null;
  #wanted = null;

  constructor({ title, style }, whenMarkIsChosen) {
    this.style = style;
    this.whenMarkIsChosen = whenMarkIsChosen;
    this.place = document.getElementById("beside-frame");
    this.frame = document.createElement("iframe");
    this.frame.title = title;
    this.frame.setAttribute("sandbox", "allow-same-origin allow-popups allow-popups-to-escape-sandbox");
    this.place.append(this.frame);
    for (const button of document.querySelectorAll("#beside-page [data-width]")) {
      button.addEventListener("click", () => this.#setWidth(button.dataset.width));
    }
    new ResizeObserver(() => this.fit()).observe(this.place);
  }

  whenKeyIsPressed = () => {};

  // The page, and the words in it to mark: a list for each kind of mark.
  show(html, marks) {
    this.#marks = marks;
    const page = new DOMParser().parseFromString(html, "text/html");
    for (const script of page.querySelectorAll("script")) script.remove();
    if (this.#isReady) this.#update(page);
    else this.#begin(page);
  }

  // Brings the words of a mark in sight, as soon as the page is there.
  goTo(id) {
    this.#wanted = id;
    if (this.#isReady) this.#arrive();
  }

  // What is selected on the page, with what stands around it; the server finds it in the texts.
  passage() {
    const { contentDocument: page } = this.frame;
    const selection = page?.getSelection();
    const quote = selection?.toString() ?? "";
    if (!quote.trim()) return null;
    const range = selection.getRangeAt(0);
    const [before, after] = [range.cloneRange(), range.cloneRange()];
    before.collapse(true);
    before.setStart(page.body, 0);
    after.collapse(false);
    after.setEndAfter(page.body.lastChild);
    return { quote, before: before.toString().slice(-AROUND), after: after.toString().slice(0, AROUND) };
  }

  // The wide page is drawn smaller where the place is narrower; the phone's is as wide as a phone.
  fit() {
    const room = this.place.clientWidth;
    if (!room) return;
    const width = this.#width === "phone" ? Math.min(WIDTHS.phone, room) : WIDTHS.wide;
    const scale = Math.min(1, room / width);
    this.frame.style.width = `${width}px`;
    this.frame.style.height = `${this.place.clientHeight / scale}px`;
    this.frame.style.transform = `scale(${scale})`;
    this.frame.style.left = `${Math.max(0, (room - width * scale) / 2)}px`;
  }

  #setWidth(name) {
    this.#width = name;
    for (const button of document.querySelectorAll("#beside-page [data-width]")) {
      button.setAttribute("aria-pressed", String(button.dataset.width === name));
    }
    this.fit();
  }

  #begin(page) {
    const isLoading = this.#next !== null;
    this.#next = page;
    if (isLoading) return;
    const base = page.createElement("base");
    base.target = "_blank"; // a link leads out of the preview
    page.head.prepend(base);
    const style = page.createElement("link");
    style.rel = "stylesheet";
    style.href = this.style;
    page.head.append(style);
    this.frame.addEventListener("load", () => this.#loaded(page), { once: true });
    this.frame.srcdoc = `<!doctype html>${page.documentElement.outerHTML}`;
  }

  #loaded(first) {
    this.#isReady = true;
    this.frame.contentDocument.addEventListener("click", (event) => this.#clicked(event));
    this.frame.contentDocument.addEventListener("keydown", (event) => this.whenKeyIsPressed(event));
    if (this.#next === first) this.#mark();
    else this.#update(this.#next);
  }

  #update(page) {
    const shown = this.frame.contentDocument;
    clearMarks(shown);
    shown.title = page.title;
    bringInStep(shown.body, page.body);
    this.#mark();
  }

  #mark() {
    markWords(this.frame.contentDocument, this.#marks);
    if (this.#wanted) this.#arrive();
  }

  #arrive() {
    const mark = this.frame.contentDocument.querySelector(`mark[data-finding="${this.#wanted}"]`);
    mark?.scrollIntoView({ block: "center" });
    this.#wanted = mark ? null : this.#wanted;
  }

  #clicked(event) {
    const mark = event.target.closest("mark[data-finding]");
    const link = event.target.closest("a[href]");
    if (mark) {
      event.preventDefault();
      this.whenMarkIsChosen(mark.dataset.finding);
    } else if (link?.getAttribute("href").startsWith("#")) {
      event.preventDefault();
      this.frame.contentDocument.getElementById(link.getAttribute("href").slice(1))?.scrollIntoView();
    }
  }
}
