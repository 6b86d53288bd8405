const PAUSE = 500; // milliseconds of rest after the last letter
const LONGEST = 2500; // somebody who never rests sees the page at least this often
const PATIENCE = 15000;
const AGAIN = 6000; // after no answer
const NOT_SENT = new Set(["csrfmiddlewaretoken", "_save", "_continue", "_addanother", "opening"]);

// Sends the form's present values and hands on what the server says of them. Never more than one question at a time, and
// always the newest text next: an older answer can't come after a newer one.
export class Checker {
  #timer;
  #waitingSince = 0;
  #isAsking = false;
  #isBehind = true;
  #hasPage = false;
  #seenAt = null;

  constructor(form, url, { wanted, answer, noAnswer }) {
    Object.assign(this, { form, url, wanted, answer, noAnswer });
  }

  listen() {
    for (const name of ["input", "change"]) this.form.addEventListener(name, () => this.#changed());
    window.django?.jQuery?.(this.form).on("change", () => this.#changed()); // choices with search tell jQuery alone
    window.addEventListener("online", () => this.soon(0));
    document.addEventListener("visibilitychange", () => document.hidden || (this.#isBehind && this.soon(0)));
    this.soon(0);
  }

  isBehind(part) {
    return this.#isBehind || (part === "page" && !this.#hasPage);
  }

  soon(pause = PAUSE) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#ask(), pause);
  }

  #changed() {
    this.#isBehind = true;
    this.#hasPage = false;
    this.#waitingSince ||= Date.now();
    this.soon(Math.max(0, Math.min(PAUSE, this.#waitingSince + LONGEST - Date.now())));
  }

  #values() {
    return [...new FormData(this.form)].filter(([name, value]) => typeof value === "string" && !NOT_SENT.has(name));
  }

  async #ask() {
    clearTimeout(this.#timer);
    if (this.#isAsking || document.hidden) return; // asked again when the answer is there, or when somebody looks
    this.#isAsking = true;
    this.#isBehind = false;
    this.#waitingSince = 0;
    const wanted = this.wanted();
    const values = this.#values();
    try {
      const answer = await this.#post([...values, ...wanted.map((part) => ["wanted", part])]);
      this.#seenAt = new Date();
      this.#hasPage = wanted.includes("page") && !this.#isBehind;
      this.answer(answer, JSON.stringify(values) === JSON.stringify(this.#values()));
    } catch (problem) {
      this.#isBehind = true;
      this.noAnswer(problem.message === "refused", this.#seenAt);
      this.#isAsking = false;
      this.soon(AGAIN);
      return;
    }
    this.#isAsking = false;
    if (this.#isBehind || (this.wanted().includes("page") && !this.#hasPage)) this.soon();
  }

  async #post(entries) {
    const body = new FormData();
    for (const [name, value] of entries) body.append(name, value);
    body.append("csrfmiddlewaretoken", this.form.elements.namedItem("csrfmiddlewaretoken").value);
    const response = await fetch(this.url, { method: "POST", body, redirect: "manual", signal: AbortSignal.timeout(PATIENCE) });
    if (response.type === "opaqueredirect" || response.status === 403) throw new Error("refused");
    if (!response.ok) throw new Error("trouble");
    return response.json();
  }
}
