"""Bytes become text, or are refused with name, line and reason."""

import pytest

from articles.importers import DocumentError, read

SENTENCE = "A café sells naïve hope for £5. It is not medicine.\n"


def test_utf8_with_and_without_a_mark_reads_the_same():
    assert read(SENTENCE.encode("utf-8-sig")).body == read(SENTENCE.encode()).body


def test_utf16_is_read_by_its_mark():
    assert "café" in read(SENTENCE.encode("utf-16")).body


def test_a_windows_line_is_read_and_reported_with_its_line():
    document = read(b"First line in order.\n" + SENTENCE.encode("cp1252"))
    assert "café" in document.body and "£5" in document.body
    assert [(warning.code, warning.line) for warning in document.warnings if warning.code == "encoding"] == [
        ("encoding", 2)
    ]


def test_a_russian_windows_line_is_read_as_russian():
    document = read("Экзосомы не являются лекарством, и обещать исцеление нельзя.\n".encode("cp1251"))
    assert "лекарством" in document.body


def test_line_ends_of_all_systems_count_the_same():
    for end in ("\n", "\r\n", "\r"):
        document = read(
            end.join(["One thing is sure.", "A second ,odd one follows.", "The end is near."]).encode()
        )
        assert [repair.line for repair in document.repairs if repair.code == "D24"] == [2]


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "binary"),
        (b"%PDF-1.7 text", "binary"),
        (b"Good text.\nBad\x00text.\n", "binary"),
        (b"Some \x01\x02 control characters.\n", "binary"),
        (b"\xff\xfe\x00", "UTF-16"),
        (b"x" * (4 * 1024 * 1024 + 1), "too large"),
        (b"***\n---\n", "no text"),
    ],
)
def test_what_is_no_text_is_refused(raw, reason):
    with pytest.raises(DocumentError, match=reason) as refused:
        read(raw, name="upload.bin")
    assert refused.value.source == "upload.bin"
    assert str(refused.value).startswith("upload.bin:")


def test_the_refusal_names_the_line():
    with pytest.raises(DocumentError) as refused:
        read(b"Good text.\nBad\x00text.\n", name="mixed.txt")
    assert refused.value.line == 2


def test_a_missing_file_is_refused_by_name(tmp_path):
    with pytest.raises(DocumentError, match="nowhere.md:1: the file cannot be opened"):
        read(tmp_path / "nowhere.md")
