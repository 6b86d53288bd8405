"""WordPress exports: every version and spelling, what is public and what is not, and all that belongs to a text."""

from datetime import UTC, datetime

import pytest

from articles.importers import DocumentError, Visibility
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
