"""Ghost exports: every form of text and every card, who could read a post, and what belongs to it."""

import json
import time
import tracemalloc
from datetime import UTC, datetime
from io import BytesIO

import pytest

from articles.importers import DocumentError, Visibility
from articles.importers.formats import ghost
from articles.importers.source_file import SourceFile
from tests.articles.importers.formats.reading import document, source, sources

POST = {
    "id": "p1", "uuid": "u-1", "title": "On skin", "slug": "on-skin", "status": "published", "visibility": "public", "type": "post",
    "featured": 1, "published_at": "2024-05-03T10:00:00.000Z", "html": "<p>A text about skin.</p>", "feature_image": "__GHOST_URL__/content/images/a.jpg",
    "custom_excerpt": "Short.", "codeinjection_head": None,
}  # fmt: skip
TABLES = {
    "tags": [{"id": "t1", "name": "PRP", "slug": "prp", "visibility": "public"}, {"id": "t2", "name": "#internal", "visibility": "internal"}],
    "users": [{"id": "a1", "name": "Ada Example"}, {"id": "a2", "name": "Ben Example"}],
    "posts_tags": [{"post_id": "p1", "tag_id": "t2", "sort_order": 1}, {"post_id": "p1", "tag_id": "t1", "sort_order": 0}],
    "posts_authors": [{"post_id": "p1", "author_id": "a2", "sort_order": 1}, {"post_id": "p1", "author_id": "a1", "sort_order": 0}],
    "posts_meta": [{"id": "m", "post_id": "p1", "meta_description": "What it is.", "feature_image_alt": "A tube", "feature_image_caption": "Photo by <a href='x'>Demo</a>"}],
}  # fmt: skip


def export(*posts, shape="db", **tables):
    data = {"posts": list(posts), **TABLES, **tables}
    head = {"meta": {"exported_on": 1714723200000, "version": "5.80.0"}, "data": data}
    return json.dumps({"db": [head]} if shape == "db" else head if shape == "meta" else data)


def post(**fields):
    return {**POST, **fields}


def lexical(*children):
    return post(html=None, lexical=json.dumps({"root": {"children": list(children)}}))


def text(content, bits=0):
    return {"type": "extended-text", "text": content, "format": bits}


def paragraph(*children):
    return {"type": "paragraph", "children": list(children)}


@pytest.mark.parametrize("shape", ["db", "meta", "bare"])
def test_every_shape_of_an_export_is_read(shape):
    found = source(export(POST, shape=shape), "any.name")
    assert (found.format, found.text, found.source_ref) == ("ghost", "A text about skin.", "ghost-u-1")


def test_other_json_is_not_taken_for_an_export():
    assert ghost.articles_in(SourceFile.of_bytes("a.json", b'{"posts": [{"title": "A"}]}')) is None


def test_what_belongs_to_a_post_has_a_home():
    found = document(export(POST))
    assert (found.title, found.slug, found.excerpt, found.meta_description) == (
        "On skin",
        "on-skin",
        "Short.",
        "What it is.",
    )
    assert (
        found.dated == datetime(2024, 5, 3, 10, tzinfo=UTC)
        and found.is_featured
        and found.byline == "Ada Example, Ben Example"
    )
    assert found.keywords == ("PRP",) and found.unmapped == {"internalTags": ["#internal"]}
    assert (found.hero.url, found.hero.alt, found.hero.caption) == (
        "/content/images/a.jpg",
        "A tube",
        "Photo by Demo",
    )
    assert found.addresses == ("/on-skin/",)


def test_an_old_export_counts_milliseconds():
    assert document(export(post(published_at=1714730400000))).dated == datetime(2024, 5, 3, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    ("fields", "visibility"),
    [
        ({}, Visibility.PUBLIC),
        ({"status": "draft"}, Visibility.DRAFT),
        ({"status": "scheduled"}, Visibility.SCHEDULED),
        ({"status": "sent"}, Visibility.PRIVATE),
        ({"status": "odd"}, Visibility.DRAFT),
        ({"visibility": "members"}, Visibility.MEMBERS),
        ({"visibility": "paid"}, Visibility.MEMBERS),
        ({"visibility": "tiers"}, Visibility.MEMBERS),
        ({"visibility": "label:vip"}, Visibility.MEMBERS),
        ({"status": "scheduled", "visibility": "paid"}, Visibility.DRAFT),
    ],
)
def test_only_what_everybody_could_read_is_public(fields, visibility):
    assert source(export(post(**fields))).visibility == visibility


def test_a_post_with_a_paywall_is_for_members():
    assert (
        source(
            export(lexical(paragraph(text("Free.")), {"type": "paywall"}, paragraph(text("Paid."))))
        ).visibility
        == Visibility.MEMBERS
    )


LEXICAL = lexical(
    {"type": "extended-heading", "tag": "h3", "children": [text("How it is done")]},
    paragraph(text("The "), text("tube", 1), text(" is "), text("spun", 3), {"type": "linebreak"}, text("twice"), text("2", 64), text(".")),
    paragraph({"type": "link", "url": "__GHOST_URL__/other/", "children": [text("The other")]}),
    {"type": "list", "listType": "number", "children": [{"type": "listitem", "children": [text("One")]},
     {"type": "listitem", "children": [{"type": "list", "listType": "bullet", "children": [{"type": "listitem", "children": [text("Inner")]}]}]}]},
    {"type": "extended-quote", "children": [text("Said.")]},
    {"type": "horizontalrule"},
    {"type": "image", "src": "__GHOST_URL__/content/images/b.jpg", "alt": "B", "caption": "<b>Plasma</b>"},
    {"type": "gallery", "images": [{"src": "/c.jpg", "alt": "C"}], "caption": "All of it"},
    {"type": "bookmark", "url": "https://x.example/", "metadata": {"title": "A page", "description": "About it"}, "caption": "Seen"},
    {"type": "embed", "url": "https://video.example/1", "metadata": {"title": "Film"}},
    {"type": "html", "html": "<p>From <em>HTML</em></p>"},
    {"type": "markdown", "markdown": "From **Markdown**"},
    {"type": "callout", "calloutText": "<p>Mind this</p>", "calloutEmoji": "!"},
    {"type": "toggle", "heading": "Is it safe?", "content": "<p>Mostly.</p>"},
    {"type": "button", "buttonText": "Book", "buttonUrl": "/book/"},
    {"type": "product", "productTitle": "Serum", "productDescription": "<p>A bottle.</p>", "productUrl": "/serum/", "productButton": "Look"},
    {"type": "file", "src": "/f.pdf", "fileTitle": "The leaflet"},
    {"type": "header", "header": "Big", "subheader": "Small"},
    {"type": "future-card", "title": "Not yet known", "html": "<p>But read.</p>"},
    {"type": "email", "html": "<p>Only in the letter.</p>"},
)  # fmt: skip
AS_MARKDOWN = """### How it is done

The **tube** is ***spun***  
twice<sup>2</sup>.

[The other](/other/)

1. One
2. - Inner

> Said.

---

![B](/content/images/b.jpg "Plasma")

![C](/c.jpg)

All of it

[A page](https://x.example/)

About it

Seen

[Film](https://video.example/1)

From *HTML*

From **Markdown**

> ! Mind this

### Is it safe?

Mostly.

[Book](/book/)

**Serum**

A bottle.

[Look](/serum/)

[The leaflet](/f.pdf)

## Big

Small

Not yet known

But read."""  # noqa: W291


def test_lexical_becomes_markdown_word_for_word():
    found = source(export(LEXICAL))
    assert found.text == AS_MARKDOWN
    assert "Only in the letter" in found.unmapped["marks"][1]
    assert {each.message.split("“")[1].split("”")[0] for each in found.warnings} == {"future-card", "email"}


def test_mobiledoc_becomes_markdown_word_for_word():
    form = {
        "version": "0.3.1", "atoms": [["soft-return", "", {}]], "markups": [["strong"], ["a", ["href", "__GHOST_URL__/other/"]], ["em"]],
        "cards": [["image", {"src": "/b.jpg", "alt": "B", "caption": "Plasma"}], ["card-markdown", {"markdown": "From **Markdown**"}], ["hr", {}]],
        "sections": [
            [1, "h2", [[0, [], 0, "How"]]],
            [1, "p", [[0, [], 0, "The "], [0, [0], 0, "tube "], [0, [2], 2, "spun"], [1, [], 0, 0], [0, [1], 1, "other"]]],
            [3, "ol", [[[0, [], 0, "One"]], [[0, [], 0, "Two"]]]], [10, 0], [10, 1], [10, 2], [1, "blockquote", [[0, [], 0, "Said & done"]]],
        ],
    }  # fmt: skip
    assert source(export(post(html=None, mobiledoc=json.dumps(form)))).text == (
        '## How\n\nThe **tube *spun***  \n[other](/other/)\n\n1. One\n2. Two\n\n![B](/b.jpg "Plasma")\n\nFrom **Markdown**\n\n---\n\n> Said & done'
    ).replace("**tube *spun***", "**tube** ***spun***")


@pytest.mark.parametrize(
    "fields",
    [{"html": None, "markdown": "# A\n\nOld *text*."}, {"html": "<h1>A</h1><p>Old <em>text</em>.</p>"}],
)
def test_the_older_forms_are_read_too(fields):
    assert source(export(post(**fields))).text == "# A\n\nOld *text*."


def test_what_no_database_takes_is_left_out():
    assert source(export(post(html="<p>Bro\x00ken text.</p>"))).text == "Broken text."


@pytest.mark.parametrize(
    "fields",
    [
        {"html": None, "lexical": "{not json"},
        {"html": None, "mobiledoc": '{"sections": [[10, 9]], "cards": []}'},
        {"html": ""},
    ],
)
def test_a_post_that_cannot_be_read_is_refused_by_name_and_the_next_comes_in(fields):
    first, second = sources(export(post(**fields), post(uuid="u-2")))
    assert (
        isinstance(first, DocumentError) and "“On skin”" in first.source and second.source_ref == "ghost-u-2"
    )


def test_what_stands_before_the_break_comes_in():
    raw = export(POST, post(uuid="u-2"))
    found = sources(raw[: raw.index("u-2")])
    assert found[0].source_ref == "ghost-u-1" and "breaks off" in found[-1].reason and len(found) == 2


@pytest.mark.parametrize(
    "raw",
    [
        b'{"db":[{"meta":{"exported_on":1},"data":{"posts":[' + b"[" * 100_000,
        b'{"db":[{"meta":{"exported_on":1},"data":{"posts":[' + b'{"a":' * 100_000,
        b'{"db":[{"meta":{"exported_on":1},"data":{"posts":[{"html":"' + b"x" * 14_000_000,
    ],
)
def test_hostile_json_is_refused_in_seconds(raw):
    started = time.monotonic()
    assert all(isinstance(each, DocumentError) for each in sources(raw))
    assert time.monotonic() - started < 10


def test_fifteen_hundred_posts_take_no_more_memory_than_one():
    raw = export(
        *(post(uuid=f"u-{number}", html="<p>A text about skin.</p>" * 20) for number in range(1500))
    ).encode()
    file = SourceFile("big.json", len(raw), lambda: BytesIO(raw))
    tracemalloc.start()
    number = sum(1 for _found in ghost.articles_in(file))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert number == 1500 and peak < 15 * 1024 * 1024
