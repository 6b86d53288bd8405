"""Hostile texts cost seconds at most and are imported or refused by name; the bound is generous, the work is not near it."""

import time
import tracemalloc

import pytest

from articles.importers import ArticleDocument, DocumentError, to_document
from articles.importers.source_file import SourceFile
from articles.importers.sources import sources_in

SECONDS, MEGABYTES = 10, 200
MB = 1024 * 1024
TEXT = "A text about skin that says something.\n\n"
BOMB = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{b}: &{b} [{','.join([f'*{a}'] * 9)}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)
REFUSED = {
    "a tag that would run a program": "---\ntitle: T\nx: !!python/object/apply:os.system ['true']\n---\n\n"
    + TEXT,
    "aliases that multiply": f"---\ntitle: T\n{BOMB}---\n\n" + TEXT,
    "front matter without end": "---\ntitle: T\n" + "key: value\n" * 1000,
    "front matter of a megabyte": "---\ntitle: T\nx: " + "y" * MB + "\n---\n\n" + TEXT,
    "deep front matter": "---\ntitle: T\nx: " + "[" * 5000 + "]" * 5000 + "\n---\n\n" + TEXT,
    "deep JSON": '{\n"title": "T", "x": ' + "[" * 50_000 + "\n}\n\n" + TEXT,
    "a byte that is no text": "A text\x00 about skin.",
    "a picture by the name of a text": b"\x89PNG\r\n\x1a\n" + bytes(100),
    "five megabytes": "word " * MB,
    "nothing": "",
    "blanks": " \n" * 1000,
}
TAKEN = {
    "a line of a megabyte": "word " * (MB // 5),
    "half a megabyte of paragraphs": (TEXT * 40 + "## Part\n\n") * 300,
    "ten thousand headings": "# T\n\n" + "## H\n\nText of it.\n\n" * 10_000,
    "line ends of old computers": "A title\r\rA text about skin, with words.\r\rAnother one.\r",
    "nested quotations": TEXT + "> " * 50_000 + "deep",
    "nested lists": TEXT + "\n".join(" " * (2 * depth) + "- item" for depth in range(1500)),
    "brackets": TEXT + "[" * 100_000,
    "round brackets": TEXT + "![](" * 20_000,
    "stars": TEXT + "*" * 100_000 + " a " + "*" * 100_000,
    "underscores": TEXT + "_a" * 100_000,
    "dots": TEXT + "a. b. c. " * 50_000,
    "short lines": TEXT + "\n".join("Aa" for _line in range(20_000)),
    "open lines": TEXT + "\n".join("and then" for _line in range(20_000)),
    "tabs": TEXT + "a\tb\n" * 20_000,
    "bars": TEXT + "|" * 100_000,
    "colons": TEXT + "Term: a word and some more of it.\n" * 20_000,
    "angle brackets": TEXT + "<" * 100_000,
    "open tags": TEXT + "<div " * 50_000,
    "blanks within": TEXT + " " * 500_000 + "x",
    "quotes": TEXT + '"' * 100_000,
    "broken letters": TEXT + "Ã¢â‚¬" * 20_000,
    "numbers": TEXT + "1) one\n" * 20_000,
    "credits": TEXT + "![a](b) *Caption: " * 5000,
    "mentions": TEXT + "Lee et al. (2018) and Smith, 2019. " * 10_000,
    "commas": TEXT + "word ,word " * 40_000,
    "questions": TEXT + "Q: Is it so?\nA: It is so.\n" * 20_000,
}  # fmt: skip


def read(content):
    raw = content if isinstance(content, bytes) else content.encode()
    (found,) = sources_in(SourceFile.of_bytes("hostile.md", raw))
    if isinstance(found, DocumentError):
        return found
    try:
        return to_document(found)
    except DocumentError as error:
        return error


@pytest.mark.parametrize("content", REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_an_article_is_refused_with_its_name_and_reason(content):
    tracemalloc.start()
    started = time.monotonic()
    result = read(content)
    seconds, peak = time.monotonic() - started, tracemalloc.get_traced_memory()[1] / MB
    tracemalloc.stop()
    assert isinstance(result, DocumentError) and result.source == "hostile.md" and len(result.reason) > 10
    assert seconds < SECONDS and peak < MEGABYTES


@pytest.mark.parametrize("content", TAKEN.values(), ids=TAKEN)
def test_what_only_looks_hostile_is_read_in_seconds(content):
    started = time.monotonic()
    assert isinstance(read(content), ArticleDocument)
    assert time.monotonic() - started < SECONDS
