"""Workbooks in which nothing is computed."""

import io
import zipfile

from clinics.xlsx_export import as_xlsx


def sheet(content):
    return zipfile.ZipFile(io.BytesIO(content)).read("xl/worksheets/sheet1.xml").decode()


def test_text_is_text_whatever_it_looks_like_and_numbers_are_numbers():
    typed = ["=1+1", "+44 20", "-1", "@x", "{=1}", "https://example.org", "42", "\x00\x1f<b>", "x" * 40000]
    found = sheet(as_xlsx("By source", ["Source", "=A1"], [[text, 7, 0.25, None] for text in typed]))
    assert "<f>" not in found and "hyperlink" not in found
    assert found.count('t="inlineStr"') == 2 + len(typed)
    assert found.count("<v>7</v>") == found.count("<v>0.25</v>") == len(typed)
    for text in ("=1+1", "+44 20", "-1", "@x", "{=1}", "https://example.org", "42", "&lt;b&gt;"):
        assert f"{text}</t>" in found


def test_long_names_of_sheets_are_cut():
    book = zipfile.ZipFile(io.BytesIO(as_xlsx("A" * 60, ["x"], []))).read("xl/workbook.xml").decode()
    assert f'name="{"A" * 31}"' in book
