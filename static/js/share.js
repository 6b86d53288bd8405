// Shares a sentence through the device's own dialogue, else copies it. No other company's button is ever loaded.
for (const button of document.querySelectorAll("button[data-share]")) {
  const words = { text: button.dataset.share, url: document.querySelector("link[rel=canonical]").href };
  if (!navigator.share && !navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      if (navigator.share) return await navigator.share(words);
      await navigator.clipboard.writeText(`${words.text} ${words.url}`);
      button.textContent = button.dataset.done;
    } catch {
      // The reader closed the dialogue, or the browser refused: the link for e-mail is beside the button.
    }
  });
}
