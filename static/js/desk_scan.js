// Reads the QR of a code with the camera, where the browser can; elsewhere the button stays hidden.
const EVERY = 150; // milliseconds between two looks

const canScan = async () =>
  "BarcodeDetector" in window && navigator.mediaDevices?.getUserMedia && (await BarcodeDetector.getSupportedFormats()).includes("qr_code");

const finish = (dialog, text) => {
  const field = document.querySelector("#id_code");
  dialog.close();
  field.value = text;
  field.form.requestSubmit();
};

const watch = async (dialog, video, detector) => {
  if (!dialog.open) return;
  const [found] = await detector.detect(video).catch(() => []); // no picture yet
  if (found && dialog.open) return finish(dialog, found.rawValue);
  setTimeout(watch, EVERY, dialog, video, detector);
};

const scan = async () => {
  const dialog = document.querySelector(".desk-camera");
  const video = dialog.querySelector("video");
  const words = dialog.querySelector("[role=alert]");
  words.textContent = "";
  video.hidden = false;
  dialog.showModal();
  try {
    const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
    const stop = () => stream.getTracks().forEach((track) => track.stop());
    if (!dialog.open) return stop();
    dialog.addEventListener("close", stop, { once: true });
    video.srcObject = stream;
    await video.play();
    watch(dialog, video, new BarcodeDetector({ formats: ["qr_code"] }));
  } catch (error) {
    video.hidden = true;
    words.textContent = error.name === "NotAllowedError" ? words.dataset.refused : words.dataset.missing;
  }
};

// One listener on the document: the desk's content is replaced when an answer comes.
document.addEventListener("click", (event) => {
  if (event.target.matches(".desk-scan")) scan();
  if (event.target.matches(".desk-camera button")) event.target.closest("dialog").close();
});
if (await canScan()) document.documentElement.classList.add("can-scan");
