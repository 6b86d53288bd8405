"""The files of a picture: fixed widths and formats, cuts around the focal point, credit in each, nothing else of the upload."""

import io

import pytest
from PIL import Image as Pillow

from articles.credits import Credit, in_file
from articles.picture_files import crop, open_picture, preview, renditions
from tests.articles.picture_files.drawn import picture


def made(file=None, **options):
    return list(renditions(open_picture(file or picture()).picture, **options))


def widths(files, shape, format):
    return [(each.width, each.height) for each in files if (each.shape, each.format) == (shape, format)]


def test_three_formats_in_fixed_widths():
    files = made()
    for format in ("avif", "webp"):
        assert widths(files, "whole", format) == [(1600, 800), (1200, 600), (800, 400), (400, 200)]
        assert widths(files, "card", format) == [(800, 600), (400, 300)]
    assert widths(files, "whole", "jpeg") == [(1600, 800), (1200, 600), (800, 400)]
    assert widths(files, "social", "jpeg") == [(1200, 630)]
    for each in files:
        with Pillow.open(io.BytesIO(each.data)) as opened:
            assert (opened.format, opened.size) == (each.format.upper(), (each.width, each.height))


def test_a_small_picture_is_never_enlarged():
    files = made(picture((300, 200)))
    assert widths(files, "whole", "webp") == [(300, 200)] and max(each.width for each in files) == 300


def test_the_name_tells_the_content():
    names = [each.name for each in made()]
    assert names == [each.name for each in made()] and len(set(names)) == len(names)
    assert names[0].startswith("images/") and names[0].endswith("-1600.avif")


def test_position_and_device_stay_behind():
    exif = Pillow.Exif()
    exif[0x010F] = "A camera"
    exif.get_ifd(0x8825)[1] = "N"
    for each in [*made(picture((500, 300), exif=exif)), preview(open_picture(picture(exif=exif)).picture)]:
        with Pillow.open(io.BytesIO(each.data)) as opened:
            assert b"A camera" not in each.data and not opened.getexif()


def test_every_file_says_whose_it_is():
    credit = Credit(creators=("Ada Example",), licence="CC-BY-4.0", is_ai_generated=True)
    packet, segment = in_file.packet(credit), in_file.segment(credit)
    for each in made(picture((900, 600)), xmp=packet, segment=segment):
        with Pillow.open(io.BytesIO(each.data)) as opened:
            says = in_file.read(opened).credit
        assert says.creators == ("Ada Example",) and says.licence == "CC-BY-4.0" and says.is_ai_generated


def test_what_shines_through_lies_on_white_in_jpeg():
    files = made(picture((100, 100), "PNG", "RGBA", (0, 0, 0, 0)))
    by_format = {each.format: Pillow.open(io.BytesIO(each.data)) for each in files if each.shape == "whole"}
    assert by_format["jpeg"].getpixel((5, 5)) == (255, 255, 255)
    assert by_format["webp"].mode == by_format["avif"].mode == "RGBA"


def test_a_licence_without_changes_means_no_cuts():
    assert {each.shape for each in made(picture((500, 300)), may_crop=False)} == {"whole"}


@pytest.mark.parametrize(
    ("point", "box"),
    [
        ((50, 50), (300, 0, 700, 400)),
        ((0, 50), (0, 0, 400, 400)),
        ((100, 0), (600, 0, 1000, 400)),
        ((30, 50), (100, 0, 500, 400)),
    ],
)
def test_a_cut_holds_the_focal_point_within_the_edges(point, box):
    assert crop((1000, 400), (1, 1), point) == box


def test_a_cut_of_a_tall_picture_goes_up_and_down():
    assert crop((400, 1000), (4, 3), (50, 10)) == (0, 0, 400, 300)
