"""Hostile archives cost nothing: each bad member is refused by name and reason, and the rest comes in."""

import io
import stat
import struct
import time
import tracemalloc
import warnings
import zipfile

import pytest

from articles.importers import DocumentError
from articles.importers.archive import members
from articles.importers.delivery import files_in
from articles.importers.source_file import SourceFile

GOOD = "good.md"


def packed(*contents, method=zipfile.ZIP_DEFLATED):
    """A ZIP of (name or ZipInfo, content), with a good file at its end."""
    stream = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(stream, "w", method) as archive:
        warnings.simplefilter("ignore")
        for name, content in contents:
            archive.writestr(name, content)
        archive.writestr(GOOD, "Good.")
    return stream.getvalue()


def opened(raw):
    """Paths with their content, and refusals by path."""
    found, refused = {}, {}
    for file in members(SourceFile.of_bytes("a.zip", raw)):
        try:
            if isinstance(file, DocumentError):
                raise file
            found[file.path] = file.read()
        except DocumentError as error:
            refused[error.source] = error.reason
    return found, refused


def whole_refusal(raw):
    with pytest.raises(DocumentError) as refusal:
        list(members(SourceFile.of_bytes("a.zip", raw)))
    return refusal.value.reason


@pytest.mark.parametrize("path", ["../out.md", "/etc/out.md", "a/../../out.md", "C:/out.md", "..\\out.md"])
def test_a_path_that_leads_out_is_refused(path):
    found, refused = opened(packed((path, "Bad.")))
    assert found == {GOOD: b"Good."} and "leads out" in refused[path.replace("\\", "/")]


def test_a_link_is_not_followed():
    info = zipfile.ZipInfo("link.md")
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    found, refused = opened(packed((info, "/etc/passwd")))
    assert found == {GOOD: b"Good."} and refused == {"link.md": "is a link and was not followed"}


def test_an_encrypted_member_is_refused_with_what_to_do():
    raw = bytearray(packed(("locked.md", "Secret.")))
    at = raw.index(b"PK\x01\x02")
    raw[at + 8] |= 1
    raw[6] |= 1
    found, refused = opened(bytes(raw))
    assert found == {GOOD: b"Good."} and "without a password" in refused["locked.md"]


def test_a_bomb_is_refused_before_it_swells():
    started = time.monotonic()
    tracemalloc.start()
    found, refused = opened(packed(("bomb.md", bytes(200 * 1024 * 1024))))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert found == {GOOD: b"Good."} and "would swell" in refused["bomb.md"]
    assert time.monotonic() - started < 10 and peak < 450 * 1024 * 1024  # the test itself holds the 200 MB


def test_a_size_that_lies_is_never_believed():
    raw = bytearray(packed(("liar.md", "x" * 5000), method=zipfile.ZIP_DEFLATED))
    at = raw.index(b"PK\x01\x02")
    struct.pack_into("<I", raw, at + 24, 100)
    found, refused = opened(bytes(raw))
    assert found == {GOOD: b"Good."} and "damaged" in refused["liar.md"]


def test_members_that_overlap_are_refused():
    raw = bytearray(packed(("one.md", "One." * 50), ("two.md", "Two." * 50), method=zipfile.ZIP_STORED))
    second = raw.index(b"PK\x01\x02", raw.index(b"PK\x01\x02") + 4)
    struct.pack_into("<I", raw, second + 42, 10)
    found, refused = opened(bytes(raw))
    assert GOOD in found and "shares its bytes" in refused["two.md"]


def test_a_damaged_member_is_refused_alone():
    raw = bytearray(packed(("hurt.md", "A long enough text to hurt." * 9), method=zipfile.ZIP_STORED))
    raw[50] ^= 0xFF
    found, refused = opened(bytes(raw))
    assert found == {GOOD: b"Good."} and "damaged" in refused["hurt.md"]


def test_a_name_that_stands_twice_gives_the_first():
    found, refused = opened(packed(("twice.md", "First."), ("twice.md", "Second.")))
    assert found["twice.md"] == b"First." and "stands twice" in refused["twice.md"]


def test_an_unknown_method_is_refused():
    raw = bytearray(packed(("odd.md", "Odd.")))
    struct.pack_into("<H", raw, raw.index(b"PK\x01\x02") + 10, 9)
    found, refused = opened(bytes(raw))
    assert found == {GOOD: b"Good."} and "ordinary ZIP" in refused["odd.md"]


def test_names_of_old_and_of_windows_programs_are_read():
    raw = packed(("folder\\Gefäß.md", "A."))
    plain = bytearray(raw)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = plain.index(mark)
        flags = struct.unpack_from("<H", plain, at + offset)[0]
        struct.pack_into("<H", plain, at + offset, flags & ~0x800)
    assert "folder/Gefäß.md" in opened(raw)[0] and "folder/Gefäß.md" in opened(bytes(plain))[0]


def test_an_archive_in_an_archive_is_opened_once():
    inner = packed(("inner.md", "Inner."))
    found, _refused = opened(packed(("in.zip", inner)))
    assert found["in/inner.md"] == b"Inner."
    _found, refused = opened(packed(("in.zip", packed(("in.zip", inner)))))
    assert "archive in an archive" in refused["in/in.zip"]


def test_an_office_document_is_one_file():
    document = packed(("[Content_Types].xml", "<Types/>"), ("word/document.xml", "<w/>"))
    found, _refused = opened(packed(("letter.docx", document)))
    assert found["letter.docx"] == document


def test_pictures_are_found_beside_the_text():
    files = {
        file.path: file
        for file in members(SourceFile.of_bytes("a.zip", packed(("site/a.jpg", "J"), ("site/b.md", "B"))))
    }
    assert (
        files["site/b.md"].beside("site/a.jpg").read() == b"J" and files["site/b.md"].beside("../x") is None
    )


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"PK\x03\x04 and nothing behind it", "breaks off"),
        (packed(("a.md", "A."))[:-30], "breaks off"),
        (b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, 1, 65535, 9 * 1024 * 1024, 0, 0), "holds more than"),
    ],
)
def test_an_archive_that_is_none_is_refused(raw, reason):
    assert reason in whole_refusal(raw)


def test_an_archive_that_cannot_be_read_does_not_stop_the_others(tmp_path):
    (tmp_path / "bad.zip").write_bytes(b"PK\x03\x04 broken")
    (tmp_path / "text.md").write_text("A text.")
    bad, good = files_in([tmp_path])
    assert isinstance(bad, DocumentError) and good.path == "text.md"


def test_ten_thousand_members_are_opened_in_seconds(tmp_path):
    with zipfile.ZipFile(tmp_path / "many.zip", "w") as archive:
        for number in range(10_000):
            archive.writestr(f"site/{number:05}.md", "A text about skin.")
    started = time.monotonic()
    assert sum(len(file.read()) for file in files_in([tmp_path / "many.zip"])) == 180_000
    assert time.monotonic() - started < 20
