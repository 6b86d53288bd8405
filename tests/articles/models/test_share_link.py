"""A share link: its secret is kept as a digest, it ends by itself or by hand, and the database decides whether it opens."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from articles.models import Article, PageEvent, ShareLink, ShareLinkView
from articles.models.passcode import TRIES, WINDOW
from articles.models.share_link import LONGEST_LIFE
from articles.models.share_link_view import KEPT_FOR, MOST
from tests.articles.factories import ArticleFactory, TreatmentTypeFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def article(cast):
    page = ArticleFactory(title="Skin in winter")
    page.edit({}, by=cast.writer)
    return page


def share(page, cast, **values):
    return ShareLink.objects.share(page, by=cast.writer, **{"label": "Dr Patel", **values})


@pytest.mark.parametrize("make", [ArticleFactory, TreatmentTypeFactory])
def test_a_link_is_made_for_a_week_and_found_by_its_secret(cast, make):
    page = make()
    link = share(page, cast)
    assert ShareLink.objects.open().named(link.token) == link
    assert (link.page, link.created_by) == (page, cast.writer)
    assert link.expires_at - link.created_at == timedelta(days=7)


def test_the_secret_itself_is_nowhere_in_the_database(cast, article):
    link = share(article, cast, passcode="open sesame")
    stored = str(ShareLink.objects.values().get()) + str(list(PageEvent.objects.values()))
    assert link.token not in stored and "open sesame" not in stored
    assert ShareLink.objects.get().token == ""


def test_each_link_has_a_secret_of_its_own(cast, article):
    first, second = share(article, cast), share(article, cast)
    assert ShareLink.objects.named(first.token) == first and ShareLink.objects.named(second.token) == second
    assert ShareLink.objects.named(first.digest) is None


def test_a_link_shows_the_newest_text_or_the_version_it_was_made_for(cast, article):
    newest, fixed = share(article, cast), share(article, cast, revision=article.latest_revision)
    article.edit({"title": "Skin in spring"}, by=cast.writer)
    versions = {link.pk: link.version for link in ShareLink.objects.with_page()}
    assert versions == {newest.pk: 2, fixed.pk: 1}


def test_what_is_done_with_a_link_stands_in_the_story_of_the_page(cast, article):
    link = share(article, cast)
    link.extend(by=cast.editor)
    link.renew(by=cast.editor)
    link.revoke(by=cast.reviewer)
    told = PageEvent.objects.of(article).filter(act__startswith="share").order_by("pk")
    assert [(event.act, event.by, event.detail["name"]) for event in told] == [
        ("shared", cast.writer, "Dr Patel"),
        ("share_extended", cast.editor, "Dr Patel"),
        ("share_renewed", cast.editor, "Dr Patel"),
        ("share_revoked", cast.reviewer, "Dr Patel"),
    ]


def test_a_revoked_link_is_open_no_longer_and_stays_so(cast, article):
    link = share(article, cast)
    link.revoke(by=cast.editor)
    assert ShareLink.objects.open().named(link.token) is None
    for act in (link.revoke, link.extend, link.renew):
        with pytest.raises(ShareLink.NotAllowed):
            act(by=cast.editor)
    stored = ShareLink.objects.get()
    assert (stored.revoked_by, stored.is_open()) == (cast.editor, False)


def test_a_link_ends_by_itself(cast, article):
    link = share(article, cast, days=2)
    ends = link.expires_at
    assert ShareLink.objects.open(ends - timedelta(seconds=1)).named(link.token) == link
    assert ShareLink.objects.open(ends).named(link.token) is None
    assert ShareLink.objects.ended(ends).get() == link and not link.is_open(ends)


def test_a_link_revoked_while_it_is_opened_is_neither_counted_nor_shown(cast, article):
    opened = share(article, cast)
    ShareLink.objects.get().revoke(by=cast.editor)
    assert opened.record_view() is False
    assert ShareLink.objects.get().view_count == 0 and not ShareLinkView.objects.exists()


def test_a_link_made_again_has_another_secret(cast, article):
    link = share(article, cast)
    before = link.token
    link.renew(by=cast.writer)
    assert ShareLink.objects.named(before) is None and ShareLink.objects.named(link.token) == link


def test_a_link_is_extended_to_sixty_days_at_most(cast, article):
    link = share(article, cast, days=55)
    link.extend(by=cast.writer)
    assert link.expires_at == link.created_at + LONGEST_LIFE
    with pytest.raises(ShareLink.NotAllowed, match="sixty days"):
        link.extend(by=cast.writer)


@pytest.mark.parametrize(
    "values", [{"days": 0}, {"days": 61}, {"label": " "}, {"passcode": "12345"}], ids=lambda value: str(value)
)
def test_what_makes_no_sense_is_refused(cast, article, values):
    with pytest.raises(ShareLink.NotAllowed):
        share(article, cast, **values)
    assert not ShareLink.objects.exists()


def test_another_pages_version_is_refused(cast, article):
    other = ArticleFactory()
    with pytest.raises(ShareLink.NotAllowed, match="another page"):
        share(other, cast, revision=article.latest_revision)


@pytest.mark.parametrize(
    "values",
    [
        {"expires_at": timezone.now() + timedelta(days=70)},
        {"expires_at": timezone.now() - timedelta(days=1)},
        {"label": ""},
        {"guests": "publish"},
        {"revoked_by_id": 1},
    ],
    ids=lambda values: next(iter(values)),
)
def test_the_database_refuses_what_the_verbs_forbid(cast, article, values):
    share(article, cast, days=60)
    if "revoked_by_id" in values:
        values = {"revoked_by_id": cast.writer.pk}
    with pytest.raises(IntegrityError), transaction.atomic():
        ShareLink.objects.update(**values)


def test_each_opening_is_kept_with_its_version_and_nothing_else(cast, article):
    link = share(article, cast)
    assert link.record_view()
    article.edit({"title": "Skin in spring"}, by=cast.writer)
    assert ShareLink.objects.with_page().get().record_view()
    stored = ShareLink.objects.get()
    assert (stored.view_count, stored.last_seen_at is not None) == (2, True)
    assert list(stored.openings.values_list("version", flat=True)) == [2, 1]
    assert {field.name for field in ShareLinkView._meta.fields} == {"id", "link", "at", "version"}


def test_who_opens_a_link_endlessly_fills_no_table(cast, article):
    link = share(article, cast)
    ShareLinkView.objects.bulk_create(ShareLinkView(link=link, version=1) for _ in range(MOST))
    assert link.record_view()
    assert ShareLink.objects.get().view_count == 1 and ShareLinkView.objects.count() == MOST


def test_openings_of_links_that_ended_long_ago_are_deleted_in_portions(cast, article):
    long_ago = timezone.now() - KEPT_FOR - timedelta(days=8)
    old, new = share(article, cast, at=long_ago), share(article, cast)
    for link in (old, new):
        ShareLinkView.objects.create(link=link, version=1)
    assert ShareLinkView.objects.purge_next() is True
    assert ShareLinkView.objects.purge_next() is False
    assert ShareLinkView.objects.get().link == new and ShareLink.objects.count() == 2


def test_a_passcode_admits_who_knows_it(cast, article):
    link = share(article, cast, passcode="open sesame")
    assert link.admits("open sesame") and not link.admits("Open Sesame")


def test_ten_wrong_passcodes_close_the_door_for_ten_minutes_to_the_right_one_too(cast, article):
    now, link = timezone.now(), share(article, cast, passcode="open sesame")
    for _ in range(TRIES):
        assert not link.admits("wrong one", at=now)
    with pytest.raises(ShareLink.TooManyTries):
        link.admits("open sesame", at=now)
    assert link.admits("open sesame", at=now + WINDOW)


def test_right_passcodes_are_not_counted(cast, article):
    now, link = timezone.now(), share(article, cast, passcode="open sesame")
    assert all(link.admits("open sesame", at=now) for _ in range(TRIES + 2))


def test_a_link_goes_with_its_page(cast, article):
    share(article, cast, revision=article.latest_revision).record_view()
    Article.objects.get().remove(by=cast.editor)
    assert not ShareLink.objects.exists()
