"""Pictures drawn for tests."""

import io

from PIL import Image as Pillow
from PIL import ImageDraw


def picture(size=(2000, 1000), format="JPEG", mode="RGB", colour=128, **options) -> io.BytesIO:
    """A file of one colour."""
    file = io.BytesIO()
    Pillow.new(mode, size, colour).save(file, format, **options)
    file.seek(0)
    return file


def spot(at, size=(600, 400), colour="#c68863"):
    """A busy spot of skin's colour on an even ground; `at` in percent from the left and the top."""
    drawn = Pillow.new("RGB", size, "#dfe8ea")
    draw = ImageDraw.Draw(drawn)
    x, y = size[0] * at[0] / 100, size[1] * at[1] / 100
    for ring in range(60, 0, -10):
        draw.ellipse((x - ring, y - ring, x + ring, y + ring), colour if ring % 20 else "#5a3a2a")
    return drawn
