"""The figures under the editor are those of the page and of the check."""

import pytest
from django.urls import reverse

from articles.compliance.passage import Passage
from articles.compliance.reading_age import reading_age
from articles.rendered_text import rendered
from articles.rendering import reading_minutes
from tests.articles.factories import ArticleFactory

pytestmark = pytest.mark.django_db
SHORT = "## Care\n\n> **Expert tip:** Rest.\n\n| a | b |\n|---|---|\n| c | d |"
LONG = "\n\n".join(["The skin repairs itself slowly, and **much** of it is [known](/articles/x/)."] * 60)


@pytest.mark.parametrize("text", ["", SHORT, LONG])
def test_words_minutes_and_age_are_those_of_the_page_and_the_check(cast, text):
    answer = cast.client("writer").post(reverse("admin:articles_text_figures"), {"text": text}).json()
    words = rendered(ArticleFactory(body=text).body).words
    assert (answer["words"], answer["minutes"]) == (words, reading_minutes(words))
    assert answer["reading_age"] == reading_age(Passage(text))


def test_the_line_says_it_in_words_and_no_age_of_a_short_text(cast):
    client = cast.client("writer")
    short = client.post(reverse("admin:articles_text_figures"), {"text": "One word more"}).json()
    assert short["line"] == "3 words · 1 minute to read"
    long = client.post(reverse("admin:articles_text_figures"), {"text": LONG}).json()
    assert long["line"].endswith(f"reading age {long['reading_age']}")


def test_what_was_pasted_comes_back_clean_with_our_links_relative(cast, settings):
    html = f'<p><b>See</b> <a href="{settings.SITE_URL}/treatments/prp/">PRP</a></p>'
    response = cast.client("writer").post(reverse("admin:articles_pasted_text"), {"html": html})
    assert response.json() == {"markdown": "**See** [PRP](/treatments/prp/)"}


def test_too_much_is_refused_with_a_message(cast):
    response = cast.client("writer").post(reverse("admin:articles_pasted_text"), {"html": "x" * 2_000_001})
    assert response.status_code == 413 and response.json()["message"]


@pytest.mark.parametrize("name", ["articles_text_figures", "articles_pasted_text"])
def test_only_writers_ask(cast, name):
    assert cast.client("reviewer").post(reverse(f"admin:{name}"), {}).status_code == 403
    assert cast.client("writer").get(reverse(f"admin:{name}")).status_code == 405
