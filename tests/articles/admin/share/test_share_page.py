"""Staff make, extend, renew and end share links on the page's own page “Share”."""

import re

import pytest
from django.urls import reverse

from articles.models import ShareLink
from tests.articles.factories import ArticleFactory, TreatmentTypeFactory

pytestmark = pytest.mark.django_db
ANSWERS = {
    "make": "yes",
    "label": "Dr Patel",
    "version": "",
    "days": "7",
    "guests": "comment",
    "passcode": "",
}


@pytest.fixture
def article(cast):
    page = ArticleFactory(body="Cold air takes water.")
    page.edit({}, by=cast.writer)
    return page


def url(page):
    return reverse(f"admin:articles_{page._meta.model_name}_share", args=[page.pk])


def made(client, page, **answers):
    """The address that is shown after a link was made."""
    response = client.post(url(page), ANSWERS | answers)
    assert response.status_code == 200
    return re.search(r'value="http[^"]*?(/shared/[^"]+)"', response.content.decode())[1]


@pytest.mark.parametrize("who", ["writer", "reviewer", "editor"])
@pytest.mark.parametrize("make", [ArticleFactory, TreatmentTypeFactory])
def test_those_who_write_or_review_make_a_link_that_works(cast, client, who, make):
    page = make()
    page.edit({}, by=cast.writer)
    address = made(cast.client(who), page)
    assert str(page) in client.get(address).content.decode()
    assert ShareLink.objects.get().created_by == getattr(cast, who)


def test_the_address_is_shown_once(cast, article):
    address = made(cast.client("writer"), article)
    assert address not in cast.client("writer").get(url(article)).content.decode()


def test_the_answers_of_the_form_are_those_of_the_link(cast, article):
    made(cast.client("writer"), article, version="1", days="30", guests="read", passcode="open sesame")
    link = ShareLink.objects.get()
    assert (link.revision, link.guests) == (article.latest_revision, "read")
    assert ((link.expires_at - link.created_at).days, link.admits("open sesame")) == (30, True)


def test_the_list_says_what_became_of_each_link(cast, client, article):
    client.get(made(cast.client("writer"), article))
    ShareLink.objects.share(article, by=cast.writer, label="Old friend").revoke(by=cast.editor)
    page = " ".join(cast.client("reviewer").get(url(article)).content.decode().split())
    assert "Opened once" in page and "Always the newest text" in page
    assert "Old friend" in page and "revoked by editor" in page


def test_a_link_is_ended_by_its_button(cast, client, article):
    address = made(cast.client("writer"), article)
    answer = cast.client("editor").post(url(article), {"revoke": ShareLink.objects.get().pk}, follow=True)
    assert "The link for Dr Patel opens nothing any more." in answer.content.decode()
    assert client.get(address).status_code == 404


def test_a_link_is_extended_by_its_button(cast, article):
    made(cast.client("writer"), article)
    before = ShareLink.objects.get().expires_at
    cast.client("editor").post(url(article), {"extend": ShareLink.objects.get().pk})
    assert (ShareLink.objects.get().expires_at - before).days == 7


def test_a_lost_address_is_made_again(cast, client, article):
    before = made(cast.client("writer"), article)
    answer = cast.client("writer").post(url(article), {"renew": ShareLink.objects.get().pk})
    after = re.search(r'value="http[^"]*?(/shared/[^"]+)"', answer.content.decode())[1]
    assert client.get(before).status_code == 404 and client.get(after).status_code == 200


def test_the_form_of_the_page_leads_there_for_those_who_may(cast, article):
    change = reverse("admin:articles_article_change", args=[article.pk])
    assert url(article) in cast.client("writer").get(change).content.decode()
    assert url(article) not in cast.client("administrator").get(change).content.decode()


# --- refusals ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("answers", [{"label": ""}, {"days": "61"}, {"passcode": "12345"}, {"version": "9"}])
def test_a_form_that_makes_no_sense_makes_no_link(cast, article, answers):
    response = cast.client("writer").post(url(article), ANSWERS | answers)
    assert response.status_code == 200 and not ShareLink.objects.exists()


def test_a_link_of_another_page_is_out_of_reach(cast, article):
    other = ShareLink.objects.share(ArticleFactory(), by=cast.writer, label="Other")
    for act in ("revoke", "extend", "renew"):
        assert cast.client("editor").post(url(article), {act: other.pk}).status_code == 404
    assert cast.client("editor").post(url(article), {"delete": other.pk}).status_code == 404
    assert ShareLink.objects.get().is_open()


def test_an_ended_link_is_not_extended(cast, article):
    link = ShareLink.objects.share(article, by=cast.writer, label="Old friend")
    link.revoke(by=cast.writer)
    answer = cast.client("writer").post(url(article), {"extend": link.pk}, follow=True)
    assert "has ended already" in answer.content.decode()
