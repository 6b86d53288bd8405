// A click on the picture sets its focal point; the cuts beside it show at once what is left, by the arithmetic of
// articles/picture_files/sizes.py. The two numbers below stay the form's own fields.
for (const box of document.querySelectorAll(".focal")) {
  const across = document.getElementById("id_focal_x");
  const down = document.getElementById("id_focal_y");
  const cuts = box.querySelector(".focal-cuts");
  if (!across || !down || !cuts) continue;
  const picture = box.querySelector(".focal-picture");
  const mark = box.querySelector(".focal-mark");
  const [width, height] = [Number(box.dataset.width), Number(box.dataset.height)];

  const show = () => {
    const [x, y] = [Number(across.value), Number(down.value)];
    mark.style.left = `${x}%`;
    mark.style.top = `${y}%`;
    for (const cut of cuts.children) {
      const ratio = cut.dataset.across / cut.dataset.down;
      const cutWidth = Math.min(width, height * ratio);
      const cutHeight = Math.min(height, width / ratio);
      const image = cut.querySelector("img");
      image.style.aspectRatio = ratio;
      image.style.objectPosition = `${share(x, width, cutWidth)}% ${share(y, height, cutHeight)}%`;
    }
  };

  for (const part of [mark, cuts, box.querySelector(".focal-help")]) part.hidden = false;
  picture.classList.add("is-clickable");
  picture.addEventListener("click", (event) => {
    const area = picture.querySelector("img").getBoundingClientRect();
    across.value = percent((event.clientX - area.left) / area.width);
    down.value = percent((event.clientY - area.top) / area.height);
    for (const field of [across, down]) field.dispatchEvent(new Event("input", { bubbles: true }));
  });
  for (const field of [across, down]) field.addEventListener("input", show);
  show();
}

function percent(share) {
  return Math.round(100 * Math.min(1, Math.max(0, share)));
}

// Where the cut begins, as a share of the room that it leaves.
function share(point, whole, cut) {
  const room = whole - cut;
  if (room <= 0) return 50;
  const start = Math.min(room, Math.max(0, (whole * point) / 100 - cut / 2));
  return (100 * start) / room;
}
