"""A page without a picture of its own is shared with a drawn one, which says what the page says now."""

import io
from datetime import timedelta
from unittest.mock import patch

import pytest
from django.core.files.storage import default_storage
from django.utils import timezone
from PIL import Image

from tests.articles.factories import (
    ArticleFactory,
    BodyAreaFactory,
    ConcernFactory,
    ImageFactory,
    PractitionerFactory,
    TreatmentTypeFactory,
    approve,
    make_public,
    make_user,
)
from tests.articles.views.html import Page
from tests.clinics.factories import ClinicFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_media")]


@pytest.fixture(autouse=True)
def _site(settings):
    settings.SITE_URL = "https://clinic.example"


def told(client, address):
    """What the page says to programs that show a card: property or name -> content."""
    page = Page(client.get(address))
    return {
        found.get("property", found.get("name")): found["content"]
        for found in page.all("meta")
        if "content" in found
    }


def card_of(client, address):
    return told(client, address)["og:image"].removeprefix("https://clinic.example")


@pytest.fixture
def article():
    return make_public(ArticleFactory(title="Skin and light", slug="skin"))


def test_an_article_without_a_picture_is_shared_with_a_drawn_one(client, article):
    response = client.get(card_of(client, "/articles/skin/"))
    assert response.status_code == 200 and response["Content-Type"] == "image/png"
    assert response["Cache-Control"] == "public, max-age=31536000, immutable"
    assert Image.open(io.BytesIO(response.content)).size == (1200, 630)


@pytest.mark.parametrize(
    ("address", "title"),
    [
        ("/articles/skin/", "Skin and light"),
        ("/treatments/prp/", "PRP"),
        ("/concerns/lines/", "Fine lines"),
        ("/areas/face/", "Face"),
        ("/clinics/", "Clinics"),
        ("/treatments/", "Treatments"),
        ("/glossary/", "Glossary"),
    ],
)
def test_every_kind_of_page_says_all_that_a_shared_link_needs(client, article, address, title):
    make_public(TreatmentTypeFactory(name="PRP", slug="prp"))
    ConcernFactory(name="Fine lines", slug="lines", description="Lines that show at rest.")
    BodyAreaFactory(name="Face", slug="face", description="From the hairline to the chin.")
    found = told(client, address)
    assert found["og:title"] == title and found["og:description"] and found["og:url"].endswith(address)
    assert (found["og:image:width"], found["og:image:height"]) == ("1200", "630")
    assert title in found["og:image:alt"]
    assert found["og:locale"] == "en_GB" and found["twitter:card"] == "summary_large_image"
    assert client.get(found["og:image"].removeprefix("https://clinic.example")).status_code == 200


def test_a_page_with_a_picture_of_its_own_is_shared_with_that(client):
    hero = ImageFactory(remote_url="https://images.unsplash.com/photo-1", alt="A vial")
    make_public(ArticleFactory(slug="own", hero=hero))
    found = told(client, "/articles/own/")
    assert found["og:image"] == "https://images.unsplash.com/photo-1" and found["og:image:alt"] == "A vial"


def test_a_clinic_without_a_photo_has_the_card_of_the_clinics(client):
    clinic = ClinicFactory()
    assert card_of(client, clinic.get_absolute_url()) == card_of(client, "/clinics/")


def test_a_new_title_makes_a_new_address_and_the_old_one_leads_there(client, article):
    old = card_of(client, "/articles/skin/")
    article.edit({"title": "Skin and shade"}, by=None)
    make_public(article)
    new = card_of(client, "/articles/skin/")
    assert new != old
    moved = client.get(old)
    assert (moved.status_code, moved["Location"]) == (301, new)
    assert "immutable" not in moved["Cache-Control"]


def test_names_the_reviewer_only_while_the_review_counts(client, article):
    plain = card_of(client, "/articles/skin/")
    approve(article, practitioner=PractitionerFactory(name="Dr A. Example", user=make_user()))
    signed = told(client, "/articles/skin/")
    assert "Reviewed by Dr A. Example, " in signed["og:image:alt"] and not signed["og:image"].endswith(plain)
    article.reviews.update(next_due_on=timezone.localdate() - timedelta(days=1))
    assert card_of(client, "/articles/skin/") == plain


def test_the_second_visit_costs_no_drawing(client, article):
    address = card_of(client, "/articles/skin/")
    first = client.get(address).content
    with patch("articles.drawn_cards.draw", side_effect=AssertionError("drawn again")):
        assert client.get(address).content == first
        assert client.get(address, headers={"If-None-Match": client.get(address)["ETag"]}).status_code == 304


def test_one_file_is_kept_for_a_page_however_often_it_changes(client, article):
    for title in ("One", "Two", "Three"):
        article.edit({"title": title}, by=None)
        make_public(article)
        assert client.get(card_of(client, "/articles/skin/")).status_code == 200
    _, files = default_storage.listdir("cards/article")
    assert files == [f"{article.pk}.png"]


def test_a_file_that_was_damaged_is_drawn_anew(client, article):
    address = card_of(client, "/articles/skin/")
    good = client.get(address).content
    with default_storage.open(f"cards/article/{article.pk}.png", "wb") as file:
        file.write(good[:40])
    assert client.get(address).content == good


def test_a_card_is_found_by_one_query(client, article, django_assert_num_queries):
    with django_assert_num_queries(2):  # whether a change is due, the article with its sign-off
        client.get(f"/cards/article/skin-{'0' * 16}.png")


@pytest.mark.parametrize("kind", ["article", "treatment", "concern", "area", "site", "person"])
def test_what_does_not_exist_has_no_card(client, kind):
    assert client.get(f"/cards/{kind}/nothing-{'0' * 16}.png").status_code == 404


def test_what_is_not_public_has_no_card_not_even_the_one_it_had(client, article):
    ArticleFactory(slug="draft")
    assert client.get(f"/cards/article/draft-{'0' * 16}.png").status_code == 404
    address = card_of(client, "/articles/skin/")
    assert client.get(address).status_code == 200
    article.withdraw(by=None, reason="Wrong")
    assert client.get(address).status_code == 404
    assert client.get(f"/media/cards/article/{article.pk}.png").status_code == 404


def test_a_card_can_not_be_posted_to(client, article):
    assert client.post(card_of(client, "/articles/skin/")).status_code == 405
