// Shows how far an import is; when it is through, the page is loaded anew.
const place = document.getElementById("import-progress");
const bar = place.querySelector("progress");
const said = place.querySelector("[role=status]");

async function ask() {
  try {
    const answer = await (await fetch(place.dataset.address, { headers: { Accept: "application/json" } })).json();
    said.textContent = answer.words;
    if (answer.total) {
      bar.max = answer.total;
      bar.value = answer.reached;
    }
    if (!answer.is_at_work) {
      location.reload();
      return;
    }
  } catch {
    // The server is away for a moment: it is asked again.
  }
  setTimeout(ask, 1000);
}

setTimeout(ask, 1000);
