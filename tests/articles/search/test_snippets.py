"""The words found are marked where they stand, in the text as it is."""

import pytest

from articles.search import search
from tests.articles.search.pages import article

pytestmark = pytest.mark.django_db


def test_the_words_found_are_marked_in_the_original_text():
    article(
        "Bruises & swelling", "First a long sentence. A bruise is common after treatment, and bruises fade."
    )
    [hit] = search("bruising").hits
    assert hit.title_html == "<mark>Bruises</mark> &amp; swelling"
    assert (
        "A <mark>bruise</mark> is common" in hit.snippet_html
        and "<mark>bruises</mark> fade." in hit.snippet_html
    )
    assert hit.url == hit.page.get_absolute_url() and hit.kind == "article"


def test_another_name_is_marked_as_a_whole_only(pigment):
    article("Uneven tone of skin", "Of an uneven day, and a tone.")
    [hit] = search("dark spots").hits
    assert hit.title_html == "<mark>Uneven tone</mark> of skin"
    assert hit.snippet_html == "Of an uneven day, and a tone."


def test_a_snippet_shows_the_place_where_the_words_stand():
    article("Skin", "Nothing here. " * 100 + "Then a haematoma appears on the cheek. " + "More of it. " * 100)
    [hit] = search("haematoma cheek").hits
    assert "<mark>haematoma</mark> appears on the <mark>cheek</mark>" in hit.snippet_html
    assert (
        hit.snippet_html.startswith("… ") and hit.snippet_html.endswith(" …") and len(hit.snippet_html) < 400
    )


def test_hostile_text_stays_text():
    article("<script>alert(1)</script> skin", "`<img src=x onerror=alert(1)>` skin <b>bold</b>")
    [hit] = search("skin").hits
    assert (
        "<script" not in hit.title_html and "<img" not in hit.snippet_html and "&lt;img" in hit.snippet_html
    )
