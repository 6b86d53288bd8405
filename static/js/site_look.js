// The look while it is chosen: a colour picker beside each colour's text, the sample in light and dark, and the contrast in words.
import { figure, isColour, nearest, ratio, textOn } from "./site_look/contrast.js";
import { derived } from "./site_look/palette.js";

const SETTLED = 400; // milliseconds; nobody wants to hear every figure on the way
const sample = document.querySelector(".look-sample");
const fields = Object.fromEntries(["accent", "second_accent", "paper"].map((name) => [name, document.getElementById(`id_${name}`)]));
const value = (name) => fields[name].value.trim().toLowerCase();

if (sample && Object.values(fields).every(Boolean)) start();

function start() {
  const choices = JSON.parse(document.getElementById("look-choices").textContent);
  const selects = Object.keys(choices).map((name) => document.getElementById(`id_${name}`));
  let timer = 0;

  const draw = () => {
    const names = Object.keys(fields);
    if (!names.every((name) => isColour(value(name)))) return;
    for (const pane of sample.querySelectorAll(".look-pane")) paint(pane, choices, selects);
    clearTimeout(timer);
    timer = setTimeout(tell, SETTLED);
  };

  for (const field of Object.values(fields)) addPicker(field);
  for (const part of [...Object.values(fields), ...selects]) for (const kind of ["input", "change"]) part.addEventListener(kind, draw);
  for (const item of sample.querySelectorAll("[data-figure]")) {
    item.querySelector("button")?.addEventListener("click", (event) => take(item.dataset.figure, event.currentTarget));
  }
  sample.hidden = false;
  draw();
}

function paint(pane, choices, selects) {
  const chosen = { accent: value("accent"), second: value("second_accent"), paper: value("paper") };
  const properties = derived(chosen, Number(pane.dataset.mode));
  for (const name of ["display", "display-weight", "round", "pill"]) pane.style.removeProperty(`--${name}`);
  for (const select of selects) Object.assign(properties, choices[select.name][select.value]);
  for (const [name, text] of Object.entries(properties)) pane.style.setProperty(`--${name}`, text);
}

function tell() {
  const [accent, second, paper] = ["accent", "second_accent", "paper"].map(value);
  show("accent", accent, paper, 4.5);
  show("text", textOn(accent), accent, 4.5);
  show("second_accent", second, paper, 4.5);
  show("paper", paper, "#000000", 16);
}

function show(name, colour, ground, needed) {
  const item = sample.querySelector(`[data-figure="${name}"]`);
  const list = item.parentElement;
  const has = ratio(colour, ground);
  const isEnough = has >= needed;
  const verdict = isEnough ? list.dataset.enough : `${list.dataset.tooLittle} ${needed}:1`;
  item.classList.toggle("is-too-little", !isEnough);
  item.querySelector("span").textContent = `${figure(has)}, ${verdict}`;
  const button = item.querySelector("button");
  if (!button) return;
  button.hidden = isEnough;
  button.querySelector("span").textContent = isEnough ? "" : nearest(colour, ground, needed);
}

function take(name, button) {
  fields[name].value = button.querySelector("span").textContent;
  fields[name].dispatchEvent(new Event("input", { bubbles: true }));
  fields[name].focus();
}

function addPicker(field) {
  const picker = Object.assign(document.createElement("input"), { type: "color" });
  const pair = Object.assign(document.createElement("div"), { className: "colour-pair" });
  picker.setAttribute("aria-label", document.querySelector(`label[for="${field.id}"]`)?.textContent.replace("*", "").trim() ?? field.name);
  field.replaceWith(pair);
  pair.append(field, picker);
  const follow = () => { if (isColour(value(field.name))) picker.value = value(field.name); };
  field.addEventListener("input", follow);
  picker.addEventListener("input", () => {
    field.value = picker.value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
  follow();
}
