"""Guests comment by a share link that allows it: on passages, bounded, and known as guests wherever staff read it."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from articles.models import Article, Comment, PageEvent, ShareLink, TreatmentType
from articles.models.share_link import COMMENTS_AN_HOUR
from articles.passages import Passage
from tests.articles.factories import ArticleFactory, TreatmentTypeFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def article(cast):
    page = ArticleFactory(title="Skin in winter", body="Cold air takes **a lot of** water from the skin.")
    page.edit({}, by=cast.writer)
    return page


@pytest.fixture
def link(cast, article):
    return ShareLink.objects.share(article, by=cast.writer, label="Second opinion", guests="comment")


def test_a_guest_comments_on_a_passage_and_staff_see_by_whose_link(link, article):
    said = link.comment(text="By how much?", guest_name="Dr Patel", passage=Passage("Cold air takes"))
    assert (said.page, said.field, said.quote, said.share_link) == (article, "body", "Cold air takes", link)
    assert said.who == "Dr Patel (by the link for Second opinion)" and said.author is None
    event = PageEvent.objects.of(article).get(act="commented")
    assert (event.by, event.detail["name"]) == (None, "Dr Patel")


def test_the_comments_of_the_page_say_whose_link_brought_the_guest(cast, article, link):
    link.comment(text="By how much?", guest_name="Dr Patel")
    address = reverse("admin:articles_article_comments", args=[article.pk])
    page = cast.client("writer").get(address).content.decode()
    assert "Dr Patel (by the link for Second opinion)" in page and "By how much?" in page


def test_words_as_the_page_shows_them_are_found_in_the_text_with_its_marks(link):
    passage = Passage("takes a lot of water from", prefix="Cold air ", suffix=" the skin.")
    said = link.comment(text="How much?", guest_name="Dr Patel", passage=passage)
    assert said.field == "body" and "**a lot of**" in said.quote


def test_the_very_words_come_before_similar_ones_of_an_earlier_field(cast):
    words = "Plasma is taken from your own blood on the day"
    treatment = TreatmentTypeFactory(
        definition="Plasma is taken from your own blood one day", risks_common=words
    )
    treatment.edit({}, by=cast.writer)
    link = ShareLink.objects.share(treatment, by=cast.writer, label="B", guests="comment")
    assert link.comment(text="?", guest_name="Dr Patel", passage=Passage(words)).field == "risks_common"


def test_words_that_the_text_has_no_more_are_not_lost(link):
    said = link.comment(text="Really?", guest_name="Dr Patel", passage=Passage("Snow heals every scar"))
    assert (said.quote, said.text) == ("", "“Snow heals every scar”\n\nReally?")


def test_a_link_for_reading_takes_no_comment(cast, article):
    link = ShareLink.objects.share(article, by=cast.writer, label="B")
    with pytest.raises(ShareLink.NotAllowed):
        link.comment(text="Hello", guest_name="Dr Patel")
    assert not Comment.objects.exists()


def test_a_link_that_ended_meanwhile_takes_no_comment(cast, link):
    ShareLink.objects.get().revoke(by=cast.writer)
    with pytest.raises(ShareLink.NotAllowed, match="ask who sent it"):
        link.comment(text="Hello", guest_name="Dr Patel")


def test_so_many_comments_an_hour_come_by_one_link_and_no_more(cast, article, link):
    now = timezone.now()
    for _ in range(COMMENTS_AN_HOUR):
        link.comment(text="Hello", guest_name="Dr Patel", at=now)
    with pytest.raises(ShareLink.NotAllowed, match="in an hour"):
        link.comment(text="Hello", guest_name="Dr Patel", at=now)
    link.comment(text="Hello", guest_name="Dr Patel", at=now + timedelta(hours=1))
    other = ShareLink.objects.share(article, by=cast.writer, label="B", guests="comment")
    other.comment(text="Hello", guest_name="Dr Lopez", at=now)


@pytest.mark.parametrize(("name", "text"), [("", "Hello"), ("Dr Patel", " "), ("Dr Patel", "x" * 5001)])
def test_nobody_nothing_and_too_much_are_refused(link, name, text):
    with pytest.raises(Comment.NotAllowed):
        link.comment(text=text, guest_name=name)


def test_the_database_knows_no_staff_with_a_guests_link(cast, article, link):
    Comment.objects.add(article, by=cast.writer, text="Mine")
    with pytest.raises(IntegrityError), transaction.atomic():
        Comment.objects.update(share_link=link)


def test_comments_of_guests_go_with_a_draft_that_is_deleted(cast, article, link):
    link.comment(text="Hello", guest_name="Dr Patel")
    Article.objects.get().remove(by=cast.editor)
    assert not Comment.objects.exists() and not TreatmentType.objects.exists()
