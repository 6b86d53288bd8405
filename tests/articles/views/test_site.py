"""Home, people, concerns, credits, words, search and what is shown when something is missing."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import Image, ImageCredit, Redirect
from tests.articles.factories import (
    ArticleFactory,
    ConcernFactory,
    ImageFactory,
    TreatmentTypeFactory,
    approve,
    make_public,
    verified,
)
from tests.articles.views.clinic_site import make_article, make_site
from tests.articles.views.html import Page
from tests.clinics.factories import ClinicFactory

pytestmark = pytest.mark.django_db


def test_home_leads_to_treatments_concerns_articles_and_people(client):
    make_site()
    links = set(Page(client.get("/")).links)
    assert {
        "/treatments/prp/",
        "/concerns/fine-lines/",
        "/articles/blood-and-skin/",
        "/team/ada/",
        "/search/",
    } <= links


def test_home_shows_the_featured_article_large_and_those_that_editors_suggest_apart(client):
    make_public(ArticleFactory(title="Featured one", is_featured=True), at=timezone.now() - timedelta(days=9))
    make_public(ArticleFactory(title="Newer"))
    make_public(ArticleFactory(title="Trending one", is_trending=True))
    page = Page(client.get("/"))
    assert page.heading_titles(3)[0] == "Featured one"
    assert "The editors suggest" in page.heading_titles(2)


def test_a_treatment_is_shown_with_its_own_picture_and_else_with_the_drawing_of_its_family(client):
    picture = ImageFactory(title="Leaf under a lens")
    make_public(TreatmentTypeFactory(name="With a picture", hero=picture))
    for address in ("/", "/treatments/"):
        page = Page(client.get(address))
        assert page.all("img", src=picture.url) and not page.all("svg", class_="emblem")
    make_public(TreatmentTypeFactory(name="Without one"))
    for address in ("/", "/treatments/"):
        assert len(Page(client.get(address)).all("svg", class_="emblem")) == 1


def test_an_empty_site_still_has_a_home(client):
    assert client.get("/").status_code == 200


def test_a_concern_names_its_public_treatments_with_what_is_known(client):
    _, treatment = make_site()
    hidden = TreatmentTypeFactory(name="Hidden treatment")
    hidden.indications.create(concern=treatment.indications.get().concern)
    paper = verified(study_type="pilot")
    treatment.evidence.create(text="Seen.", level="pilot", population="people", citation=paper)
    page = Page(client.get("/concerns/fine-lines/"))
    assert "Small pilot studies in people" in page.text and "A small change." in page.text
    assert "/treatments/prp/" in page.links and "Hidden treatment" not in page.text


def test_a_disease_sends_people_to_a_doctor_first(client):
    ConcernFactory(slug="rosacea", is_disease=True)
    assert "a medical condition" in Page(client.get("/concerns/rosacea/")).text


def test_a_person_is_shown_with_registration_and_what_they_wrote_and_signed(client):
    article, treatment = make_site()
    person = article.author
    person.is_demonstration = True
    person.save()
    page = Page(client.get("/team/ada/"))
    assert person.registration_number in page.text and "no such person works here" in page.text
    assert "/articles/blood-and-skin/" in page.links and "Reviewed" not in page.heading_titles(2)


def test_only_a_signature_under_the_public_text_counts_as_reviewed(client):
    article = ArticleFactory(title="Signed")
    review = approve(article)
    make_public(article)
    address = review.practitioner.get_absolute_url()
    assert "Signed" in Page(client.get(address)).text
    article.edit({"body": "Another text."}, by=None)
    make_public(article)
    assert "Signed" not in Page(client.get(address)).text


def test_every_picture_in_public_use_is_credited_under_its_source(client):
    make_site()
    ImageFactory(title="Never used")
    hidden = ImageFactory(title="In a draft")
    ArticleFactory(hero=hidden, body=f"![x](image:{hidden.slug})")
    own = ImageFactory(title="By us", credit__source="Our studio", credit__creator="Ada")
    make_public(ArticleFactory(hero=own))
    page = Page(client.get("/image-credits/"))
    assert page.heading_titles(2) == ["Our studio", "Unsplash"]
    assert "Tube" in page.text and "Portrait of Ada" in page.text
    assert "Never used" not in page.text and "In a draft" not in page.text


@pytest.mark.parametrize("words", ["Ada", "studio", "by us", "cc by 4.0", "ada studio"])
def test_a_picture_is_found_by_its_people_source_title_or_licence(client, words):
    own = ImageFactory(
        title="By us", credit__source="Our studio", credit__creator="Ada", credit__licence="CC-BY-4.0"
    )
    make_public(ArticleFactory(hero=own, body=f"![x](image:{ImageFactory(title='Another').slug})"))
    page = Page(client.get("/image-credits/", {"q": words}))
    assert "By us" in page.text and "Another" not in page.text


def test_words_that_no_picture_has_are_answered(client):
    assert "No picture is found for “zzz”." in Page(client.get("/image-credits/?q=zzz")).text


def test_a_picture_of_a_treatment_s_text_is_credited(client):
    picture = ImageFactory(title="In a section")
    make_public(TreatmentTypeFactory(how_it_works=f"![x](image:{picture.slug})"))
    assert "In a section" in Page(client.get("/image-credits/")).text


def test_a_picture_in_a_text_by_its_address_is_credited_too(client):
    picture = ImageFactory(title="From afar")
    make_public(ArticleFactory(body=f"![x]({picture.remote_url})"))
    assert "From afar" in Page(client.get("/image-credits/")).text


@pytest.mark.parametrize("use", ["photo", "map_picture"])
def test_a_picture_of_a_clinic_is_in_use_and_credited(client, use):
    picture = ImageFactory(title="Of a place")
    assert picture in Image.objects.unused()
    ClinicFactory(**{use: picture})
    assert picture not in Image.objects.unused()
    assert "Of a place" in Page(client.get("/image-credits/")).text


def test_a_withdrawn_picture_leaves_every_page_at_once(client):
    make_site()
    for image in Image.objects.all():
        image.withdraw_consent(by=None)
    for path in ("/", "/articles/blood-and-skin/", "/treatments/prp/", "/image-credits/", "/team/ada/"):
        assert not Page(client.get(path)).all("img"), path


def test_a_picture_whose_host_is_not_allowed_is_a_link_and_not_loaded(client):
    far = ImageFactory(title="Far", remote_url="https://elsewhere.example/a.jpg")
    make_article(hero=far)
    page = Page(client.get("/articles/blood-and-skin/"))
    assert "https://elsewhere.example/a.jpg" in page.links
    assert not [found for found in page.all("img") if "elsewhere" in found["src"]]


def test_a_credit_can_not_smuggle_in_html(client):
    make_site()
    ImageCredit.objects.update(creator="<script>alert(1)</script>", creator_url="javascript:alert(1)")
    response = client.get("/image-credits/")
    assert b"<script>alert" not in response.content


def test_the_glossary_explains_words_where_links_point(client):
    make_site()
    page = Page(client.get("/glossary/"))
    assert page.all("div", id="collagen") and "A protein of the skin." in page.text


def test_search_finds_and_can_be_narrowed(client):
    make_site()
    assert {"/articles/blood-and-skin/"} <= set(Page(client.get("/search/?q=blood")).links)
    assert "/articles/blood-and-skin/" not in Page(client.get("/search/?q=blood&kind=treatment")).links
    assert "/treatments/prp/" in Page(client.get("/search/?concern=fine-lines&kind=treatment")).links


def test_search_without_a_result_helps_on(client):
    make_site()
    page = Page(client.get("/search/?q=zzzzzz"))
    assert "No page was found" in page.text and "/concerns/fine-lines/" in page.links


def test_what_was_typed_comes_back_as_text(client):
    response = client.get('/search/?q="><script>alert(1)</script>')
    assert b"<script>alert" not in response.content


def test_an_unknown_address_is_answered_by_a_page_that_helps(client):
    response = client.get("/nothing/here/")
    page = Page(response)
    assert response.status_code == 404 and page.heading_titles(1) == ["This page is not here"]
    assert page.all("form", action="/search/")
    assert "script-src 'self'" in response["Content-Security-Policy"]


def test_an_old_address_of_another_system_leads_to_its_new_page(client):
    Redirect.objects.create(old_path="/2019/05/old-post/", new_path="/articles/blood-and-skin/")
    response = client.get("/2019/05/old-post/")
    assert response.status_code == 301 and response["Location"] == "/articles/blood-and-skin/"


def test_an_error_page_needs_neither_database_nor_context(client, monkeypatch):
    client.raise_request_exception = False
    monkeypatch.setattr("articles.views.site.HomePage", lambda: 1 / 0)
    response = client.get("/")
    assert response.status_code == 500
    assert Page(response).heading_titles(1) == ["Something went wrong on our side"]
    assert "script-src 'self'" in response["Content-Security-Policy"]
