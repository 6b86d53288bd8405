"""Uploaded pictures: checked by content, re-encoded, nothing but pixels kept."""

import io

import pytest
from PIL import Image as Pillow

from articles import picture_files
from articles.picture_files import NotAPicture, renditions


def picture(size=(2000, 1000), format="JPEG", mode="RGB", **options) -> io.BytesIO:
    file = io.BytesIO()
    Pillow.new(mode, size, 128).save(file, format, **options)
    file.seek(0)
    return file


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_a_picture_becomes_webp_in_fixed_widths(format):
    made = list(renditions(picture(format=format)))
    assert [(size.width, size.height) for size in made] == [(1600, 800), (960, 480), (480, 240)]
    assert {Pillow.open(io.BytesIO(size.data)).format for size in made} == {"WEBP"}


def test_a_small_picture_is_never_enlarged():
    assert [size.width for size in renditions(picture((300, 200)))] == [300]


def test_the_name_tells_the_content():
    first, again = (next(iter(renditions(picture()))).name for _ in range(2))
    assert first == again and first.startswith("images/") and first.endswith("-1600.webp")


def test_position_and_device_stay_behind():
    exif = Pillow.Exif()
    exif[0x010F] = "A camera"
    exif.get_ifd(0x8825)[1] = "N"
    made = next(iter(renditions(picture(exif=exif))))
    assert b"A camera" not in made.data
    assert not Pillow.open(io.BytesIO(made.data)).getexif()


def test_a_turned_photo_is_stood_up():
    exif = Pillow.Exif()
    exif[0x0112] = 6
    made = next(iter(renditions(picture((200, 100), exif=exif))))
    assert (made.width, made.height) == (100, 200)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"not a picture",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        picture().read()[:400],
        b"GIF89a" + b"\0" * 40,
    ],
    ids=["empty", "text", "svg", "truncated", "gif"],
)
def test_anything_else_is_refused(data):
    with pytest.raises(NotAPicture, match="no readable"):
        list(renditions(io.BytesIO(data)))


def test_a_picture_bomb_is_refused_before_it_unfolds(monkeypatch):
    monkeypatch.setattr(picture_files, "MAX_PIXELS", 1000)
    with pytest.raises(NotAPicture, match="pixels"):
        list(renditions(picture((100, 100))))


def test_a_file_too_large_is_refused(monkeypatch):
    monkeypatch.setattr(picture_files, "MAX_BYTES", 100)
    with pytest.raises(NotAPicture, match="larger than"):
        list(renditions(picture()))
