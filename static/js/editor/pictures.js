import { post, words } from "./server.js";

const KINDS = /^image\/(jpeg|png|webp|avif)$/;

// Takes dragged or pasted pictures into the library, one after the other; each shows where it will stand until it is there.
export async function takeIn(editor, files, notice) {
  for (const file of files) {
    if (KINDS.test(file.type)) await send(editor, file, notice);
    else notice(words.noPicture, true);
  }
}

async function send(editor, file, notice) {
  const place = editor.hold(words.uploading.replace("%s", file.name || "…"));
  notice(words.uploading.replace("%s", file.name || "…"));
  try {
    const response = await post(words.uploadUrl, { picture: file }, editor.textarea.form);
    const answer = await response.json();
    place.release(response.ok ? answer.markdown : "");
    notice(answer.message, !response.ok);
  } catch {
    place.release("");
    notice(words.uploadTrouble, true);
  }
}

export function picturesIn(transfer) {
  return [...(transfer?.files ?? [])];
}
