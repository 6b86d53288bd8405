// One line under the text that says what became of what was pasted or dragged; read out by a screen reader.
export function noticeUnder(frame) {
  const line = document.createElement("p");
  line.className = "editor-notice";
  line.setAttribute("role", "status");
  frame.append(line);
  return (text, isTrouble = false) => {
    line.textContent = text;
    line.classList.toggle("is-bad", isTrouble);
  };
}
