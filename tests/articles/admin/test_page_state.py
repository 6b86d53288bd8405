"""Lists say where a page stands, and whether its newest text is signed."""

import pytest

from articles.models import Review
from tests.articles.factories import ArticleFactory, TreatmentTypeFactory, make_public

pytestmark = pytest.mark.django_db

LIST = "/admin/articles/article/"


def state_in_list(client, path=LIST):
    [page] = client.get(path).context["cl"].result_list
    state = next(iter(client.get(path).context["cl"].model_admin.state(page)[1:]))
    assert state in client.get(path).text
    return state


def submitted(page, cast):
    page.edit({"excerpt": "A newer sentence about it."}, by=cast.writer)
    page.submit(by=cast.writer)
    return page


def test_a_text_that_waits_and_one_that_is_signed_are_told_apart(cast):
    article = submitted(ArticleFactory(), cast)
    client = cast.client("editor")
    assert state_in_list(client) == "In review"
    Review.objects.approve(article, by=cast.reviewer)
    assert state_in_list(client) == "Approved"


def test_a_word_changed_after_the_signature_is_not_signed(cast):
    article = submitted(ArticleFactory(), cast)
    Review.objects.approve(article, by=cast.reviewer)
    article.edit({"excerpt": "Another sentence."}, by=cast.writer)
    assert state_in_list(cast.client("editor")) != "Approved"


def test_a_signature_under_the_same_words_of_another_page_does_not_count(cast):
    treatment = submitted(TreatmentTypeFactory(), cast)
    Review.objects.approve(treatment, by=cast.reviewer)
    submitted(ArticleFactory(), cast)
    assert state_in_list(cast.client("editor")) == "In review"
    assert state_in_list(cast.client("editor"), "/admin/articles/treatmenttype/") == "Approved"


def test_a_newer_text_of_a_public_page_says_that_it_is_signed(cast):
    article = submitted(make_public(ArticleFactory()), cast)
    client = cast.client("editor")
    assert state_in_list(client) == "Public, newer draft"
    Review.objects.approve(article, by=cast.reviewer)
    assert state_in_list(client) == "Public, newer text approved"


def test_times_of_staff_follow_the_24_hour_clock(cast):
    article = ArticleFactory()
    article.edit({"excerpt": "A newer sentence."}, by=cast.writer)
    text = cast.client("editor").get(f"/admin/articles/article/{article.pk}/versions/").text
    assert "a.m." not in text and "p.m." not in text
    assert " midnight" not in text and " noon" not in text
