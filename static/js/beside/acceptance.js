// Sends the reason for which a finding may stay. Resolves to whether it was accepted; what is typed stays otherwise.
export async function accept(form, say) {
  const button = form.querySelector("button");
  if (button.disabled) return false;
  button.disabled = true;
  try {
    const body = new FormData(form);
    body.set("csrfmiddlewaretoken", document.querySelector("#content-main form input[name=csrfmiddlewaretoken]").value);
    const response = await fetch(form.action, { method: "POST", body, redirect: "manual" });
    const { message } = await response.json();
    say(message);
    return response.ok;
  } catch {
    say(document.getElementById("beside").dataset.notAccepted);
    return false;
  } finally {
    button.disabled = false;
  }
}
