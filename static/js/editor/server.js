// What the editor asks the server: addresses and words from the page, the token from the form it stands in.
const { dataset } = document.getElementById("editor-settings") ?? { dataset: {} };

export const words = dataset;

export function post(url, fields, form, { signal } = {}) {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  body.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  return fetch(url, { method: "POST", body, signal, headers: { Accept: "application/json" } });
}
