// Keeps the desk going on a slow line: a form is sent once, sent again with the same key when the line is lost (the
// server redeems once whatever arrives), and the answer is put in the page's place. Without this script the forms
// work as they stand.
const PATIENCE = 20000;
const PAUSES = [1000, 3000, 6000, 10000];
const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

const post = async (form, body) => {
  const response = await fetch(form.action, { method: "POST", body, signal: AbortSignal.timeout(PATIENCE) });
  if (response.status >= 500) throw new Error(response.statusText);
  return { url: response.url, isElsewhere: response.redirected, text: await response.text() };
};

const answerOf = async (form, say) => {
  const body = new URLSearchParams(new FormData(form));
  say("sending");
  for (const milliseconds of [...PAUSES, 0]) {
    try {
      return await post(form, body);
    } catch {
      say(milliseconds ? "lost" : "over");
      await pause(milliseconds);
    }
  }
  return null;
};

// The admin hides its pages until its own scripts have started, so the browser's autofocus finds nothing to focus.
const focusWhenShown = (tries = 300) => {
  const field = document.querySelector(".desk [autofocus]");
  field?.focus();
  if (field && document.activeElement !== field && tries) requestAnimationFrame(() => focusWhenShown(tries - 1));
};

const show = (form, { url, isElsewhere, text }) => {
  const page = new DOMParser().parseFromString(text, "text/html");
  const desk = page.querySelector(".desk");
  if (!desk) return isElsewhere ? location.assign(url) : form.submit(); // signed out; or a page that only the browser can show
  if (isElsewhere) history.pushState(null, "", url);
  document.title = page.title;
  document.querySelector(".desk").replaceWith(desk);
  desk.scrollIntoView();
  focusWhenShown();
};

const send = async (form) => {
  const line = form.querySelector(".desk-line");
  const button = form.querySelector("[type=submit]");
  button.setAttribute("aria-disabled", "true");
  const answer = await answerOf(form, (what) => (line.textContent = line.dataset[what]));
  if (answer) return show(form, answer);
  button.textContent = line.dataset.again;
  button.removeAttribute("aria-disabled");
};

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches(".desk form[data-resend]")) return;
  event.preventDefault();
  if (!form.querySelector("[aria-disabled]")) send(form);
});
addEventListener("popstate", () => location.reload());
focusWhenShown();
