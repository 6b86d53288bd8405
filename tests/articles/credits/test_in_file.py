"""What a file says of itself is read, and what we know is written into the files that we give out."""

import io

import pytest
from PIL import Image as Pillow

from articles.credits import Credit, in_file, iptc, xmp

KNOWN = Credit(
    title="Vials",
    creators=("Ada Exämple", "Bo Example"),
    source="Flickr",
    source_url="https://www.flickr.com/photos/x",
    licence="CC-BY-SA-4.0",
    licence_url="https://creativecommons.org/licenses/by-sa/4.0/",
    copyright_notice="© 2024 Ada Exämple",
)


def opened(format="JPEG", **info):
    file = io.BytesIO()
    Pillow.new("RGB", (8, 8)).save(file, format, **info)
    return Pillow.open(io.BytesIO(file.getvalue()))


@pytest.mark.parametrize("format", ["JPEG", "WEBP", "AVIF", "PNG"])
def test_what_is_written_comes_back(format):
    packet = in_file.packet(KNOWN, alt="Two vials <on> a tray")
    info = {"xmp": packet}
    if format == "PNG":
        from PIL.PngImagePlugin import PngInfo

        info = {"pnginfo": PngInfo()}
        info["pnginfo"].add_itxt("XML:com.adobe.xmp", packet.decode())
    found = in_file.read(opened(format, **info))
    assert found.alt == "Two vials <on> a tray" and found.title == "Vials"
    credit = found.credit
    assert (credit.creators, credit.source, credit.copyright_notice) == (
        KNOWN.creators,
        KNOWN.source,
        KNOWN.copyright_notice,
    )
    assert (credit.licence, credit.licence_url, credit.source_url) == (
        KNOWN.licence,
        KNOWN.licence_url,
        KNOWN.source_url,
    )


def test_programs_that_read_only_iptc_find_it_too():
    found = iptc.read(opened(extra=in_file.segment(KNOWN)))
    assert found[iptc.BYLINE] == ["Ada Exämple; Bo Example"]
    assert found[iptc.COPYRIGHT] == ["© 2024 Ada Exämple"]


def test_what_iptc_had_to_cut_is_not_taken_for_another_licence():
    long = Credit(creators=("Ada Example Longername",), licence="CC-BY-SA-4.0")
    assert in_file.read(opened(extra=in_file.segment(long))).credit.licence != "CC-BY"


def test_a_camera_s_exif_names_its_owner():
    exif = Pillow.Exif()
    exif[in_file.ARTIST] = "Ada Example;Bo Example"
    exif[in_file.COPYRIGHT] = "© Ada Example".encode()  # as programs write it, though EXIF knows ASCII only
    credit = in_file.read(opened(exif=exif)).credit
    assert credit.creators == ("Ada Example", "Bo Example") and credit.copyright_notice == "© Ada Example"


def test_xmp_goes_before_iptc_and_iptc_before_exif():
    exif = Pillow.Exif()
    exif[in_file.ARTIST] = "In Exif"
    segment = in_file.segment(Credit(creators=("In Iptc",)))
    assert in_file.read(opened(exif=exif, extra=segment)).credit.creators == ("In Iptc",)
    packet = in_file.packet(Credit(creators=("In Xmp",)))
    assert in_file.read(opened(exif=exif, extra=segment, xmp=packet)).credit.creators == ("In Xmp",)


def test_what_ai_made_stays_known():
    made = in_file.packet(Credit(is_ai_generated=True))
    assert b"trainedAlgorithmicMedia" in made and in_file.read(opened(xmp=made)).credit.is_ai_generated
    assert b"compositeWithTrainedAlgorithmicMedia" in in_file.packet(Credit(), is_ai_edited=True)


def test_words_that_cameras_write_by_themselves_are_nobody_s():
    exif = Pillow.Exif()
    exif[in_file.DESCRIPTION], exif[in_file.ARTIST] = "OLYMPUS DIGITAL CAMERA", "Unknown"
    found = in_file.read(opened(exif=exif))
    assert found.description == "" and found.credit.creators == ()


@pytest.mark.parametrize(
    "packet",
    [
        b"<x:xmpmeta",
        b"\xff\xfe\x00broken",
        b'<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>',
        b"",
    ],
)
def test_a_damaged_or_hostile_block_says_nothing(packet):
    assert xmp.read(packet) == {}
    assert in_file.read(opened(xmp=packet)).credit == Credit()
