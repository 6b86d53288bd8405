"""IPTC-IIM in JPEG files: the older way to say whose a picture is, which many programs still read (IIM 4.2)."""

from collections.abc import Mapping

from PIL import Image as Pillow
from PIL import ImageFile, IptcImagePlugin

UTF8 = b"\x1b%G"
# The data sets of record 2 and how many bytes each holds.
TITLE, BYLINE, CREDIT, SOURCE, COPYRIGHT, CAPTION = 5, 80, 110, 115, 116, 120
LONGEST = {TITLE: 64, BYLINE: 32, CREDIT: 32, SOURCE: 32, COPYRIGHT: 128, CAPTION: 2000}


def read(picture: Pillow.Image) -> dict[int, list[str]]:
    """The values of record 2 by their data set; of one that was cut to fit, the last word is left out."""
    try:
        found = IptcImagePlugin.getiptcinfo(picture) if isinstance(picture, ImageFile.ImageFile) else None
    except (SyntaxError, ValueError, OSError, KeyError, IndexError, TypeError):
        return {}
    if not found:
        return {}
    charset = found.get((1, 90))
    encoding = "utf-8" if charset == UTF8 else "latin-1"
    return {
        number: [_whole(each, number, encoding) for each in (value if isinstance(value, list) else [value])]
        for (record, number), value in found.items()
        if record == 2 and number in LONGEST
    }


def segment(values: Mapping[int, str]) -> bytes:
    """An APP13 segment with these values, to stand among the markers of a JPEG file; empty without any."""
    sets = b"".join(
        _data_set(2, number, _cut(value, LONGEST[number])) for number, value in values.items() if value
    )
    if not sets:
        return b""
    block = _data_set(1, 90, UTF8) + _data_set(2, 0, b"\x00\x04") + sets
    resource = (
        b"8BIM\x04\x04\x00\x00" + len(block).to_bytes(4, "big") + block + (b"\x00" if len(block) % 2 else b"")
    )
    payload = b"Photoshop 3.0\x00" + resource
    return b"\xff\xed" + (len(payload) + 2).to_bytes(2, "big") + payload


def _data_set(record: int, number: int, value: bytes) -> bytes:
    return bytes([0x1C, record, number]) + len(value).to_bytes(2, "big") + value


def _cut(text: str, longest: int) -> bytes:
    """As many whole characters as fit."""
    return text.encode()[:longest].decode(errors="ignore").encode()


def _whole(value: bytes, number: int, encoding: str) -> str:
    """ "CC BY-SA" cut to "CC BY" would be another licence."""
    text = _decoded(value, encoding)
    return text.rpartition(" ")[0] if len(value) >= LONGEST[number] - 1 else text


def _decoded(value: bytes, encoding: str) -> str:
    try:
        text = value.decode("utf-8")  # many programs write it without saying so
    except UnicodeDecodeError:
        text = value.decode(encoding, errors="replace")
    return " ".join(text.replace("\x00", " ").split())
