"""A saved page: its main part is found, navigation left out, and its head tells what it is."""

from datetime import UTC, datetime

import pytest

from tests.articles.importers.formats.reading import document, refusal, source, sources, words

ARTICLE = """<p>Plasma is made from the blood of the patient, drawn and spun in one visit.</p>
<h2>How it is done</h2><p>The <b>tube</b> is spun, and the yellow part is taken.</p>
<ul><li>Blood is drawn</li><li>The tube is spun</li></ul>
<figure><img src="/tube.jpg" alt="A tube"><figcaption>Plasma. Photo: <a href="https://maker.example">Demo Maker</a></figcaption></figure>
<table><tr><th>Step</th><th>Minutes</th></tr><tr><td>Spin</td><td>10</td></tr></table>
<p>Read <a href="../other.html#part">the other page</a> and <a href="#top">the top</a>.</p>"""
NAVIGATION = '<header class="site-header"><nav><ul><li><a href="/">Home</a></li><li><a href="/prices">Prices</a></li></ul></nav></header>'
FOOT = "<footer><p>All rights of this page are with the demonstration and nobody else in the whole world at all.</p></footer>"
HEAD = """<title>Plasma for skin | Demo Clinic</title><meta name="description" content="What plasma is.">
<meta property="og:image" content="https://old.example/hero.jpg"><meta property="article:tag" content="plasma">
<link rel="canonical" href="https://old.example/plasma/">"""
LINKED_DATA = """<script type="application/ld+json">{"@graph": [{"@type": ["BlogPosting"], "headline": "Plasma, explained",
"datePublished": "2024-05-03T10:00:00+02:00", "author": [{"@type": "Person", "name": "Demo Author"}]}]}</script>"""


def page(content, head=HEAD):
    return f'<!doctype html><html lang="en"><head><meta charset="utf-8">{head}</head><body>{NAVIGATION}{content}{FOOT}</body></html>'


@pytest.mark.parametrize(
    "around",
    [
        "<main><h1>Plasma</h1>{}</main>",
        "<article><header><h1>Plasma</h1></header>{}</article>",
        '<div id="page"><div class="wrap"><h1>Plasma</h1><div class="entry-content">{}</div></div></div>',
        '<div><div><h1>Plasma</h1>{}</div><div class="sidebar"><p>Other things to read about on this page of ours</p></div></div>',
        '<h1>Plasma</h1><div role="main">{}<div class="share-buttons"><a href="/s">Share this</a></div></div>',
        "<h1>Plasma</h1>{}",
    ],
)
def test_the_main_part_is_found_and_navigation_left_out(around):
    found = document(page(around.format(ARTICLE)))
    assert found.body.startswith("Plasma is made from the blood")
    assert "[the other page](../other.html#part) and the top." in found.body
    for word in ("Home", "Prices", "rights", "Share", "Other things"):
        assert word not in found.body


def test_no_word_of_the_main_part_is_lost_or_doubled():
    text = source(page(f"<main>{ARTICLE}</main>")).text
    shown = " ".join(
        part
        for part in ARTICLE.replace("<", "\n<").replace(">", ">\n").split("\n")
        if not part.startswith("<")
    )
    counted = words(
        text.replace("https://maker.example", "").replace("/tube.jpg", "").replace("../other.html#part", "")
    )
    counted.subtract(words("A tube"))
    assert +counted == words(shown)


def test_the_head_gives_what_the_page_does_not_show():
    found = document(page(f"<main>{ARTICLE}</main>", HEAD + LINKED_DATA))
    assert (found.title, found.byline, found.keywords) == ("Plasma, explained", "Demo Author", ("plasma",))
    assert (
        found.dated == datetime.fromisoformat("2024-05-03T10:00:00+02:00")
        and found.dated.astimezone(UTC).hour == 8
    )
    assert found.meta_description == "What plasma is." and found.addresses == ("https://old.example/plasma/",)
    assert found.hero.url == "https://old.example/hero.jpg"


def test_the_heading_that_readers_see_is_the_title():
    found = document(page(f"<main><h1>Plasma, here</h1>{ARTICLE}</main>"))
    assert found.title == "Plasma, here" and found.unmapped["seoTitle"] == "Plasma for skin"
    assert "Plasma, here" not in found.body


def test_the_name_of_the_site_is_no_part_of_the_title():
    assert document(page(f"<main>{ARTICLE}</main>")).title == "Plasma for skin"


def test_a_caption_gives_the_credit_with_its_link():
    (image,) = document(page(f"<main>{ARTICLE}</main>")).images
    assert (image.alt, image.credit.creator, image.credit.creator_url) == (
        "A tube",
        "Demo Maker",
        "https://maker.example",
    )


def test_what_was_taken_for_navigation_within_the_text_is_reported():
    found = document(
        page(f'<main><h1>P</h1>{ARTICLE}<div class="related-posts"><a href="/x">Three more</a></div></main>')
    )
    assert any(each.code == "left-out" and "Three more" in each.message for each in found.warnings)


def test_a_note_beside_the_text_stays():
    assert (
        "It hurts a little."
        in document(page(f"<main>{ARTICLE}<aside>It hurts a little.</aside></main>")).body
    )


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<img src="data:image/gif;base64,R0" data-src="/a.jpg" alt="A"><noscript><img src="/a.jpg" alt="A"></noscript>', "![A](/a.jpg)"),
        ('<a href="/big.jpg"><img src="/a.jpg" alt="A"></a>', "![A](/a.jpg)"),
        ('<img srcset="/s.jpg 300w, /l.jpg 900w" alt="A">', "![A](/l.jpg)"),
        ('<video><source src="/a.mp4">Not here</video>', "[/a.mp4](/a.mp4)\n\nNot here"),
        ('<iframe data-src="//player.example/1"></iframe>', "[player.example](https://player.example/1)"),
        ("<dl><dt>Downtime</dt><dd>A day</dd></dl>", "Downtime\n\n:   A day"),
        ("<details><summary>Is it safe?</summary><p>Mostly.</p></details>", "### Is it safe?\n\nMostly."),
        ("<p><button>Book</button></p>", "Book"),
        ("<p>A <del>dear</del> <strike>old</strike> one</p>", "A <s>dear</s> <s>old</s> one"),
        ("<pre>One<br>two</pre>", "    One\n    two"),
        ("<p>A<script>x()</script>B</p>", "AB"),
    ],
)  # fmt: skip
def test_media_and_folded_parts_have_a_form_in_markdown(html, expected):
    assert (
        source(f"<div><p>Some words before it.</p>{html}</div>").text
        == f"Some words before it.\n\n{expected}"
    )


def test_a_picture_without_an_address_is_reported():
    found = source('<div><p>Some words.</p><img src="data:image/png;base64,AA" alt="A tube"></div>')
    assert ["A tube" in each.message for each in found.warnings] == [True]


@pytest.mark.parametrize(
    "codec", ["utf-8", "utf-8-sig", "utf-16", "windows-1252", "iso-8859-1", "windows-1251"]
)
def test_a_page_is_read_in_the_encoding_that_it_names(codec):
    word = "кожа" if codec == "windows-1251" else "Gefäß"
    html = page(
        f"<main><p>Das {word} ist ein Wort in einem Text mit genug Wörtern.</p></main>".replace(
            "Wörtern", "W"
        )
    ).replace("utf-8", codec)
    assert word in source(html.encode(codec)).text


def test_a_page_without_text_is_refused():
    assert "holds no text" in refusal(
        "<html><body><nav><a href='/'>Home</a></nav><p></p></body></html>", "a.html"
    )


@pytest.mark.parametrize(
    "text", ["# Plasma\n\n<div>A box</div>\n", "Less < more\n", "<kbd>x</kbd> is a key\n"]
)
def test_markdown_with_some_html_is_no_page(text):
    assert source(text).format == "plain_text"


def test_deep_and_broken_html_costs_nothing():
    (found,) = sources("<div>" * 20_000 + "<p>deep words" + "</p>")
    assert found.text == "deep words"
