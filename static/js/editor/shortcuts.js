// Shortcuts as the buttons of the toolbar carry them: "Mod+Shift+K", Mod being ⌘ on an Apple machine and Ctrl elsewhere.
const IS_APPLE = /Mac|iPhone|iPad/.test(navigator.platform);
const NAMES = { Mod: IS_APPLE ? "⌘" : "Ctrl", BracketRight: "]", BracketLeft: "[" };

// In the words of this machine's keyboard.
export function keysOf(shortcut) {
  return shortcut.split("+").map((key) => NAMES[key] ?? key).join(IS_APPLE ? " " : "+");
}

// The shortcut that a key event stands for; by the place of the key, so that it holds on every keyboard layout.
export function pressed(event) {
  if (event.getModifierState("AltGraph")) return ""; // writes a letter on many layouts
  const isMod = IS_APPLE ? event.metaKey : event.ctrlKey;
  const key = event.code.replace(/^(Key|Digit)/, "");
  return [isMod && "Mod", event.altKey && "Alt", event.shiftKey && "Shift", key].filter(Boolean).join("+");
}
