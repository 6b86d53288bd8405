// The server counts characters, JavaScript units of UTF-16: one emoji is 1 there and 2 here.
const PAIR = /[\ud800-\udbff][\udc00-\udfff]/;

// Where the nth character of the text begins, for JavaScript.
export function toUnits(text, characters) {
  if (!PAIR.test(text)) return Math.min(characters, text.length);
  let at = 0;
  for (let left = characters; left > 0 && at < text.length; left--) at += text.codePointAt(at) > 0xffff ? 2 : 1;
  return at;
}

// The same for many places in one text.
export function unitsIn(text) {
  if (!PAIR.test(text)) return (characters) => Math.min(characters, text.length);
  const units = [0];
  for (const character of text) units.push(units.at(-1) + character.length);
  return (characters) => units[Math.min(characters, units.length - 1)];
}

// How many characters stand before a place in the text.
export function toCharacters(text, units) {
  const before = text.slice(0, units);
  return PAIR.test(before) ? [...before].length : before.length;
}
