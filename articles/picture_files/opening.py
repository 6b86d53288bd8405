"""An uploaded file, judged by its bytes alone: its name and what the browser says of it count for nothing."""

import hashlib
import io
from dataclasses import dataclass
from typing import IO

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from PIL import Image as Pillow
from PIL import ImageOps

from articles.credits import in_file
from articles.picture_files.colours import in_srgb

MAX_PIXELS = 50_000_000
MAX_BYTES = 30 * 1024 * 1024
FORMATS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp", "AVIF": "avif", "GIF": "gif"}
WIDEST = 1600  # pixels; what any page shows at most

# What people try all the same, by how the file begins, and what they can do.
OTHER_KINDS: tuple[tuple[tuple[bytes, ...], int, Promise], ...] = (
    (
        (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftyphevc"),
        4,
        _("This is a HEIC picture of a phone: send it as JPEG (most phones do when they share)."),
    ),
    ((b"ftyp",), 4, _("This is a film or another kind of picture: send a JPEG, PNG, WebP or AVIF picture.")),
    ((b"<svg", b"<?xml", b"<!DOC"), 0, _("This is a drawing (SVG) or a page: save it as PNG.")),
    ((b"%PDF",), 0, _("This is a PDF: save its page as PNG or JPEG.")),
    ((b"II*\x00", b"MM\x00*"), 0, _("This is a TIFF or raw file of a camera: save it as JPEG or PNG.")),
    ((b"8BPS",), 0, _("This is a Photoshop file: save it as JPEG or PNG.")),
    ((b"BM",), 0, _("This is a BMP picture: save it as PNG.")),
    ((b"PK\x03\x04",), 0, _("This is an archive: unpack it and send the pictures themselves.")),
)


class NotAPicture(ValueError):
    """The file can't be used; the message says why and what to do."""


@dataclass(frozen=True)
class Opened:
    """A picture that stands upright in sRGB; `width` and `height` are those of the upload, `picture` may be smaller."""

    picture: Pillow.Image
    width: int
    height: int
    data: bytes
    suffix: str
    says: in_file.InFile

    @property
    def small(self) -> Pillow.Image:
        """Enough of it to judge by what it looks like, at a fraction of the cost."""
        return self.picture.reduce(max(1, min(self.picture.size) // 200))

    @property
    def digest(self) -> str:
        """SHA-256 (hex) of the file as it came."""
        return hashlib.sha256(self.data).hexdigest()


def open_picture(file: IO[bytes], *, widest: int = WIDEST) -> Opened:
    """Reads, checks and decodes; a large JPEG is decoded no larger than needed. Raises NotAPicture."""
    data = file.read(MAX_BYTES + 1)
    if not data:
        raise NotAPicture(gettext("The file is empty."))
    if len(data) > MAX_BYTES:
        raise NotAPicture(
            gettext("The file is larger than %(most)s MB: save a smaller copy.")
            % {"most": MAX_BYTES // 1024 // 1024}
        )
    try:
        return _decoded(data, widest)
    except NotAPicture:
        raise
    except Exception as error:  # whatever a decoder meets in bytes that somebody else wrote
        raise NotAPicture(_reason(data)) from error


def _decoded(data: bytes, widest: int) -> Opened:
    with Pillow.open(io.BytesIO(data), formats=tuple(FORMATS)) as picture:
        kind, size = picture.format or "", picture.size
        if size[0] * size[1] > MAX_PIXELS:
            raise NotAPicture(
                gettext("The picture has more than %(most)s million pixels: save a smaller copy.")
                % {"most": MAX_PIXELS // 1_000_000}
            )
        if getattr(picture, "is_animated", False):
            raise NotAPicture(gettext("The picture moves: send one that stands still."))
        says = in_file.read(picture)
        picture.draft("RGB", (widest, widest))
        picture.load()
        is_turned = picture.getexif().get(0x0112, 1) >= 5
        upright = in_srgb(ImageOps.exif_transpose(picture))
    width, height = reversed(size) if is_turned else size
    return Opened(upright, width, height, data, FORMATS[kind], says)


def _reason(data: bytes) -> str:
    start = data[:64].lstrip(b"\xef\xbb\xbf \r\n\t")
    for beginnings, offset, words in OTHER_KINDS:
        if any((data if offset else start)[offset:].startswith(each) for each in beginnings) and not _is_avif(
            data
        ):
            return str(words)
    if _is_known(data):
        return gettext("The picture is damaged or was cut off on its way: send it again.")
    return gettext("This is no JPEG, PNG, WebP or AVIF picture.")


def _is_avif(data: bytes) -> bool:
    return data[4:12] in (b"ftypavif", b"ftypavis")


def _is_known(data: bytes) -> bool:
    """Begins as a picture of a kind that we take."""
    is_webp = data[:4] == b"RIFF" and data[8:12] == b"WEBP"
    return (
        data[:3] == b"\xff\xd8\xff"
        or data[:8] == b"\x89PNG\r\n\x1a\n"
        or is_webp
        or _is_avif(data)
        or data[:4] == b"GIF8"
    )
