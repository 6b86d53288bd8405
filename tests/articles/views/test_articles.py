"""The page of an article, and the lists that lead to it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import Article, Citation, Redirect
from tests.articles.factories import (
    ArticleFactory,
    CategoryFactory,
    PractitionerFactory,
    approve,
    make_public,
    make_user,
)
from tests.articles.views.clinic_site import make_article, make_site
from tests.articles.views.html import Page

pytestmark = pytest.mark.django_db

ADDRESS = "/articles/blood-and-skin/"


@pytest.fixture
def article():
    return make_site()[0]


def test_shows_what_a_reader_looks_for(article, client):
    page = Page(client.get(ADDRESS))
    assert page.heading_titles(1) == ["Blood and skin"]
    assert len(page.all("article")) == 1
    assert {"#s-one", "#s-two", "#references"} <= set(page.links)
    assert "1 minute to read" in page.text
    assert {
        "/treatments/prp/",
        "/concerns/fine-lines/",
        "/articles/tag/care/",
        "/articles/category/explained/",
        "/team/ada/",
    } <= set(page.links)
    assert "Settled blood" in page.text and "A Photographer" in page.text
    assert "it does not replace advice" in page.text and "18 or older" in page.text


def test_the_first_use_of_a_glossary_word_leads_to_its_explanation(article, client):
    assert "/glossary/#collagen" in Page(client.get(ADDRESS)).links


def test_a_reference_says_whether_somebody_checked_it(article, client):
    Citation.objects.update(state=Citation.State.MISMATCH)
    assert "Does not say what is claimed" in Page(client.get(ADDRESS)).text


def test_shows_the_review_of_exactly_this_text(client):
    draft = ArticleFactory(slug="blood-and-skin")
    reviewer = PractitionerFactory(name="Dr Reader", credentials="MBBS", user=make_user("reader"))
    approve(draft, practitioner=reviewer)
    make_public(draft)
    page = Page(client.get(ADDRESS))
    assert "Dr Reader" in page.text and "MBBS" in page.text
    assert "Next review due" in page.text and "not been reviewed" not in page.text


def test_a_review_of_another_text_earns_no_badge(article, client):
    approve(article, practitioner=PractitionerFactory(name="Dr Reader", user=make_user("reader")))
    article.edit({"body": "Another text."}, by=None)
    make_public(article)
    page = Page(client.get(ADDRESS))
    assert "Dr Reader" not in page.text and "This text has not been reviewed yet." in page.text


def test_a_text_drafted_by_ai_says_so_and_whether_a_clinician_answers_for_it(client):
    article = make_article()
    Article.objects.update(generated_by="Gemini 2")  # as it may stand on a site from before the rule
    assert "help of AI (Gemini 2). No clinician has reviewed" in Page(client.get(ADDRESS)).text
    article.edit({"generated_by": "Gemini 2", "human_editor": "Ada Example"}, by=None)
    approve(article, practitioner=PractitionerFactory(name="Dr Reader", user=make_user("reader")))
    make_public(article)
    sentence = "Drafted with the help of AI (Gemini 2), edited by Ada Example, reviewed by Dr Reader"
    page = Page(client.get(ADDRESS))
    assert sentence in page.text
    assert "generatedBy" not in client.get(ADDRESS).content.decode()


def test_a_site_may_keep_the_help_of_ai_to_itself(client, settings):
    settings.AI_DISCLOSURE = "never"
    make_article()
    Article.objects.update(generated_by="Gemini 2")
    page = Page(client.get(ADDRESS))
    assert "Gemini" not in page.text and "help of AI" not in page.text


def test_says_when_it_was_first_written(client):
    make_article(dated=timezone.now().replace(year=2025, month=3, day=30, hour=12))
    assert "First written 30 March 2025" in Page(client.get(ADDRESS)).text


def test_reads_next_what_is_about_the_same_treatment_before_what_stands_on_the_same_shelf(article, client):
    make_public(ArticleFactory(title="Same shelf", category=article.category))
    near = ArticleFactory(title="Same treatment")
    near.treatments.set(article.treatments.all())
    make_public(near, at=timezone.now() - timedelta(days=90))
    hidden = ArticleFactory(title="Same treatment, a draft")
    hidden.treatments.set(article.treatments.all())
    titles = Page(client.get(ADDRESS)).heading_titles(3)
    assert titles.index("Same treatment") < titles.index("Same shelf")
    assert "Same treatment, a draft" not in titles


HOSTILE = (
    "<script>alert(1)</script><img src=x onerror=alert(1)><svg onload=alert(1)></svg>\n\n[link](javascript:alert(1)) "
    '<a href="data:text/html,x">x</a> <iframe src="//evil.example"></iframe><form action="//evil.example"><input></form>\n'
)


def test_hostile_markdown_is_inert(client):
    fields = ("title", "excerpt", "social_quote", "byline", "meta_description")
    words = "</title></script><script>alert(1)</script>"
    make_article(body=HOSTILE, **dict.fromkeys(fields, words))
    Article.objects.update(generated_by=words, human_editor=words)
    response = client.get(ADDRESS)
    page = Page(response)
    assert "<script>alert" not in response.content.decode()
    assert not page.all("iframe")
    assert not [link for link in page.links if link and link.startswith(("javascript:", "data:"))]
    assert not [found for _, found in page.elements if any(name.startswith("on") for name in found)]


@pytest.mark.parametrize("state", ["draft", "scheduled", "expired", "withdrawn"])
def test_what_is_not_public_is_not_found(client, state):
    article = ArticleFactory(slug="blood-and-skin", title="Not to be seen")
    now = timezone.now()
    if state != "draft":
        make_public(article, at=now + timedelta(days=1) if state == "scheduled" else now - timedelta(days=2))
    if state == "expired":
        Article.objects.update(publish_until=now - timedelta(days=1))
    if state == "withdrawn":
        article.withdraw(by=None, reason="A test.")
    response = client.get(ADDRESS)
    assert response.status_code == 404
    assert "Not to be seen" not in response.content.decode()
    assert "This page is not here" in response.content.decode()


def test_an_old_address_leads_to_the_new_one(article, client):
    Redirect.objects.create(old_path="/articles/old/", new_path=ADDRESS)
    response = client.get("/articles/old/")
    assert response.status_code == 301 and response["Location"] == ADDRESS


def test_lists_are_paged_and_a_page_that_is_not_there_is_not_found(article, client):
    for _ in range(13):
        make_public(ArticleFactory())
    first, second = Page(client.get("/articles/")), Page(client.get("/articles/?page=2"))
    assert len(first.all("li", class_="card")) == 12 and len(second.all("li", class_="card")) == 2
    assert "?page=2" in first.links
    for number in ("3", "0", "-1", "abc"):
        assert client.get(f"/articles/?page={number}").status_code == 404


def test_a_category_lists_main_and_further_articles_once(article, client):
    other = ArticleFactory(title="Further", category=CategoryFactory())
    other.categories.add(article.category)
    article.categories.add(article.category)
    make_public(other)
    titles = Page(client.get("/articles/category/explained/")).heading_titles(2)
    assert sorted(titles) == ["Blood and skin", "Further"]


def test_a_tag_lists_its_articles(article, client):
    make_public(ArticleFactory(title="Untagged"))
    assert Page(client.get("/articles/tag/care/")).heading_titles(2) == ["Blood and skin"]
    assert client.get("/articles/tag/unknown/").status_code == 404
