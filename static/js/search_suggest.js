// Pages offered while somebody types (combobox with a list, WAI-ARIA 1.2). Without it the field simply searches.
(() => {
  const PAUSE = 150;

  class Suggestions {
    constructor(input) {
      this.input = input;
      this.words = input.dataset;
      this.list = this.element("ul", { id: `${input.id}-suggestions`, role: "listbox", "aria-label": this.words.suggestLabel });
      this.list.className = "suggestions";
      this.list.hidden = true;
      this.status = this.element("p", { role: "status" });
      this.status.className = "visually-hidden";
      input.after(this.list, this.status);
      for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.list.id })) input.setAttribute(name, value);
      input.addEventListener("input", () => this.soon());
      input.addEventListener("keydown", (event) => this.key(event));
      input.addEventListener("blur", () => this.close());
      this.list.addEventListener("mousedown", (event) => event.preventDefault());
      this.list.addEventListener("click", (event) => this.open(event.target.closest("li")));
    }

    element(name, attributes) {
      const made = document.createElement(name);
      for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
      return made;
    }

    soon() {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.ask(), PAUSE);
    }

    async ask() {
      this.asking?.abort();
      this.asking = new AbortController();
      const query = this.input.value.trim();
      if (query.length < 2) return this.close();
      try {
        const answer = await fetch(`${this.words.suggest}?q=${encodeURIComponent(query)}`, { signal: this.asking.signal });
        if (answer.ok && document.activeElement === this.input) this.show(await answer.json());
      } catch (error) {
        if (error.name !== "AbortError") this.close();
      }
    }

    show(found) {
      this.list.replaceChildren(...found.map((each, number) => this.item(each, number)));
      const label = found.length === 1 ? this.words.suggestOne : this.words.suggestMany.replace("{count}", found.length);
      this.status.textContent = found.length ? label : this.words.suggestNone;
      this.list.hidden = !found.length;
      this.input.setAttribute("aria-expanded", String(!this.list.hidden));
      this.choose(null);
    }

    item({ kind, name, url }, number) {
      const item = this.element("li", { role: "option", id: `${this.list.id}-${number}`, "aria-selected": "false" });
      item.dataset.url = url;
      const shown = document.createElement("span");
      shown.textContent = name;
      const sort = document.createElement("small");
      sort.textContent = this.words[`suggest${kind[0].toUpperCase()}${kind.slice(1)}`];
      item.append(shown, sort);
      return item;
    }

    choose(item) {
      this.chosen?.setAttribute("aria-selected", "false");
      this.chosen = item;
      item?.setAttribute("aria-selected", "true");
      item?.scrollIntoView({ block: "nearest" });
      if (item) this.input.setAttribute("aria-activedescendant", item.id);
      else this.input.removeAttribute("aria-activedescendant");
    }

    key(event) {
      const items = [...this.list.children];
      if (event.key === "Escape" && !this.list.hidden) { event.preventDefault(); this.close(); }
      if (event.key === "Enter" && this.chosen && !this.list.hidden) { event.preventDefault(); this.open(this.chosen); }
      if (!["ArrowDown", "ArrowUp"].includes(event.key) || !items.length) return;
      event.preventDefault();
      this.list.hidden = false;
      this.input.setAttribute("aria-expanded", "true");
      const step = event.key === "ArrowDown" ? 1 : -1;
      const at = items.indexOf(this.chosen);
      this.choose(items[(at === -1 && step === -1 ? items.length - 1 : at + step + items.length) % items.length]);
    }

    open(item) {
      if (item) location.assign(item.dataset.url);
    }

    close() {
      clearTimeout(this.timer);
      this.asking?.abort();
      this.list.hidden = true;
      this.input.setAttribute("aria-expanded", "false");
      this.choose(null);
    }
  }

  for (const input of document.querySelectorAll("input[data-suggest]")) new Suggestions(input);
})();
