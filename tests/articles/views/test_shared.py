"""The public side of a share link: the draft for who holds it, one and the same answer for everybody else."""

import re

import pytest
from django.test import Client

from articles.models import Article, MissingAddress, ShareLink
from tests.articles.factories import ArticleFactory, TreatmentTypeFactory, make_public
from tests.clinics.factories import PromotionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def article(cast):
    page = ArticleFactory(title="Skin in winter", body="Cold air takes water from the skin.")
    page.edit({}, by=cast.writer)
    return page


@pytest.fixture
def link(cast, article):
    return ShareLink.objects.share(article, by=cast.writer, label="Dr Patel")


def shown(client, link):
    response = client.get(link.get_absolute_url())
    assert response.status_code == 200
    return response.content.decode()


def test_the_draft_is_shown_as_the_page_with_its_version_who_and_until(client, link):
    page = shown(client, link)
    assert "Cold air takes water" in page and '<article class="article">' in page
    banner = " ".join(
        re.sub("<[^>]+>", " ", page.split('class="shared-bar"')[1].split("</aside>")[0]).split()
    )
    assert "Draft, version 1" in banner and "shared by Writer" in banner and "until" in banner


def test_a_treatment_is_shown_too(client, cast):
    treatment = TreatmentTypeFactory(name="Cold plasma", definition="A beam of ions.")
    treatment.edit({}, by=cast.writer)
    page = shown(client, ShareLink.objects.share(treatment, by=cast.writer, label="Dr Patel"))
    assert "A beam of ions." in page and '<article class="treatment">' in page


def test_the_newest_text_or_the_fixed_version_is_shown(client, cast, article, link):
    fixed = ShareLink.objects.share(article, by=cast.writer, label="Later", revision=article.latest_revision)
    make_public(article)
    article.edit({"body": "Warm air does not."}, by=cast.writer)
    assert "Warm air" in shown(client, link) and "Draft, version 2" in shown(client, link)
    assert "Cold air" in shown(client, fixed) and "Warm air" not in shown(client, fixed)
    assert "Cold air" in client.get("/articles/" + article.slug + "/").content.decode()


def test_a_text_that_is_public_by_now_is_not_called_a_draft(client, article, link):
    assert "not published" in shown(client, link)
    make_public(article)
    page = shown(client, link)
    assert "This text is public by now." in page and f'href="/articles/{article.slug}/"' in page
    assert "not published" not in page and "Draft" not in page


def test_showing_a_draft_writes_nothing_of_it(client, article, link):
    before = Article.objects.filter(pk=article.pk).values().get()
    shown(client, link)
    assert Article.objects.filter(pk=article.pk).values().get() == before


def test_no_cache_no_search_engine_and_no_other_site_learns_of_it(client, link):
    for address in (link.get_absolute_url(), "/shared/unknown/"):
        headers = client.get(address).headers
        assert headers["X-Robots-Tag"] == "noindex, nofollow, noarchive"
        assert headers["Cache-Control"] == "no-store, private"
        assert headers["Referrer-Policy"] == "no-referrer"
        assert "ETag" not in headers


def test_the_page_does_not_carry_its_own_address_to_another(client, link):
    """Neither as canonical address, nor by the script that tells later pages where a visit began."""
    page = shown(client, link)
    assert link.token not in page and "lead_source.js" not in page
    assert 'rel="canonical"' not in page and "application/ld+json" not in page


def test_the_form_for_patients_is_not_on_it(client, cast, article, link):
    PromotionFactory()
    assert "lead-form" not in shown(client, link)
    make_public(article)
    assert "lead-form" in client.get(f"/articles/{article.slug}/").content.decode()


def test_each_opening_is_counted_and_a_mere_question_is_not(client, link):
    shown(client, link)
    client.head(link.get_absolute_url())
    link.refresh_from_db()
    assert link.view_count == 1


def test_no_cookie_is_set(client, link):
    assert not client.get(link.get_absolute_url()).cookies


# --- refusals ---------------------------------------------------------------------------------------------------------


def test_unknown_ended_and_revoked_links_get_the_same_answer(client, cast, article, link):
    revoked = ShareLink.objects.share(article, by=cast.writer, label="B", passcode="open sesame")
    revoked.revoke(by=cast.writer)
    ShareLink.objects.filter(pk=link.pk).update(
        created_at=link.created_at.replace(year=2020), expires_at=link.expires_at.replace(year=2020)
    )
    addresses = ["/shared/unknown/", link.get_absolute_url(), revoked.get_absolute_url()]
    answers = [client.get(address) for address in addresses]
    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.content for answer in answers}) == 1
    headers = [{k: v for k, v in answer.headers.items() if k != "X-Request-ID"} for answer in answers]
    assert headers[0] == headers[1] == headers[2]
    assert "This link has ended" in answers[0].content.decode()
    assert "Ask who sent it" in answers[0].content.decode()


def test_a_link_opens_its_own_page_alone(client, cast, link):
    other = ArticleFactory(title="Another secret")
    assert "Another secret" not in shown(client, link)
    assert client.get(f"/articles/{other.slug}/").status_code == 404


def test_a_slip_in_a_secret_address_is_not_kept(client, link):
    for address in (f"{link.get_absolute_url()}.", f"{link.get_absolute_url()}x/", "/shared/a/b/c/"):
        assert client.get(address, follow=True).status_code == 404
    assert not MissingAddress.objects.exists()


# --- the passcode -----------------------------------------------------------------------------------------------------


@pytest.fixture
def locked(cast, article):
    return ShareLink.objects.share(article, by=cast.writer, label="Dr Patel", passcode="open sesame")


def test_a_passcode_is_asked_before_anything_is_shown(client, locked):
    page = shown(client, locked)
    assert "Cold air" not in page and "Skin in winter" not in page and 'name="passcode"' in page
    locked.refresh_from_db()
    assert locked.view_count == 0


def test_the_right_passcode_lets_in_for_some_hours_and_at_this_address_alone(client, locked):
    address = locked.get_absolute_url()
    answer = client.post(address, {"passcode": "open sesame"})
    assert (answer.status_code, answer["Location"]) == (302, address)
    cookie = answer.cookies["share_pass"]
    assert (cookie["path"], cookie["httponly"], cookie["samesite"]) == (address, True, "Lax")
    assert 0 < cookie["max-age"] <= 24 * 3600
    assert "Cold air" in shown(client, locked)
    assert "Cold air" not in shown(Client(), locked)


def test_a_wrong_passcode_is_refused_in_plain_words(client, locked):
    answer = client.post(locked.get_absolute_url(), {"passcode": "abracadabra"})
    assert answer.status_code == 422 and "That is not the passcode" in answer.content.decode()
    assert not answer.cookies and "Cold air" not in answer.content.decode()


def test_a_forged_pass_or_that_of_another_link_lets_nobody_in(client, cast, article, locked):
    other = ShareLink.objects.share(article, by=cast.writer, label="B", passcode="another one")
    stolen = client.post(other.get_absolute_url(), {"passcode": "another one"}).cookies["share_pass"].value
    for value in (stolen, locked.digest, ""):
        forged = Client()
        forged.cookies["share_pass"] = value
        assert "Cold air" not in shown(forged, locked)


def test_guessing_is_slowed_down_whoever_guesses(locked):
    for _ in range(10):
        assert Client().post(locked.get_absolute_url(), {"passcode": "wrong"}).status_code == 422
    answer = Client().post(locked.get_absolute_url(), {"passcode": "open sesame"})
    assert answer.status_code == 429 and answer["Retry-After"] == "600"
    assert "Cold air" not in answer.content.decode()


def test_a_pass_ends_with_the_link(client, cast, locked):
    client.post(locked.get_absolute_url(), {"passcode": "open sesame"})
    ShareLink.objects.get(pk=locked.pk).revoke(by=cast.writer)
    assert client.get(locked.get_absolute_url()).status_code == 404
