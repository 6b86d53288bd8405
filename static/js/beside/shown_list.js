import { bringInStep } from "./in_step.js";

// Brings a list beside the text up to date. What is being written in it is not taken away by the next answer.
export function bringListInStep(list, html) {
  const newer = document.createElement("div");
  newer.innerHTML = html;
  const typed = new Map(areas(list).filter((area) => area.value !== area.defaultValue).map((area) => [area.id, area.value]));
  bringInStep(list, newer);
  for (const area of areas(list)) area.value = typed.get(area.id) ?? area.defaultValue;
}

function areas(list) {
  return [...list.querySelectorAll("textarea")];
}
