"""Search engines are told of what readers see change: once, at its moment, and again where nobody took it."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from aesthetica import waiting_work
from articles.models import ChangedAddress
from articles.models.changed_address import GAPS, MOST_TRIES
from articles.outside import index_now
from tests.articles.factories import ArticleFactory, TreatmentTypeFactory, make_public
from tests.articles.outside.index_server import KEY

pytestmark = pytest.mark.django_db
SKIN = "https://clinic.example/articles/skin/"


def send(at=None):
    return ChangedAddress.objects.send_next(at)


def waiting():
    return list(ChangedAddress.objects.open().order_by("address").values_list("address", flat=True))


@pytest.fixture
def article(index):
    page = make_public(ArticleFactory(slug="skin"))
    send()
    index.told.clear()
    return page


# --- what is told -----------------------------------------------------------------------------------------------


def test_a_published_page_is_told_as_the_protocol_wants(index):
    make_public(ArticleFactory(slug="skin"))
    assert waiting_work.do_one() and send() is False
    [told] = index.told
    assert told == {
        "host": "clinic.example", "key": KEY, "keyLocation": f"https://clinic.example/{KEY}.txt", "urlList": [SKIN],
    }  # fmt: skip
    assert index.headers[0]["Content-Type"] == "application/json; charset=utf-8"


def test_several_changes_are_one_request_and_each_address_once(index):
    for slug in ("a", "b"):
        page = make_public(ArticleFactory(slug=slug))
        page.edit({"title": "Another title"}, by=None)
        make_public(page)
    make_public(TreatmentTypeFactory(slug="prp"))
    send()
    assert index.addresses == [[
        "https://clinic.example/articles/a/", "https://clinic.example/articles/b/", "https://clinic.example/treatments/prp/",
    ]]  # fmt: skip


def test_a_withdrawn_page_is_told(index, article):
    article.withdraw(by=None, reason="Wrong")
    send()
    assert index.addresses == [[SKIN]]


def test_a_page_that_moved_is_told_with_both_addresses(index, article):
    article.edit({"slug": "light"}, by=None)
    make_public(article)
    send()
    assert index.addresses == [["https://clinic.example/articles/light/", SKIN]]


def test_a_draft_of_a_live_page_is_nobodys_business(index, article):
    article.edit({"title": "Not yet"}, by=None)
    article.submit(by=None)
    assert waiting() == []


def test_what_is_not_published_queues_nothing(index):
    page = ArticleFactory(slug="draft")
    page.edit({"slug": "still-a-draft"}, by=None)
    assert waiting() == []


def test_a_prescription_only_medicine_is_not_told(index):
    make_public(TreatmentTypeFactory(is_prescription_only=True))
    assert waiting() == []


def test_a_verb_that_fails_leaves_nothing_in_the_queue(index):
    page = ArticleFactory()
    with pytest.raises(RuntimeError), transaction.atomic():
        make_public(page)
        raise RuntimeError
    assert waiting() == []


def test_with_no_key_nothing_is_queued_and_nothing_sent(index, settings):
    ChangedAddress.objects.expect("/a/", [timezone.now()], at=timezone.now())
    settings.INDEXNOW_KEY = ""
    make_public(ArticleFactory())
    assert waiting() == ["/a/"] and send() is False and index.told == []


# --- moments to come --------------------------------------------------------------------------------------------


def test_a_scheduled_page_is_told_when_it_appears(index):
    appears = timezone.now() + timedelta(days=2)
    make_public(ArticleFactory(slug="skin"), at=appears)
    assert send() is False
    assert send(appears) and index.addresses == [[SKIN]]


def test_a_moved_moment_counts_and_the_old_one_no_longer(index):
    page = make_public(ArticleFactory(slug="skin"), at=timezone.now() + timedelta(days=2))
    page.reschedule(by=None, at=timezone.now() + timedelta(days=5))
    assert send(timezone.now() + timedelta(days=3)) is False
    assert send(timezone.now() + timedelta(days=5, minutes=1))


def test_a_page_that_is_no_longer_scheduled_is_not_told(index):
    page = make_public(ArticleFactory(), at=timezone.now() + timedelta(days=2))
    page.unschedule(by=None)
    assert waiting() == []


def test_a_page_with_an_end_is_told_now_and_when_it_leaves(index):
    ends = timezone.now() + timedelta(days=9)
    make_public(ArticleFactory(slug="skin", publish_until=ends))
    assert send() and waiting() == ["/articles/skin/"] and send() is False
    assert send(ends) and index.addresses == [[SKIN], [SKIN]] and waiting() == []


def test_an_end_that_is_taken_back_is_not_told(index, article):
    article.end_at(by=None, at=timezone.now() + timedelta(days=9))
    assert waiting() == ["/articles/skin/"]
    article.end_at(by=None, at=None)
    assert waiting() == []


def test_a_scheduled_change_of_a_live_page_is_told_when_it_goes_live(index, article):
    article.edit({"title": "Next"}, by=None)
    make_public(article, at=timezone.now() + timedelta(days=1))
    assert waiting() == []
    article.scheduledchanges.update(goes_live_at=timezone.now() - timedelta(seconds=1))
    article.scheduledchanges.model.objects.apply_due()
    assert send() and index.addresses == [[SKIN]]


# --- trying again -----------------------------------------------------------------------------------------------


def test_an_answer_that_means_later_is_accepted(index):
    make_public(ArticleFactory())
    index.status = 202
    assert send() and waiting() == []


@pytest.mark.parametrize("status", [400, 403, 422, 429, 500, 302])
def test_what_was_not_taken_waits_and_is_sent_later(index, status):
    make_public(ArticleFactory(slug="skin"))
    index.status, at = status, timezone.now()
    assert send(at) and send(at) is False
    index.status = 200
    assert send(at + GAPS[0]) and waiting() == []
    assert index.addresses == [[SKIN], [SKIN]]


def test_the_gaps_grow_and_at_last_it_is_given_up(index):
    make_public(ArticleFactory())
    index.status, at, gaps = 500, timezone.now(), []
    while row := ChangedAddress.objects.open().first():
        gaps.append(row.next_attempt_at - at)
        at = max(at, row.next_attempt_at)
        assert send(at)
    assert len(index.told) == MOST_TRIES and gaps[1:] == sorted(gaps[1:]) == list(GAPS)
    assert ChangedAddress.objects.get().given_up_at == at


def test_a_server_that_is_not_there_is_an_answer_too(index, settings):
    make_public(ArticleFactory())
    settings.INDEXNOW_URL = "http://127.0.0.1:1/indexnow"
    assert send() and len(waiting()) == 1


def test_an_endpoint_inside_ones_own_network_is_not_asked_by_https(index, settings):
    make_public(ArticleFactory())
    settings.INDEXNOW_URL = index.address.replace("http://", "https://")
    assert send() and index.told == []


def test_a_change_while_it_waits_is_sent_at_once_and_counts_anew(index, article):
    index.status = 500
    make_again(article)
    send()
    index.status = 200
    make_again(article)
    [row] = ChangedAddress.objects.open()
    assert row.attempts == 0 and send()


def test_a_change_while_it_is_being_sent_is_sent_again(index, article):
    make_again(article)
    rows = ChangedAddress.objects.claim(timezone.now())
    make_again(article)
    ChangedAddress.objects.all()._conclude(rows, timezone.now())
    assert waiting() == ["/articles/skin/"] and send()


def make_again(page):
    page.edit({"title": f"Title {page.revisions.count()}"}, by=None)
    make_public(page)


# --- the outbox -------------------------------------------------------------------------------------------------


def test_what_one_worker_took_another_leaves(index):
    make_public(ArticleFactory())
    at = timezone.now()
    assert len(ChangedAddress.objects.claim(at)) == 1
    assert ChangedAddress.objects.claim(at) == [] and not send(at)
    assert send(at + timedelta(minutes=6))  # the first one never came back


def test_no_more_than_the_protocol_allows_in_one_request(index, monkeypatch):
    monkeypatch.setattr(index_now, "MOST", 2)
    for _ in range(3):
        make_public(ArticleFactory())
    assert send() and send() and not send()
    assert [len(each) for each in index.addresses] == [2, 1]


def test_an_address_waits_once(index):
    at = timezone.now()
    ChangedAddress.objects.create(address="/a/", next_attempt_at=at)
    with pytest.raises(IntegrityError), transaction.atomic():
        ChangedAddress.objects.create(address="/a/", next_attempt_at=at)


def test_what_was_sent_goes_after_thirty_days(index, article):
    ChangedAddress.objects.expect("/waits/", [timezone.now()], at=timezone.now())
    assert not ChangedAddress.objects.purge_next(timezone.now() + timedelta(days=29))
    assert ChangedAddress.objects.purge_next(timezone.now() + timedelta(days=31))
    assert waiting() == ["/waits/"] and ChangedAddress.objects.count() == 1


# --- the key ----------------------------------------------------------------------------------------------------


def test_the_key_is_found_at_its_address(index, client):
    response = client.get(f"/{KEY}.txt")
    assert response.content.decode() == KEY and response["Content-Type"] == "text/plain; charset=utf-8"


def test_no_other_key_is_ours(index, client, settings):
    assert client.get("/fedcba9876543210.txt").status_code == 404
    settings.INDEXNOW_KEY = ""
    assert client.get(f"/{KEY}.txt").status_code == 404
