"""Pictures as they are uploaded, checked and made ready for the web; pure Pillow, no database."""

import hashlib
import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

from PIL import Image as Pillow
from PIL import ImageOps

MAX_PIXELS = 50_000_000
MAX_BYTES = 30 * 1024 * 1024
FORMATS = ("JPEG", "PNG", "WEBP", "AVIF")
WIDTHS = (480, 960, 1600)
QUALITY = 78


class NotAPicture(ValueError):
    """The file can't be used; the message says why and what to do."""


@dataclass(frozen=True)
class Rendition:
    """One file to store: its name carries a hash of its content, so that it can be cached for ever."""

    name: str
    width: int
    height: int
    data: bytes


def renditions(file: IO[bytes]) -> Iterator[Rendition]:
    """Re-encodes an uploaded picture as WebP, widest first, never wider than the original.

    Everything but the pixels is left behind: position, device and embedded files. Raises NotAPicture.
    """
    picture = _open(file)
    widths = sorted({min(width, picture.width) for width in WIDTHS}, reverse=True)
    for width in widths:
        height = max(1, round(picture.height * width / picture.width))
        buffer = io.BytesIO()
        picture.resize((width, height), Pillow.Resampling.LANCZOS).save(
            buffer, "WEBP", quality=QUALITY, method=4
        )
        data = buffer.getvalue()
        yield Rendition(f"images/{hashlib.sha256(data).hexdigest()[:24]}-{width}.webp", width, height, data)


def _open(file: IO[bytes]) -> Pillow.Image:
    data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise NotAPicture(f"The file is larger than {MAX_BYTES // 1024 // 1024} MB: save a smaller copy.")
    try:
        with Pillow.open(io.BytesIO(data), formats=FORMATS) as probe:
            if probe.width * probe.height > MAX_PIXELS:
                raise NotAPicture(
                    f"The picture has more than {MAX_PIXELS // 1_000_000} million pixels: save a smaller copy."
                )
            probe.verify()
        picture = ImageOps.exif_transpose(Pillow.open(io.BytesIO(data), formats=FORMATS))
        return picture.convert("RGBA" if "A" in picture.getbands() else "RGB")
    except NotAPicture:
        raise
    except Exception as error:
        raise NotAPicture("This is no readable JPEG, PNG, WebP or AVIF picture.") from error
