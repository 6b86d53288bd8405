"""The files that browsers choose from: fixed widths, three formats, crops around the focal point; each says whose it is."""

import hashlib
import io
import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

from PIL import Image as Pillow

WIDTHS = (1600, 1200, 800, 400)
# Width and height of what is cut out around the focal point, and the widths that it is made in.
CROPS = {"card": (4, 3), "social": (1200, 630)}
CROP_WIDTHS = {"card": (800, 400), "social": (1200,)}
FORMATS = ("avif", "webp", "jpeg")
# JPEG is for the few that read nothing newer, and for programs that fetch a preview.
JPEG_WIDTHS = frozenset({1600, 1200, 800})
OPTIONS = {
    "avif": {"quality": 58, "speed": 8},
    "webp": {"quality": 76, "method": 3},
    "jpeg": {"quality": 80, "optimize": True, "progressive": True},
}
PREVIEW_WIDTH = 800


@dataclass(frozen=True)
class Drawn:
    """Pixels, cut and sized, that wait for their encoder."""

    shape: str
    format: str
    picture: Pillow.Image


@dataclass(frozen=True)
class Rendition:
    """One file to store: its name carries a hash of its content, so that it can be cached for ever."""

    shape: str
    format: str
    width: int
    height: int
    data: bytes

    @property
    def name(self) -> str:
        digest = hashlib.sha256(self.data).hexdigest()[:24]
        return f"images/{digest}-{self.width}.{self.format.replace('jpeg', 'jpg')}"


def renditions(
    picture: Pillow.Image,
    *,
    focal_point: tuple[int, int] = (50, 50),
    may_crop: bool = True,
    xmp: bytes = b"",
    segment: bytes = b"",
) -> Iterator[Rendition]:
    """All files of one picture, never wider than it is; nothing of the upload but its pixels is in them.

    `focal_point` in percent from the left and the top. `xmp` goes into every file, `segment` (IPTC) into JPEG. The
    encoders work side by side, on as many processors as there are.
    """
    wanted = drawn(picture, focal_point=focal_point, may_crop=may_crop)
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as threads:
        yield from threads.map(lambda each: encoded(each, xmp, segment), wanted)


def drawn(
    picture: Pillow.Image, *, focal_point: tuple[int, int] = (50, 50), may_crop: bool = True
) -> Iterator[Drawn]:
    """What is to be encoded, widest first."""
    widest = _resized(picture, min(WIDTHS[0], picture.width))
    yield from _shape("whole", widest, WIDTHS)
    if may_crop:
        for shape, ratio in CROPS.items():
            cut = widest.crop(crop(widest.size, ratio, focal_point))
            yield from _shape(shape, cut, CROP_WIDTHS[shape])


def preview(picture: Pillow.Image, *, xmp: bytes = b"") -> Rendition:
    """One size that is made at once, until all of them are."""
    small = _resized(picture, min(PREVIEW_WIDTH, picture.width))
    return encoded(Drawn("whole", "webp", small), xmp)


def crop(
    size: tuple[int, int], ratio: tuple[int, int], focal_point: tuple[int, int]
) -> tuple[int, int, int, int]:
    """Left, top, right, bottom of the largest part of that ratio, with the focal point as near its middle as the edges allow."""
    width, height = size
    cut_width = min(width, round(height * ratio[0] / ratio[1]))
    cut_height = min(height, round(width * ratio[1] / ratio[0]))
    left = _within(width * focal_point[0] / 100 - cut_width / 2, width - cut_width)
    top = _within(height * focal_point[1] / 100 - cut_height / 2, height - cut_height)
    return left, top, left + cut_width, top + cut_height


def _within(start: float, most: int) -> int:
    return round(min(max(start, 0), most))


def _shape(shape: str, picture: Pillow.Image, widths: tuple[int, ...]) -> Iterator[Drawn]:
    """Each width from the one above it, which costs a quarter."""
    sized = picture
    for width in sorted({min(width, picture.width) for width in widths}, reverse=True):
        sized = _resized(sized, width)
        for format in FORMATS:
            if format == "jpeg" and width not in JPEG_WIDTHS and width != picture.width:
                continue
            if shape == "social" and format != "jpeg":
                continue
            yield Drawn(shape, format, sized)


def _resized(picture: Pillow.Image, width: int) -> Pillow.Image:
    if picture.width == width:
        return picture
    height = max(1, round(picture.height * width / picture.width))
    return picture.resize((width, height), Pillow.Resampling.BICUBIC, reducing_gap=2.0)


def encoded(drawn: Drawn, xmp: bytes = b"", segment: bytes = b"") -> Rendition:
    """A file of it. Works on a copy: an encoder notes its options in the picture, and others may have it in hand."""
    buffer = io.BytesIO()
    options: dict[str, Any] = dict(OPTIONS[drawn.format])
    picture = drawn.picture.copy()
    picture.info = {}  # Pillow would write what it read: EXIF with the position, profiles, comments
    if drawn.format == "jpeg":
        picture = _on_white(picture)
        options |= {"extra": segment}
    picture.save(buffer, drawn.format.upper(), **options, **({"xmp": xmp} if xmp else {}))
    return Rendition(drawn.shape, drawn.format, picture.width, picture.height, buffer.getvalue())


def _on_white(picture: Pillow.Image) -> Pillow.Image:
    if picture.mode != "RGBA":
        return picture
    ground = Pillow.new("RGB", picture.size, "white")
    ground.paste(picture, mask=picture.getchannel("A"))
    return ground
