"""Nothing that is not public is found on any public surface."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import Article, GlossaryTerm, ShareLink, TreatmentType
from tests.articles.factories import (
    ArticleFactory,
    BodyAreaFactory,
    CategoryFactory,
    CitationFactory,
    ConcernFactory,
    ImageFactory,
    PractitionerFactory,
    TreatmentTypeFactory,
    make_public,
)

pytestmark = pytest.mark.django_db

SECRET = "zymurgic"  # a word that stands in no page of ours

SURFACES = [
    "/", "/articles/", "/articles/category/skin/", "/articles/tag/care/", "/treatments/", "/treatments/known/", "/concerns/", "/concerns/lines/",
    "/areas/face/", "/team/", "/team/author/", "/image-credits/", "/glossary/", "/search/?q=zymurgic", "/search/?q=care", "/clinics/",
    "/feeds/articles.rss", "/feeds/articles.atom", "/sitemap.xml", "/robots.txt", "/articles/known/", "/treatments/compare/?t=known&t=hidden",
]  # fmt: skip


@pytest.fixture
def surroundings():
    """A public article and treatment, and everything that could lead from them to a hidden one."""
    author = PractitionerFactory(slug="author", name="Author")
    category, concern, area = (
        CategoryFactory(slug="skin"),
        ConcernFactory(slug="lines"),
        BodyAreaFactory(slug="face"),
    )
    treatment = make_public(TreatmentTypeFactory(slug="known", name="Known"))
    treatment.indications.create(concern=concern, area=area)
    GlossaryTerm.objects.create(slug="skin", term="Skin", definition="The largest organ.")
    article = ArticleFactory(
        slug="known", title="Known", category=category, author=author, body="Care for skin."
    )
    article.edit(
        {
            "tags": ["care"],
            "treatments": [treatment.pk],
            "concerns": [concern.pk],
            "categories": [category.pk],
        },
        by=None,
    )
    make_public(article)
    return {
        "author": author,
        "category": category,
        "concern": concern,
        "area": area,
        "treatment": treatment,
        "article": article,
    }


def hidden_article(surroundings, **state):
    picture = ImageFactory(title=f"{SECRET} picture", alt=f"{SECRET} vial", slug="hidden-picture")
    article = ArticleFactory(
        slug="hidden",
        title=f"{SECRET} title",
        excerpt=f"{SECRET} excerpt",
        body=f"Care for {SECRET} skin.",
        category=surroundings["category"],
        author=surroundings["author"],
        hero=picture,
        is_featured=True,
        is_trending=True,
        social_quote=f"{SECRET} quote",
    )
    related = {
        "tags": ["care", f"{SECRET} tag"],
        "treatments": [surroundings["treatment"].pk],
        "concerns": [surroundings["concern"].pk],
    }
    article.edit(related | {"citations": [CitationFactory(title=f"{SECRET} paper").pk]}, by=None)
    return article


def hidden_treatment(surroundings):
    treatment = TreatmentTypeFactory(
        slug="hidden", name=f"{SECRET} treatment", definition=f"{SECRET} sentence", aliases=f"{SECRET} alias"
    )
    treatment.indications.create(concern=surroundings["concern"], area=surroundings["area"])
    return treatment


def assert_hidden(client, address):
    assert client.get(address).status_code == 404
    for surface in SURFACES:
        response = client.get(surface)
        # All that is hidden is called "zymurgic something"; the word alone is the search page's echo of the question.
        assert not re.search(rf"{SECRET} [a-z]|/hidden/|hidden-picture", response.content.decode()), surface


def test_the_surfaces_are_there(client, surroundings):
    assert {surface: client.get(surface).status_code for surface in SURFACES[:-1]} == dict.fromkeys(
        SURFACES[:-1], 200
    )


def draft(page):
    return page


def in_review(page):
    page.submit(by=None)


def scheduled(page):
    make_public(page, at=timezone.now() + timedelta(days=1))


def withdrawn(page):
    make_public(page)
    page.withdraw(by=None, reason="An error")


def expired(page):
    make_public(page)
    type(page).objects.filter(pk=page.pk).update(
        publish_from=timezone.now() - timedelta(2), publish_until=timezone.now() - timedelta(1)
    )


STATES = [draft, in_review, scheduled, withdrawn, expired]


@pytest.mark.parametrize("state", STATES)
def test_an_article_that_is_not_public_is_nowhere(client, surroundings, state):
    article = hidden_article(surroundings)
    state(article)
    assert_hidden(client, "/articles/hidden/")


@pytest.mark.parametrize("state", STATES)
def test_a_treatment_that_is_not_public_is_nowhere(client, surroundings, state):
    treatment = hidden_treatment(surroundings)
    state(treatment)
    assert_hidden(client, "/treatments/hidden/")


def test_the_next_text_of_a_public_page_stays_hidden(client, surroundings):
    for page in (surroundings["article"], surroundings["treatment"]):
        name = "title" if isinstance(page, Article) else "name"
        page.edit({name: f"{SECRET} title", "meta_description": f"{SECRET} description"}, by=None)
    surroundings["article"].edit({"body": f"{SECRET} body", "excerpt": f"{SECRET} excerpt"}, by=None)
    surroundings["treatment"].edit({"definition": f"{SECRET} sentence"}, by=None)
    assert TreatmentType.objects.with_draft_ahead().exists()
    assert_hidden(client, "/no-such-page/")


def test_the_same_article_is_everywhere_once_it_is_public(client, surroundings):
    """The control: what the tests above look for would be found."""
    make_public(hidden_article(surroundings))
    for surface in (
        "/",
        "/articles/",
        "/articles/tag/care/",
        "/feeds/articles.rss",
        "/sitemap.xml",
        "/search/?q=zymurgic",
        "/image-credits/",
    ):
        words = client.get(surface).content.decode()
        assert re.search(rf"{SECRET} [a-z]|/hidden/", words), surface


@pytest.mark.parametrize("make", [hidden_article, hidden_treatment])
def test_a_shared_draft_is_shown_to_the_holder_of_the_link_and_is_nowhere_else(client, surroundings, make):
    page = make(surroundings)
    link = ShareLink.objects.share(page, by=None, label="A colleague")
    assert SECRET in client.get(link.get_absolute_url()).content.decode()
    assert_hidden(client, "/shared/guessed/")
    for surface in SURFACES:
        assert "/shared/" not in client.get(surface).content.decode(), surface


def test_a_link_that_has_ended_or_leads_to_another_page_shows_nothing_of_a_draft(client, surroundings):
    ended = ShareLink.objects.share(hidden_article(surroundings), by=None, label="A colleague")
    ended.revoke(by=None)
    other = ShareLink.objects.share(ArticleFactory(title="Other"), by=None, label="A colleague")
    for link, status in ((ended, 404), (other, 200)):
        response = client.get(link.get_absolute_url())
        assert response.status_code == status and SECRET not in response.content.decode()
