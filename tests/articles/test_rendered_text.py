"""Markdown runs when something changed, and never shows a stale picture or credit."""

from unittest.mock import patch

import pytest
from django.core.cache import cache

from articles import rendered_text
from articles.rendered_text import rendered, rendered_texts
from tests.articles.factories import ImageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _empty_cache():
    cache.clear()


def test_a_warm_text_is_not_rendered_again():
    first = rendered("Some *text*.")
    with patch.object(rendered_text, "to_html", side_effect=AssertionError("rendered twice")):
        assert rendered("Some *text*.") == first


def test_another_renderer_renders_anew():
    rendered("Some *text*.")
    with (
        patch.object(rendered_text, "RENDERER_VERSION", 99),
        patch.object(rendered_text, "to_html", wraps=rendered_text.to_html) as renderer,
    ):
        rendered("Some *text*.")
    assert renderer.call_count == 1


def test_pictures_come_from_the_library_with_their_credit():
    ImageFactory(slug="vial", credit__creator_url="https://unsplash.com/@somebody")
    html = rendered('![](image:vial "A vial")').html
    assert 'alt="A glass vial on a table"' in html and "A Photographer</a> / Unsplash · <a" in html
    assert "utm_medium=referral" in html


def test_a_remote_picture_is_found_by_its_address():
    image = ImageFactory(width=1200, height=800)
    html = rendered(f"![A vial]({image.remote_url})").html
    assert 'width="1200"' in html and "A Photographer" in html


def test_a_changed_credit_shows_at_once():
    image = ImageFactory(slug="vial")
    rendered("![](image:vial)")
    image.credit.creator = "Somebody Else"
    image.credit.save()
    assert "Somebody Else" in rendered("![](image:vial)").html


def test_a_picture_whose_consent_is_withdrawn_leaves_the_text_at_once():
    image = ImageFactory(slug="vial")
    assert "<img" in rendered("![](image:vial)").html
    image.withdraw_consent(by=None)
    assert "<img" not in rendered("![](image:vial)").html


def test_a_picture_of_a_host_that_is_not_allowed_is_not_shown():
    ImageFactory(slug="far", remote_url="https://elsewhere.example/a.jpg")
    assert "<img" not in rendered("![](image:far)").html


def test_many_texts_take_one_query(django_assert_num_queries):
    ImageFactory(slug="a")
    ImageFactory(slug="b")
    with django_assert_num_queries(1):
        rendered_texts({"one": "![](image:a)", "two": "![](image:b)", "three": "Nothing."})


def test_a_text_without_pictures_takes_none(django_assert_num_queries):
    with django_assert_num_queries(0):
        rendered("Nothing.")


def test_texts_on_one_page_have_anchors_of_their_own():
    texts = rendered_texts({"risks_common": "### Bruise", "aftercare": "### Bruise"})
    assert texts["risks_common"].contents[0].id == "risks-common-bruise"
    assert texts["aftercare"].contents[0].id == "aftercare-bruise"


def test_our_own_address_is_no_external_link(settings):
    settings.SITE_URL = "https://clinic.example"
    assert "rel=" not in rendered("[us](https://clinic.example/x/)").html
    assert "nofollow" in rendered("[them](https://other.example/)").html


def test_a_picture_that_pages_may_not_load_becomes_a_link_that_says_so():
    html = rendered("![A vial](https://elsewhere.example/a.jpg)").html
    assert '<a href="https://elsewhere.example/a.jpg"' in html and "Picture on another site: A vial" in html
    ImageFactory(slug="far", remote_url="https://elsewhere.example/b.jpg")
    assert 'href="https://elsewhere.example/b.jpg"' in rendered("Look: ![](image:far) there").html


def test_a_withdrawn_picture_leaves_no_link_either():
    image = ImageFactory(slug="far", remote_url="https://elsewhere.example/b.jpg")
    image.withdraw_consent(by=None)
    assert "elsewhere.example" not in rendered("![](image:far)").html
