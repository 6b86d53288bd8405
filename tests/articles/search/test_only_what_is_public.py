"""Nothing that is not public is found, hinted at, or lends its words."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import SearchDocument
from articles.search import search
from tests.articles.factories import ArticleFactory, TreatmentTypeFactory, make_public
from tests.articles.search.pages import article, titles

pytestmark = pytest.mark.django_db


def test_a_draft_is_not_found():
    ArticleFactory(title="Secret skin")
    assert titles("secret skin") == [] and not SearchDocument.objects.exists()


def test_a_page_appears_and_leaves_at_its_time_without_any_job():
    now = timezone.now()
    made = ArticleFactory(title="Scheduled skin", publish_until=now + timedelta(days=2))
    make_public(made, at=now + timedelta(days=1))
    assert titles("scheduled") == []
    assert titles("scheduled", at=now + timedelta(days=1, hours=1)) == ["Scheduled skin"]
    assert titles("scheduled", at=now + timedelta(days=3)) == []


def test_a_withdrawn_page_is_gone_at_once():
    made = article("Wrong skin")
    made.withdraw(by=None, reason="Wrong")
    assert titles("wrong skin") == [] and not SearchDocument.objects.exists()


def test_a_draft_ahead_of_the_public_text_is_not_found():
    made = article("Public skin", "Old words.")
    made.edit({"body": "Confidential words."}, by=None)
    assert titles("confidential") == [] and titles("old") == ["Public skin"]
    make_public(made)
    assert titles("confidential") == ["Public skin"] and titles("old") == []


def test_a_correction_never_betrays_a_hidden_word():
    made = article("Confidential")
    made.withdraw(by=None, reason="Wrong")
    results = search("confidentail")
    assert results.total == 0 and results.corrected == ""


def test_a_draft_treatment_lends_no_names():
    TreatmentTypeFactory(name="Hidden", aliases="Bruise")
    article("Bruise")
    assert titles("hidden") == []
