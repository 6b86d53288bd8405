// Makes a passkey, or asks for one, when the form is sent; the server gave the options and checks the answer.
const form = document.getElementById("passkey-form");

function fail(error) {
  const kinds = { NotAllowedError: "cancelled", AbortError: "cancelled", SecurityError: "insecure", InvalidStateError: "known" };
  const kind = window.isSecureContext ? (kinds[error.name] ?? "unknown") : "insecure";
  for (const words of form.querySelectorAll("[data-failure]")) words.hidden = words.dataset.failure !== kind;
}

async function answer(act) {
  const { publicKey } = JSON.parse(document.getElementById("passkey-options").textContent);
  if (act === "create") {
    return navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(publicKey) });
  }
  return navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(publicKey) });
}

async function use(event) {
  event.preventDefault();
  if (!form.reportValidity()) return;
  for (const words of form.querySelectorAll("[data-failure]")) words.hidden = true;
  try {
    const credential = await answer(form.dataset.passkey);
    form.querySelector("[name=credential]").value = JSON.stringify(credential.toJSON());
    form.submit();
  } catch (error) {
    fail(error);
  }
}

if (form) {
  form.hidden = false;
  form.addEventListener("submit", use);
}
