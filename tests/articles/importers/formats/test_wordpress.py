"""WordPress exports: every version and spelling, what is public and what is not, and all that belongs to a text."""

import time
import tracemalloc
from datetime import UTC, datetime

import pytest

from articles.importers import DocumentError, Visibility, to_document
from articles.importers.article_source import ArticleSource
from articles.importers.formats import wordpress
from articles.importers.source_file import SourceFile
from tests.articles.importers.formats.reading import document, source, sources
from tests.articles.importers.formats.wxr_text import attachment, export, item


@pytest.mark.parametrize("version", ["1.0", "1.1", "1.2"])
@pytest.mark.parametrize("scheme", ["http", "https"])
@pytest.mark.parametrize("prefix", ["wp", "w"])
def test_every_version_and_spelling_is_read(version, scheme, prefix):
    found = source(export(item(), version=version, scheme=scheme, prefix=prefix), "any.name")
    assert (found.format, found.text, found.source_ref) == (
        "wordpress",
        "A text about skin.",
        "wordpress-old.example-7",
    )


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "windows-1252", "iso-8859-1"])
def test_an_export_is_read_in_its_encoding(codec):
    name = {"utf-8-sig": "UTF-8"}.get(codec, codec.upper())
    raw = export(item(content="<p>Das Gefäß ist rot.</p>"), encoding=name).encode(codec)
    assert source(raw).text == "Das Gefäß ist rot."


def test_a_feed_that_is_no_export_is_not_taken_for_one():
    feed = '<rss version="2.0"><channel><item><title>A</title></item></channel></rss>'
    assert wordpress.articles_in(SourceFile.of_bytes("feed.xml", feed.encode())) is None


def test_what_belongs_to_a_text_has_a_home():
    found = document(
        export(
            item(
                title="On skin &amp; light",
                excerpt="<p>Short.</p>",
                terms=[("category", "News"), ("category", "Basics"), ("post_tag", "PRP"), ("post_tag", "plasma"), ("area", "Face")],
                meta=[
                    ("_yoast_wpseo_metadesc", "What it is."),
                    ("_yoast_wpseo_title", "SEO title"),
                    ("_yoast_wpseo_primary_category", "5"),
                    ("_edit_last", "1"),
                    ("colour", "green"),
                    ("_wp_old_slug", "about-skin"),
                    ("_thumbnail_id", "9"),
                ],
                comments=2,
                is_sticky=1,
            ),
            attachment(9, "https://old.example/wp-content/uploads/a.jpg", alt="A tube", caption="Plasma", description="Photo: Demo Maker / CC BY 4.0"),
        )
    )  # fmt: skip
    assert (found.title, found.slug, found.byline, found.excerpt) == (
        "On skin & light",
        "on-skin",
        "Dr Ada Example",
        "Short.",
    )
    assert found.dated == datetime(2024, 5, 3, 10, tzinfo=UTC) and found.is_featured
    assert (found.category, found.categories) == ("Basics", (("general", "News"), ("general", "Basics")))
    assert found.keywords == ("PRP", "plasma") and found.meta_description == "What it is."
    assert (found.hero.url, found.hero.alt, found.hero.caption) == (
        "https://old.example/wp-content/uploads/a.jpg",
        "A tube",
        "Plasma",
    )
    assert found.hero.credit.creator == "Demo Maker"
    assert found.unmapped == {"seoTitle": "SEO title", "colour": "green", "area": ["Face"]}
    assert set(found.addresses) == {
        "https://old.example/7/",
        "https://old.example/?p=7",
        "https://old.example/about-skin/",
    }
    assert any("2 comments" in each.message for each in found.warnings)


def test_rank_math_speaks_too_and_a_template_is_no_description():
    found = document(export(item(meta=[("rank_math_description", "What it is.")])))
    assert found.meta_description == "What it is."
    found = document(export(item(meta=[("_yoast_wpseo_metadesc", "%%title%% by us")])))
    assert found.meta_description == "" and found.unmapped == {"descriptionTemplate": "%%title%% by us"}


@pytest.mark.parametrize(
    ("fields", "visibility"),
    [
        ({}, Visibility.PUBLIC),
        ({"status": "future"}, Visibility.SCHEDULED),
        ({"status": "draft"}, Visibility.DRAFT),
        ({"status": "pending"}, Visibility.DRAFT),
        ({"status": "private"}, Visibility.PRIVATE),
        ({"status": "odd-plugin-state"}, Visibility.DRAFT),
        ({"post_password": "open-sesame"}, Visibility.PASSWORD),
    ],
)
def test_only_what_was_public_is_public(fields, visibility):
    found = source(export(item(**fields)))
    assert found.visibility == visibility and "open-sesame" not in repr(found)


def test_a_date_without_zone_is_taken_where_the_other_is_missing():
    found = document(export(item(post_date_gmt="0000-00-00 00:00:00")))
    assert found.dated == datetime(2024, 5, 3, 12, tzinfo=UTC)
    assert (
        document(export(item(post_date_gmt="0000-00-00 00:00:00", post_date="0000-00-00 00:00:00"))).dated
        is None
    )


def test_pages_and_kinds_of_plugins_with_a_text_come_in_and_the_machinery_does_not():
    kinds = [
        "page",
        "treatment",
        "nav_menu_item",
        "revision",
        "wp_template",
        "wp_block",
        "acf-field",
        "shop_order",
        "wpcf7_contact_form",
        "elementor_library",
    ]
    found = sources(export(*(item(number, kind=kind) for number, kind in enumerate(kinds, 1))))
    assert [each.name.rpartition(": ")[2] for each in found] == ["page 1", "treatment 2"]


def test_the_bin_and_the_empty_are_refused_by_name():
    found = sources(
        export(
            item(1, status="trash"),
            item(2, "<!-- wp:paragraph --><p></p><!-- /wp:paragraph -->"),
            item(3),
            item(4, "", title=""),
        )
    )
    assert [type(each) for each in found] == [DocumentError, DocumentError, ArticleSource]
    assert "bin of WordPress" in found[0].reason and "“On skin” holds no text" in found[1].reason


# --- content ------------------------------------------------------------------------------------------------------

BLOCKS = """<!-- wp:heading --><h2 class="wp-block-heading">How it is done</h2><!-- /wp:heading -->

<!-- wp:paragraph {"align":"left"} --><p>The <strong>tube</strong> is spun.<br>Twice.</p><!-- /wp:paragraph -->

<!-- wp:list --><ul><!-- wp:list-item --><li>Blood<!-- wp:list --><ul><!-- wp:list-item --><li>drawn</li><!-- /wp:list-item --></ul><!-- /wp:list --></li><!-- /wp:list-item --></ul><!-- /wp:list -->

<!-- wp:image {"id":9} --><figure class="wp-block-image"><img src="https://old.example/a-300x200.jpg" alt="A tube"/><figcaption class="wp-element-caption">Plasma</figcaption></figure><!-- /wp:image -->

<!-- wp:embed {"url":"https://video.example/1"} --><figure class="wp-block-embed"><div class="wp-block-embed__wrapper">
https://video.example/1
</div></figure><!-- /wp:embed -->

<!-- wp:quote --><blockquote class="wp-block-quote"><p>It does not hurt.</p><cite>Demo reader</cite></blockquote><!-- /wp:quote -->

<!-- wp:table --><figure class="wp-block-table"><table><thead><tr><th>Step</th><th>Minutes</th></tr></thead><tbody><tr><td>Spin</td><td>10</td></tr></tbody></table></figure><!-- /wp:table -->

<!-- wp:buttons --><div class="wp-block-buttons"><!-- wp:button --><div class="wp-block-button"><a class="wp-block-button__link" href="https://old.example/book/">Book</a></div><!-- /wp:button --></div><!-- /wp:buttons -->

<!-- wp:yoast/faq-block {"questions":[]} --><div class="schema-faq"><div class="schema-faq-section"><strong class="schema-faq-question">Does it hurt?</strong> <p class="schema-faq-answer">A little.</p></div></div><!-- /wp:yoast/faq-block -->

<!-- wp:block {"ref":3} /-->

<!-- wp:latest-posts {"postsToShow":3} /-->

<!-- wp:spacer {"height":"20px"} /-->"""  # noqa: E501
AS_MARKDOWN = """## How it is done

The **tube** is spun.  
Twice.

- Blood
    - drawn

![A tube](https://old.example/a.jpg "Plasma")

[https://video.example/1](https://video.example/1)

> It does not hurt.
>
> Demo reader

| Step | Minutes |
|---|---|
| Spin | 10 |

[Book](https://old.example/book/)

### Does it hurt?

A little.

Said again."""  # noqa: W291


def test_blocks_become_markdown_word_for_word():
    reused = item(3, "<!-- wp:paragraph --><p>Said again.</p><!-- /wp:paragraph -->", kind="wp_block")
    found, *others = sources(export(item(content=BLOCKS), reused, attachment(9, "https://old.example/a.jpg")))
    assert not others and found.text == AS_MARKDOWN and found.is_structured
    assert found.unmapped == {"marks": ['<!-- wp:latest-posts {"postsToShow":3} /-->']}


def test_notes_that_are_kept_apart_come_back():
    content = '<!-- wp:paragraph --><p>Said<sup data-fn="ab-1" class="fn"><a href="#ab-1">1</a></sup> so.</p><!-- /wp:paragraph --><!-- wp:footnotes /-->'
    found = source(
        export(
            item(content=content, meta=[("footnotes", '[{"content":"The <em>source</em>.","id":"ab-1"}]')])
        )
    )
    assert found.text == "Said[^1] so.\n\n[^1]: The *source*."


def test_the_classic_editor_parts_paragraphs_by_blank_lines():
    content = "First line\nof a <b>paragraph</b>.\n\nThe second.\n<ul>\n<li>One</li>\n</ul>\nThe third.\n\nhttps://video.example/1\n\n<pre>a\n\nb</pre>"
    assert source(export(item(content=content))).text == (
        "First line  \nof a **paragraph**.\n\nThe second.\n\n- One\n\nThe third.\n\n[https://video.example/1](https://video.example/1)\n\n    a\n\n    b"
    )


def test_a_text_without_any_mark_is_plain():
    found = source(export(item(content="First line.\n\nBread &amp; butter [sic].")))
    assert found.text == "First line.\n\nBread & butter [sic]." and not found.is_structured


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ('[caption id="a" width="3"]<img src="/a.jpg" alt="A" /> Plasma[/caption]', '![A](/a.jpg "Plasma")'),
        ('[gallery ids="9,10"]', '![A tube](https://old.example/a.jpg "Plasma")\n\n![](https://old.example/b.jpg)'),
        ("[gallery]", "![](https://old.example/b.jpg)"),
        ("[embed]https://video.example/1[/embed]", "[https://video.example/1](https://video.example/1)"),
        ('[video src="/a.mp4"]', "[/a.mp4](/a.mp4)"),
        ("[vc_row][vc_column width='1/2'][vc_column_text]<p>Inside.</p>[/vc_column_text][/vc_column][/vc_row]", "Inside."),
        ('[et_pb_blurb title="Safe and slow"]<p>Inside.</p>[/et_pb_blurb]', "**Safe and slow**\n\nInside."),
        ('[vc_single_image image="9"]', '![A tube](https://old.example/a.jpg "Plasma")'),
        ("[odd]<p>Inside.</p>[/odd]", "Inside."),
        ('[contact-form-7 id="4" title="Write to us"]', "**Write to us**"),
        ("[[gallery]]", "\\[gallery\\]"),
        ("As shown [1] and [sic], see [Smith 2019].", "As shown \\[1\\] and \\[sic\\], see \\[Smith 2019\\]."),
    ],
)  # fmt: skip
def test_shortcodes_become_markdown_and_brackets_stay(written, expected):
    found = source(
        export(
            item(content=f"<p>Before.</p>\n\n{written}"),
            attachment(9, "https://old.example/a.jpg", alt="A tube", caption="Plasma"),
            attachment(10, "https://old.example/b.jpg", parent=7),
        )
    )
    assert found.text == f"Before.\n\n{expected}"


def test_a_code_that_means_nothing_is_kept_and_told():
    found = source(export(item(content='<p>A text.</p>[prices list="peels"]')))
    assert found.text == "A text." and found.unmapped == {"marks": ['[prices list="peels"]']}
    assert ["prices" in each.message for each in found.warnings] == [True]


# --- hostile ------------------------------------------------------------------------------------------------------


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


def test_a_whole_article_keeps_its_words():
    found = to_document(source(export(item(content=BLOCKS.replace("ref", "none")))))
    for word in ("tube", "Twice", "drawn", "Plasma", "hurt", "Minutes", "Book", "little"):
        assert found.body.count(word) >= 1
