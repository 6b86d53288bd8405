// Sends the chosen or dragged pictures one after the other, each a request of its own, and says what became of each.
const form = document.getElementById("add-pictures");
const input = document.getElementById("pictures");
const bar = document.querySelector("#add-progress progress");
const said = document.getElementById("add-said");
const table = document.getElementById("add-results");
const next = document.getElementById("add-next");
const { upload, complete, waiting, sending, trouble, progress, done } = form.dataset;

const queue = [];
const keys = [];
const counts = { all: 0, done: 0, new: 0, refused: 0 };
let isSending = false;

form.querySelector(".without-scripts").hidden = true;
input.addEventListener("change", () => {
  add([...input.files]);
  input.value = "";
});
form.addEventListener("submit", (event) => event.preventDefault());
for (const name of ["dragover", "dragleave", "drop"]) {
  form.addEventListener(name, (event) => {
    event.preventDefault();
    form.classList.toggle("is-over", name === "dragover");
  });
}
form.addEventListener("drop", (event) => add([...event.dataTransfer.files]));
addEventListener("beforeunload", (event) => {
  if (isSending) event.preventDefault();
});

function add(files) {
  for (const file of files) queue.push({ file, cell: row(file.name) });
  counts.all += files.length;
  if (!isSending && queue.length) send();
}

async function send() {
  isSending = true;
  document.getElementById("add-progress").hidden = table.hidden = false;
  while (queue.length) {
    const { file, cell } = queue.shift();
    cell.textContent = sending;
    await sendOne(file, cell);
    counts.done += 1;
    show();
  }
  isSending = false;
  said.textContent = fill(done, counts);
}

async function sendOne(file, cell) {
  const body = new FormData();
  body.append("picture", file);
  body.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  try {
    const response = await fetch(upload, { method: "POST", body, headers: { Accept: "application/json" } });
    const answer = await response.json();
    cell.textContent = answer.message;
    cell.classList.toggle("is-bad", !response.ok);
    counts[response.ok ? "new" : "refused"] += 1;
    if (response.ok) keys.push(answer.pk);
  } catch {
    cell.textContent = trouble;
    cell.classList.add("is-bad");
    counts.refused += 1;
  }
}

function show() {
  bar.max = counts.all;
  bar.value = counts.done;
  said.textContent = fill(progress, counts);
  if (!keys.length) return;
  next.hidden = false;
  next.querySelector("a").href = `${complete}?keys=${keys.join(",")}`;
}

function row(name) {
  const line = table.tBodies[0].insertRow();
  const head = document.createElement("th");
  head.scope = "row";
  head.textContent = name;
  const cell = document.createElement("td");
  cell.textContent = waiting;
  line.append(head, cell);
  return cell;
}

function fill(words, values) {
  return words.replace(/%\((\w+)\)s/g, (_match, name) => values[name]);
}
