const PREFERENCE = "beside-the-text";
const WIDE = matchMedia("(min-width: 64rem)");
const ROOMY = matchMedia("(min-width: 100rem)");

// The place beside the form: which part of it shows, and what is wrong. On a phone it takes the place of the form.
export class Pane {
  shows = "";
  whenShown = () => {};

  constructor(template) {
    const parts = template.content.cloneNode(true);
    this.bar = parts.querySelector(".beside-bar");
    this.element = parts.querySelector("#beside");
    const content = document.getElementById("content-main");
    content.prepend(this.bar);
    content.append(this.element, parts.querySelector("#beside-aloud"));
    for (const button of this.bar.querySelectorAll("[data-show]")) {
      button.addEventListener("click", () => this.#choose(button.dataset.show));
    }
    this.bar.querySelector("[data-close]").addEventListener("click", () => {
      this.#choose("");
      this.bar.querySelector("[data-show=page]").focus();
    });
  }

  // As this browser's owner left it; the first time beside the text where there is room for both.
  restore() {
    let choice = ROOMY.matches ? "page" : "";
    try {
      choice = localStorage.getItem(PREFERENCE) ?? choice;
    } catch {
      // Forbidden: as if for the first time.
    }
    this.#show(WIDE.matches ? choice : "");
  }

  errors(messages) {
    const box = document.getElementById("beside-errors");
    const list = document.createElement("ul");
    list.append(...messages.map((text) => Object.assign(document.createElement("li"), { textContent: text })));
    box.hidden = !messages.length;
    box.replaceChildren(Object.assign(document.createElement("p"), { textContent: this.element.dataset.keptValues }), list);
  }

  trouble(text) {
    const line = document.getElementById("beside-trouble");
    line.hidden = !text;
    if (line.textContent !== text) line.textContent = text;
  }

  noAnswer(isRefused, seenAt) {
    const { noAnswer, refused, nothingYet } = this.element.dataset;
    const words = isRefused ? refused : noAnswer;
    const time = seenAt?.toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
    this.trouble(seenAt || isRefused ? words.replace("%s", time ?? "–") : nothingYet);
  }

  // On a phone the text comes back, so that the place in it is seen.
  giveWay() {
    if (!WIDE.matches) this.#show("");
  }

  // The button of what shows closes it.
  #choose(name) {
    this.choose(name === this.shows && WIDE.matches ? "" : name);
  }

  choose(name) {
    this.#show(name);
    try {
      localStorage.setItem(PREFERENCE, this.shows);
    } catch {
      // Forbidden: the choice holds for this page.
    }
  }

  #show(name) {
    this.shows = name;
    this.element.hidden = !name;
    document.body.classList.toggle("beside-open", Boolean(name));
    for (const part of ["page", "findings", "comments"]) {
      document.getElementById(`beside-${part}`)?.toggleAttribute("hidden", part !== name);
    }
    for (const button of this.bar.querySelectorAll("[data-show]")) {
      button.setAttribute("aria-pressed", String(button.dataset.show === name));
    }
    this.whenShown(name);
  }
}
