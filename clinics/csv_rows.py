"""Bytes of CSV, whatever program wrote them, as rows of cells."""

import csv
import re
from collections.abc import Iterator

TALLEST = 20  # lines of one row; a quote that is still open then was never closed


def rows(data: bytes) -> Iterator[tuple[int, list[str]]]:
    """Yield the line and the cells of each row that holds anything.

    Takes UTF-8, UTF-16 and Windows-1252; commas, semicolons and tabs; Excel's first line ``sep=;``. A quote that nobody
    closed ends with its line, so that it can't swallow the rows after it.
    """
    lines = re.split(r"\r\n|\n|\r", _text(data))
    separator = re.fullmatch(r'"?sep=(.)"?', lines[0])
    delimiter = separator[1] if separator else _delimiter(lines)
    place = 1 if separator else 0
    while place < len(lines):
        cells, height = _row(lines[place : place + TALLEST], delimiter)
        if any(cell.strip() for cell in cells):
            yield place + 1, cells
        place += height


def _text(data: bytes) -> str:
    """The bytes as text; what is neither UTF-8 nor UTF-16 is what old spreadsheets write."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    if b"\0" in data[:2]:
        return data.decode("utf-16-be" if data.startswith(b"\0") else "utf-16-le", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _delimiter(lines: list[str]) -> str:
    first = next((line for line in lines if line.strip()), "")
    return max(",;\t", key=re.sub(r'"[^"]*"', "", first).count)


def _row(lines: list[str], delimiter: str) -> tuple[list[str], int]:
    """The cells of the row that begins these lines, and how many lines it takes."""
    reader = csv.reader([*(f"{line}\n" for line in lines), ""], delimiter=delimiter)
    try:
        cells = next(reader)
    except csv.Error:  # a cell beyond the module's limit
        return lines[0].split(delimiter), 1
    height = reader.line_num
    is_open = height > len(lines) or (height > 1 and "".join(lines[:height]).count('"') % 2)
    return (lines[0].split(delimiter), 1) if is_open else (cells, height)
