import { bringInStep } from "./in_step.js";
import { clearMarks, markWords } from "./page_marks.js";

const WIDTHS = { wide: 1280, phone: 390 };

// The rendered page in a frame without scripts. A newer page is brought in piece by piece, so that nothing jumps.
export class PageFrame {
  #marks = [];
  #isReady = false;
  #width = matchMedia("(min-width: 64rem)").matches ? "wide" : "phone";
  #next = null;

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

  // The page, and the words in it that the check found.
  show(html, marks) {
    this.#marks = marks;
    const page = new DOMParser().parseFromString(html, "text/html");
    for (const script of page.querySelectorAll("script")) script.remove();
    if (this.#isReady) this.#update(page);
    else this.#begin(page);
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
    if (this.#next === first) markWords(this.frame.contentDocument, this.#marks);
    else this.#update(this.#next);
  }

  #update(page) {
    const shown = this.frame.contentDocument;
    clearMarks(shown);
    shown.title = page.title;
    bringInStep(shown.body, page.body);
    markWords(shown, this.#marks);
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
