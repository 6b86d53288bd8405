// Hands files over in requests of a few megabytes: many small files together, a big one in pieces, each piece sent until it has arrived.
const form = document.getElementById("hand-over");
const input = document.getElementById("texts");
const folder = document.getElementById("folder");
const place = document.getElementById("hand-over-progress");
const bar = place.querySelector("progress");
const said = document.getElementById("hand-over-said");
const again = document.getElementById("hand-over-again");
const { most, progress, tooMuch, trouble, more } = form.dataset;
const token = form.elements.csrfmiddlewaretoken.value;

const PIECE = 4 * 1024 * 1024;
const MOST_FILES = 80;
const MB = 1024 * 1024;

let waiting = [];
let batch = null;
let isSending = false;
const sent = { bytes: 0, all: 0, files: 0 };

form.querySelector(".without-scripts").hidden = true;
form.querySelector(".with-scripts").hidden = false;
// Caught before the admin's own script, which looks for a text field that such an input has elsewhere.
form.addEventListener(
  "change",
  (event) => {
    if (event.target !== input && event.target !== folder) return;
    event.stopPropagation();
    begin([...event.target.files].map((file) => ({ file, path: file.webkitRelativePath || file.name })));
  },
  true,
);
form.addEventListener("submit", (event) => event.preventDefault());
for (const name of ["dragover", "dragleave", "drop"]) {
  form.addEventListener(name, (event) => {
    event.preventDefault();
    form.classList.toggle("is-over", name === "dragover");
  });
}
form.addEventListener("drop", async (event) => {
  const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry()).filter(Boolean);
  begin((await Promise.all(entries.map((entry) => filesOf(entry, "")))).flat());
});
again.addEventListener("click", send);
addEventListener("beforeunload", (event) => {
  if (isSending) event.preventDefault();
});

async function filesOf(entry, above) {
  const path = above + entry.name;
  if (entry.isFile) return [{ file: await new Promise((found, lost) => entry.file(found, lost)), path }];
  const reader = entry.createReader();
  const found = [];
  for (;;) {
    const some = await new Promise((read, lost) => reader.readEntries(read, lost));
    if (!some.length) break;
    for (const each of some) found.push(...(await filesOf(each, `${path}/`)));
  }
  return found;
}

function begin(files) {
  if (!files.length || isSending) return;
  sent.all = files.reduce((sum, { file }) => sum + file.size, 0);
  place.hidden = false;
  if (sent.all > most * MB) {
    said.textContent = tooMuch;
    return;
  }
  waiting = files.flatMap(pieces);
  const rest = files.length - 1;
  const name = files[0].path.split("/")[0];
  batch = { name: rest && !files[0].path.includes("/") ? `${name} ${more.replace("%(count)s", rest)}` : name };
  send();
}

function pieces({ file, path }) {
  const found = [];
  for (let offset = 0; offset === 0 || offset < file.size; offset += PIECE) {
    found.push({ path, offset, blob: file.slice(offset, offset + PIECE), ends: offset + PIECE >= file.size });
  }
  return found;
}

async function send() {
  isSending = true;
  again.hidden = true;
  try {
    if (!batch.files) Object.assign(batch, await post(form.action, { name: batch.name }));
    while (waiting.length) {
      const some = portion();
      const body = new FormData();
      for (const { path, offset, blob } of some) {
        body.append("paths", path);
        body.append("offsets", offset);
        body.append("files", blob, "file");
      }
      await post(batch.files, {}, body);
      waiting.splice(0, some.length);
      sent.bytes += some.reduce((sum, { blob }) => sum + blob.size, 0);
      sent.files += some.filter(({ ends }) => ends).length;
      show();
    }
    isSending = false;
    const look = document.createElement("form");
    look.method = "post";
    look.action = batch.look;
    const field = document.createElement("input");
    Object.assign(field, { type: "hidden", name: "csrfmiddlewaretoken", value: token });
    look.append(field);
    document.body.append(look);
    look.submit();
  } catch (error) {
    isSending = false;
    said.textContent = error.said || trouble;
    again.hidden = Boolean(error.said);
  }
}

function portion() {
  let size = 0;
  const some = [];
  for (const piece of waiting) {
    if (some.length && (size + piece.blob.size > PIECE || some.length >= MOST_FILES)) break;
    some.push(piece);
    size += piece.blob.size;
  }
  return some;
}

async function post(address, fields, body = new FormData()) {
  body.append("csrfmiddlewaretoken", token);
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  const response = await fetch(address, { method: "POST", body, headers: { Accept: "application/json" } });
  const answer = await response.json();
  if (!response.ok) throw Object.assign(new Error(answer.message), { said: answer.message });
  return answer;
}

function show() {
  bar.max = sent.all || 1;
  bar.value = sent.bytes;
  const values = { done: (sent.bytes / MB).toFixed(1), all: (sent.all / MB).toFixed(1), files: sent.files };
  said.textContent = progress.replace(/%\((\w+)\)s/g, (_match, name) => values[name]);
}
