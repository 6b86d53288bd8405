"""Everything that the source of an import said can be found on the article's form."""

import pytest
from django.urls import reverse

from articles.importers import read
from articles.models import Article
from tests.articles.admin.forms import form_data
from tests.articles.views.html import Page

pytestmark = pytest.mark.django_db

SOURCE = """---
title: "A title of our own"
date: "2025-03-30T07:35:57.032Z"
slug: "a-slug-of-our-own"
excerpt: "An excerpt that says what the text is about."
metaDescription: "A description that a search engine shows."
category: "Facials"
categories: [{"type":"exact","name":"Facials"},{"type":"niche","name":"Niche facials"}]
status: "freshly-made"
trending: true
featured: true
image: "https://images.unsplash.com/photo-1?w=1200"
imageAlt: "A room with a couch"
imageCredit: "Photo by [Some Body](https://unsplash.com/@somebody) on Unsplash"
keywords: ["needle marks", "skin day"]
readingTime: 17
socialShare: "A sentence worth sharing."
generatedBy: "Some Model"
colour: "unknown key"
---

## What it is

A paragraph about skin.
"""


@pytest.fixture
def article(cast):
    article, _outcome = Article.objects.import_document(read(SOURCE.encode(), name="own.txt"), by=cast.writer)
    return article


@pytest.mark.parametrize(
    "fact",
    [
        "A title of our own", "2025", "a-slug-of-our-own", "An excerpt that says", "A description that a search engine",
        "Facials", "Niche facials", "freshly-made", "needle marks", "skin day", "17", "A sentence worth sharing.",
        "Some Model", "unknown key", "own.txt", "17 min in the source; 1 min counted", "Some Body / Unsplash",
    ],
)  # fmt: skip
def test_every_key_of_the_front_matter_is_found_on_the_form(cast, article, fact):
    page = (
        cast.client("editor")
        .get(reverse("admin:articles_article_change", args=[article.pk]))
        .content.decode()
    )
    assert fact in page


def test_the_picture_of_the_front_matter_is_found_with_its_description_and_credit(cast, article):
    page = (
        cast.client("editor")
        .get(reverse("admin:articles_image_change", args=[article.hero.pk]))
        .content.decode()
    )
    for fact in (
        "https://images.unsplash.com/photo-1",
        "Some Body",
        "https://unsplash.com/@somebody",
        "Unsplash",
    ):
        assert fact in page
    assert article.hero_alt == "A room with a couch" or "A room with a couch" in page


def test_papers_that_the_source_names_are_listed_with_state_and_note(cast):
    text = b"Skin and time.\n\nA paper published in Theranostics by Hu et al. (2019) looked at mouse skin.\n"
    article, _outcome = Article.objects.import_document(read(text, name="plain.txt"), by=cast.writer)
    page = Page(cast.client("editor").get(reverse("admin:articles_article_change", args=[article.pk])))
    for fact in ("Hu et al. (2019)", "Does not say what is claimed", "The nearest paper is from 2018"):
        assert fact in page.text
    assert "https://www.thno.org/v08p0169.htm" in page.links


def test_the_flags_of_the_front_matter_are_ticked(cast, article):
    form = (
        cast.client("editor")
        .get(reverse("admin:articles_article_change", args=[article.pk]))
        .context["adminform"]
        .form
    )
    assert form["is_featured"].value() and form["is_trending"].value()


def test_a_proposed_title_is_confirmed_by_unticking_it(cast):
    article, _outcome = Article.objects.import_document(
        read(b"Skin and time.\n\nA paragraph about skin.\n", name="plain.txt"), by=cast.writer
    )
    assert article.title_is_proposed
    client, address = cast.client("writer"), reverse("admin:articles_article_change", args=[article.pk])
    data = form_data(client.get(address)) | {"title": "Skin over time"}
    del data["title_is_proposed"]
    client.post(address, data)
    article.refresh_from_db()
    assert (article.title, article.title_is_proposed) == ("Skin over time", False)
    assert "title_is_proposed" not in form_data(client.get(address))
