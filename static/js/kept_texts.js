// Texts that this browser keeps as a second net (autosave.js): dropped once they are saved, and all on signing out.
const KEPT = "unsaved-text:";

function dropKept(isDone) {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(KEPT) && isDone(key)) localStorage.removeItem(key);
  } catch {
    // A browser that keeps nothing has nothing to drop.
  }
}

const savedOpening = document.cookie.match(/(?:^|; )saved_opening=([0-9a-f-]{36})/)?.[1];
if (savedOpening) {
  dropKept((key) => key.endsWith(`:${savedOpening}`));
  document.cookie = "saved_opening=; path=/admin/; max-age=0; samesite=lax";
}

document.addEventListener("submit", (event) => {
  if (event.target.action?.endsWith("/logout/")) dropKept(() => true);
});
