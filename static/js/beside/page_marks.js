// Finds the words of findings in a rendered page and marks them. The page was made from Markdown, so places can't be
// counted over: the letters and digits around the words are compared instead, with ever less of them.
const NEAR = [40, 16, 6, 0];
const SIGNS = /[^\p{L}\p{N}]/gu;
const UNSEEN = /\]\([^)]*\)|<[^>]*>|&#?\w+;/g; // addresses and signs of Markdown that readers don't see
// Where a short field stands; everything else is looked for in the whole text.
const PLACES = { title: "h1", name: "h1", excerpt: ".lede", definition: ".lede", summary: ".treatment-summary", social_quote: ".pull-quote" };

export function clearMarks(page) {
  for (const mark of page.querySelectorAll("mark[data-finding]")) {
    const { parentNode } = mark;
    mark.replaceWith(...mark.childNodes);
    parentNode.normalize();
  }
}

// groups: for each kind of mark [{id, field, words, before, after, level, title}], in reading order. One kind may lie in
// the words of another.
export function markWords(page, groups) {
  clearMarks(page);
  for (const marks of groups) markGroup(page, marks);
}

function markGroup(page, marks) {
  const texts = new Map();
  const found = [];
  for (const mark of marks) {
    const place = page.querySelector(PLACES[mark.field] ?? "main article");
    if (!place) continue;
    if (!texts.has(place)) texts.set(place, new Letters(place));
    const text = texts.get(place);
    const at = text.find(mark);
    if (at) found.push({ mark, pieces: text.pieces(...at) });
  }
  // Back to front, so that the places of those before stay true.
  for (const { mark, pieces } of found.reverse()) for (const piece of pieces.reverse()) wrap(piece, mark);
}

function letters(text) {
  return text.normalize("NFKC").toLowerCase().replace(SIGNS, "");
}

// The letters and digits of an element, each with the way back to its text node.
class Letters {
  constructor(element) {
    this.nodes = [];
    this.starts = [];
    this.taken = new Map();
    let all = "";
    const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      this.nodes.push(walker.currentNode);
      this.starts.push(all.length);
      all += letters(walker.currentNode.data);
    }
    this.text = all;
  }

  find({ words, before, after }) {
    const [middle, left, right] = [words, before, after].map((text) => letters(text.replace(UNSEEN, " ")));
    if (!middle) return null;
    for (const near of NEAR) {
      const lead = near ? left.slice(-near) : "";
      const key = lead + middle + right.slice(0, near);
      const from = this.taken.get(key) ?? 0;
      const at = this.text.indexOf(key, from);
      if (at < 0) continue;
      this.taken.set(key, at + 1);
      return [at + lead.length, at + lead.length + middle.length];
    }
    return null;
  }

  // The stretches of text nodes between two letters: [{node, start, end}].
  pieces(start, end) {
    const found = [];
    for (let index = this.#nodeAt(start); index < this.nodes.length && this.starts[index] < end; index++) {
      const node = this.nodes[index];
      const from = unitOf(node.data, Math.max(0, start - this.starts[index]));
      const length = (this.starts[index + 1] ?? this.text.length) - this.starts[index];
      const last = Math.min(length, end - this.starts[index]);
      const to = last > 0 ? unitOf(node.data, last - 1, true) : from;
      if (to > from) found.push({ node, start: from, end: to });
    }
    return found;
  }

  #nodeAt(letter) {
    let [low, high] = [0, this.starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.starts[middle] <= letter) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

// Where the nth letter of a text begins, or ends.
function unitOf(text, letter, isEnd = false) {
  let [count, at] = [0, 0];
  for (const character of text) {
    const size = letters(character).length;
    if (size && count + size > letter) return isEnd ? at + character.length : at;
    count += size;
    at += character.length;
  }
  return at;
}

function wrap({ node, start, end }, { id, level, title }) {
  const words = start ? node.splitText(start) : node;
  if (end - start < words.data.length) words.splitText(end - start);
  const mark = node.ownerDocument.createElement("mark");
  mark.className = `finding finding-${level.toLowerCase()}`;
  Object.assign(mark.dataset, { finding: id });
  mark.title = title;
  words.replaceWith(mark);
  mark.append(words);
}
