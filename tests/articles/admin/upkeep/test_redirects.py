"""Redirects as staff make them: by hand, from what readers miss, and when a page is withdrawn."""

import pytest
from django.urls import reverse

from articles.models import MissingAddress, Redirect
from tests.articles.factories import ArticleFactory, TreatmentTypeFactory, make_public

pytestmark = pytest.mark.django_db
ADD = "/admin/articles/redirect/add/"
MISSING = "/admin/articles/missingaddress/"


def add(client, old, new=""):
    return client.post(ADD, {"old_path": old, "new_path": new}, follow=True)


def errors(response):
    return str(response.context["adminform"].form.errors)


def test_addresses_are_taken_as_people_copy_them(cast):
    make_public(ArticleFactory(slug="new"))
    add(cast.client("editor"), "http://127.0.0.1:8000/old/page.html?x=1", " /articles/new/#top")
    assert list(Redirect.objects.values_list("old_path", "new_path")) == [
        ("/old/page.html", "/articles/new/")
    ]


def test_a_blank_new_address_means_gone_for_good(cast, client):
    add(cast.client("editor"), "/old/")
    assert client.get("/old/").status_code == 410


def test_a_target_without_a_page_is_warned_of(cast):
    assert "shows no page now" in add(cast.client("editor"), "/old/", "/articles/nothing/").content.decode()


def test_a_page_a_circle_and_another_site_are_refused_at_their_field(cast):
    make_public(ArticleFactory(slug="here"))
    Redirect.objects.lead("/b/", "/a/")
    client = cast.client("editor")
    assert "A page stands at this address" in errors(add(client, "/articles/here/", "/b/"))
    assert "leads back" in errors(add(client, "/a/", "/b/"))
    assert "is another site" in errors(add(client, "/c/", "https://elsewhere.example/x/"))
    assert Redirect.objects.count() == 1


def test_a_missing_address_comes_with_what_was_probably_meant(cast):
    make_public(TreatmentTypeFactory(slug="needling", name="Needling"))
    make_public(ArticleFactory(slug="other", title="Polynucleotides under the eyes"))
    MissingAddress.objects.note("/treatments-old/needling.html")
    MissingAddress.objects.note("/blog/2021/polynucleotides-eyes/")
    page = cast.client("editor").get(MISSING).content.decode()
    assert "old_path=%2Ftreatments-old%2Fneedling.html&amp;new_path=%2Ftreatments%2Fneedling%2F" in page
    assert "old_path=%2Fblog%2F2021%2Fpolynucleotides-eyes%2F&amp;new_path=%2Farticles%2Fother%2F" in page


@pytest.mark.parametrize("action", ["retire_selected", "set_aside_selected"])
def test_what_is_settled_leaves_the_list(cast, action):
    MissingAddress.objects.note("/settled-by-hand/")
    client, chosen = cast.client("editor"), MissingAddress.objects.get()
    client.post(MISSING, {"action": action, "_selected_action": [chosen.pk]})
    assert "/settled-by-hand/" not in client.get(MISSING).content.decode()
    assert "/settled-by-hand/" in client.get(f"{MISSING}?state=all").content.decode()
    chosen.refresh_from_db()
    assert (chosen.set_aside_by == cast.editor) is (action == "set_aside_selected")


def withdraw(client, article, **answers):
    address = reverse("admin:articles_article_withdraw", args=[article.pk])
    return client.post(address, {"reason": "Out of date", **answers})


@pytest.mark.parametrize(("answer", "status"), [("not_found", 404), ("gone", 410), ("moved", 301), ("", 404)])
def test_who_withdraws_a_page_says_what_its_address_answers(cast, client, answer, status):
    make_public(ArticleFactory(slug="better"))
    article = make_public(ArticleFactory())
    withdraw(cast.client("editor"), article, answer=answer, new_path="/articles/better/")
    response = client.get(article.get_absolute_url())
    assert response.status_code == status
    assert response.get("Location") == ("/articles/better/" if status == 301 else None)


def test_readers_are_not_led_to_a_page_that_is_not_there(cast):
    article = make_public(ArticleFactory())
    response = withdraw(cast.client("editor"), article, answer="moved", new_path="/articles/nothing/")
    assert "There is no public page at that address." in response.content.decode()
    article.refresh_from_db()
    assert article.is_published
