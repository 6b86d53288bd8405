"""Uploads are judged by their bytes: right colours and the right way up for what is taken, a clear sentence for what is not."""

import io

import pytest
from PIL import Image as Pillow
from PIL import ImageCms

from articles.picture_files import NotAPicture, open_picture, opening
from tests.articles.picture_files.drawn import picture


def opened(file):
    return open_picture(file)


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "AVIF", "GIF"])
def test_a_picture_of_each_kind_is_taken_whatever_its_name(format):
    mode = "L" if format == "GIF" else "RGB"
    found = opened(picture((200, 100), format=format, mode=mode))
    assert (found.width, found.height) == (200, 100)


def test_a_large_photo_is_decoded_no_larger_than_needed():
    found = opened(picture((6000, 4000)))
    assert (found.width, found.height) == (6000, 4000)
    assert found.picture.size == (3000, 2000)


def test_a_turned_photo_is_stood_up():
    exif = Pillow.Exif()
    exif[0x0112] = 6
    found = opened(picture((200, 100), exif=exif))
    assert found.picture.size == (found.width, found.height) == (100, 200)


def near(found, wanted, by=12):
    return all(abs(one - other) <= by for one, other in zip(found, wanted, strict=True))


def test_print_colours_become_those_of_screens():
    found = opened(picture((20, 20), mode="CMYK", colour=(0, 255, 255, 0)))
    assert found.picture.mode == "RGB" and near(found.picture.getpixel((5, 5)), (255, 0, 0))


def test_sixteen_bits_keep_their_greys():
    file = io.BytesIO()
    Pillow.new("I;16", (20, 20), 0x8080).save(file, "PNG")
    file.seek(0)
    found = opened(file)
    assert near(found.picture.getpixel((5, 5)), (128, 128, 128), by=2)


def test_a_profile_is_turned_into_srgb():
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("XYZ")).tobytes()
    plain = opened(picture((20, 20), colour=(200, 80, 40)))
    profiled = opened(
        picture(
            (20, 20), colour=(200, 80, 40), icc_profile=ImageCms.ImageCmsProfile(opening_srgb()).tobytes()
        )
    )
    assert near(profiled.picture.getpixel((5, 5)), plain.picture.getpixel((5, 5)), by=3)
    assert opened(picture((20, 20), icc_profile=lab)).picture.mode == "RGB"
    assert opened(picture((20, 20), icc_profile=b"damaged")).picture.mode == "RGB"


def opening_srgb():
    return ImageCms.createProfile("sRGB")


def test_what_shines_through_still_does():
    assert opened(picture((20, 20), format="PNG", mode="RGBA", colour=(1, 2, 3, 0))).picture.mode == "RGBA"
    palette = io.BytesIO()
    Pillow.new("P", (20, 20)).save(palette, "PNG", transparency=0)
    palette.seek(0)
    assert opened(palette).picture.mode == "RGBA"


HEIC = b"\x00\x00\x00\x18ftypheic" + b"\0" * 40
MOVING = io.BytesIO()
Pillow.new("L", (9, 9)).save(
    MOVING, "GIF", save_all=True, append_images=[Pillow.new("L", (9, 9), 200)], duration=100
)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b"not a picture", "no JPEG"),
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "SVG"),
        (b"\xef\xbb\xbf<?xml version='1.0'?><svg/>", "SVG"),
        (picture().read()[:400], "damaged or was cut off"),
        (picture((300, 300), "PNG").read()[:-40], "damaged or was cut off"),
        (HEIC, "HEIC"),
        (b"\x00\x00\x00\x18ftypisom" + b"\0" * 40, "film"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"II*\x00 ...", "TIFF"),
        (b"8BPS ...", "Photoshop"),
        (b"BM....", "BMP"),
        (b"PK\x03\x04....", "archive"),
        (b"GIF89a" + b"\0" * 40, "damaged"),
        (MOVING.getvalue(), "moves"),
    ],
)
def test_anything_else_is_refused_with_what_to_do(data, words):
    with pytest.raises(NotAPicture, match=words):
        opened(io.BytesIO(data))


def test_a_page_behind_a_picture_s_beginning_is_not_carried_on():
    polyglot = picture((40, 40)).read() + b"<script>alert(1)</script>"
    found = opened(io.BytesIO(polyglot))
    assert found.picture.size == (40, 40)


def test_a_picture_bomb_is_refused_before_it_unfolds(monkeypatch):
    monkeypatch.setattr(opening, "MAX_PIXELS", 1_000_000)
    with pytest.raises(NotAPicture, match="million pixels"):
        opened(picture((1001, 1000)))


def test_a_file_too_large_is_refused(monkeypatch):
    monkeypatch.setattr(opening, "MAX_BYTES", 100)
    with pytest.raises(NotAPicture, match="larger than"):
        opened(picture())


def test_what_the_file_says_is_read_before_it_is_left_behind():
    exif = Pillow.Exif()
    exif[0x013B] = "Ada Example"
    assert opened(picture((20, 20), exif=exif)).says.credit.creator == "Ada Example"
