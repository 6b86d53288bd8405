"""WordPress exports that are broken, endless or hostile: refused by name, and the rest comes in."""

import time
import tracemalloc

from articles.importers.article_source import ArticleSource
from articles.importers.formats import wordpress
from articles.importers.source_file import SourceFile
from tests.articles.importers.formats.reading import source, sources
from tests.articles.importers.formats.wxr_text import export, item


def test_declared_entities_are_refused_at_once():
    bomb = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    raw = (
        export(item(content="x"))
        .replace("<rss", f'<!DOCTYPE r [<!ENTITY l0 "lol">{bomb}]><rss')
        .replace("A text", "&l11;")
    )
    started = time.monotonic()
    (found,) = sources(raw)
    assert "declares entities" in found.reason and time.monotonic() - started < 5


def test_nothing_outside_is_fetched():
    raw = export(item(title="T")).replace(
        "<rss", '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/hostname">]><rss'
    )
    assert "declares entities" in sources(raw)[0].reason


def test_what_stands_before_the_break_comes_in():
    raw = export(item(1), item(2))
    first, error = sources(raw[: raw.rindex("<content:encoded>") + 30])
    assert isinstance(first, ArticleSource) and "breaks off" in error.reason and error.line > 10


def test_what_xml_forbids_is_mended():
    raw = export(item(content="<p>Bro\x08ken\x00 text.</p>")).encode().replace(b"text.", b"te\x92xt.")
    assert source(raw).text == "Broken te’xt."


def test_a_text_of_five_megabytes_is_refused_and_the_next_comes_in():
    found = sources(export(item(1, "word " * 1_100_000), item(2)))
    assert "too large" in found[0].reason and isinstance(found[1], ArticleSource)


def test_four_thousand_texts_take_no_more_memory_than_one():
    texts = export("@").encode().split(b"@")
    post = item(content="<p>" + "A text about skin. " * 20 + "</p>").encode()

    class Endless(SourceFile):
        pass

    class Stream:
        def __init__(self):
            self.parts = iter([texts[0], *([post] * 4_000), texts[1]])

        def read(self, _size=0):
            return next(self.parts, b"")

        def __enter__(self):
            return self

        def __exit__(self, *_error):
            pass

    file = Endless("big.xml", 0, Stream)
    tracemalloc.start()
    number = sum(1 for _found in wordpress._articles(file))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert number == 4_000 and peak < 20 * 1024 * 1024
