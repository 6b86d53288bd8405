"""The picture library: drawn by the program, stored in all sizes, credited."""

import io
import os
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from aesthetica.demo import pictures, texts
from articles.models import Image, ImageCredit
from articles.picture_files import open_picture

# Main pictures fill the page, diagrams stand in the column of text, portraits are small.
WIDTHS = {"illustrative": 1600, "diagram": 1200, "portrait": 640}


def load() -> int:
    """Draws and stores the pictures that are missing; drawing and storing go on side by side."""
    data = texts.table("pictures")
    known = set(Image.objects.values_list("slug", flat=True))
    missing = [row for row in data["picture"] if row["slug"] not in known]
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as threads:
        images = list(threads.map(_drawn, missing))
    for image in images:
        image.save()
        _credit(image, data)
    return len(images)


def _drawn(row: dict[str, Any]) -> Image:
    """An unsaved image with its files stored; touches no database, so that it may run in a thread."""
    image = Image(
        slug=row["slug"], title=row["title"], alt=row["alt"], alt_state=Image.AltState.TEXT, role=row["role"]
    )
    image.receive(open_picture(io.BytesIO(pictures.draw(row["slug"], width=WIDTHS[row["role"]]))))
    return image


def _credit(image: Image, data: dict[str, Any]) -> None:
    ImageCredit.objects.create(
        image=image,
        creator=data["creator"],
        credit_text=data["credit_text"],
        licence=data["licence"],
        licence_url=data["licence_url"],
    )
