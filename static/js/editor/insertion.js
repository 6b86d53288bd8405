// A block stands between blank lines, wherever the cursor was; what was selected goes where the cursor will be.
export function insertBlock(editor, markdown) {
  const selected = editor.selection().trim();
  const text = selected ? markdown.replace("‸…", `‸${selected}`).replace(/‸(?=\n|$)/, `‸${selected}`) : markdown;
  editor.insert(separated(editor, text));
}

// What was pasted: words go into the line, blocks stand by themselves.
export function insertPasted(editor, markdown) {
  editor.insert(markdown.includes("\n") ? separated(editor, markdown) : markdown);
}

function separated(editor, text) {
  const [before, after] = editor.around();
  const start = !before.trim() || before.endsWith("\n\n") ? "" : before.endsWith("\n") ? "\n" : "\n\n";
  const end = !after.trim() || after.startsWith("\n\n") ? "" : after.startsWith("\n") ? "\n" : "\n\n";
  return start + text.trimEnd() + (end || "\n").slice(0, after ? 2 : 1);
}
