// Sends a small form beside the text and says what became of it. Resolves to whether it was taken; what is typed stays otherwise.
export async function send(form, say, whenNoAnswer) {
  const button = form.querySelector("button");
  if (button.disabled) return false;
  button.disabled = true;
  try {
    const body = new FormData(form);
    body.set("csrfmiddlewaretoken", document.querySelector("#content-main form input[name=csrfmiddlewaretoken]").value);
    const response = await fetch(form.action, { method: "POST", body, redirect: "manual", headers: { Accept: "application/json" } });
    const { message } = await response.json();
    say(message);
    return response.ok;
  } catch {
    say(whenNoAnswer);
    return false;
  } finally {
    button.disabled = false;
  }
}
