"""An acceptance answers for words in their sentence and for what the rule said; for nothing else."""

from datetime import date

import pytest

from articles.models import AcceptedFinding, Article, RuleSetting
from tests.articles.factories import ArticleFactory, approve

pytestmark = pytest.mark.django_db

TEXT = "First words. It is risk-free today. Last words."


@pytest.fixture
def article(cast):
    article = ArticleFactory(body=TEXT)
    article.edit({}, by=cast.writer)
    accept(article, cast)
    return article


def accept(article, cast):
    found = [finding for finding in article.findings() if finding.rule == "C02"]
    AcceptedFinding.objects.accept(article, found, by=cast.reviewer, reason="A quotation of a law")


def blocks(article):
    return [f.text for f in article.findings() if f.rule == "C02" and f.is_blocking]


def change(**values):
    newest = RuleSetting.objects.about("C02", "").first()
    ground = {"source": "A ruling", "checked_on": date(2026, 11, 20)}
    RuleSetting.objects.change(
        "C02", "", ["UK"], by=None, why="x", base=newest.pk if newest else 0, **ground, **values
    )


def test_it_is_kept_with_the_version_the_sentence_and_what_the_rule_said(article, cast):
    [finding] = [finding for finding in article.findings() if finding.rule == "C02"]
    kept = AcceptedFinding.objects.get()
    assert finding.is_accepted
    assert (kept.revision, kept.by, kept.reason) == (
        article.latest_revision,
        cast.reviewer,
        "A quotation of a law",
    )
    assert (kept.sentence, kept.level, kept.rule_reason) == ("it is risk-free today.", "E", finding.reason)


@pytest.mark.parametrize(
    "text",
    [
        "Other first words. It is risk-free today. Last words.",
        "A new paragraph.\n\nIt is risk-free today.",
        "First words. It  is risk-free\ntoday. Last words.",
    ],
)
def test_edits_elsewhere_leave_it_standing(article, text):
    article.edit({"body": text}, by=None)
    assert blocks(article) == []


@pytest.mark.parametrize(
    "text",
    ["First words. It is risk-free for you today. Last words.", "It is risk-free."],
)
def test_another_sentence_around_the_same_words_blocks_again(article, text):
    article.edit({"body": text}, by=None)
    assert blocks(article) == ["risk-free"]


def test_a_second_sentence_with_the_same_words_is_not_covered(article):
    article.edit({"body": f"{TEXT} Really, it is risk-free."}, by=None)
    assert blocks(article) == ["risk-free"]


def test_going_back_to_the_sentence_brings_it_back(article):
    article.edit({"body": "It is risk-free."}, by=None)
    article.edit({"body": TEXT}, by=None)
    assert blocks(article) == []


def test_a_rule_that_gives_another_reason_has_to_be_answered_again(article, cast):
    change(reason="A court has decided against it.")
    assert blocks(article) == ["risk-free"]
    accept(article, cast)
    assert blocks(article) == []
    assert AcceptedFinding.objects.count() == 2


def test_a_new_source_or_suggestion_changes_nothing(article):
    change(suggestion="Name the risks.", source_url="https://rules.example/")
    assert blocks(article) == []


def test_what_was_accepted_as_a_warning_is_not_accepted_as_an_error(cast):
    change(level="W")
    article = ArticleFactory(body=TEXT)
    accept(article, cast)
    change(level="E")
    assert blocks(article) == ["risk-free"]


def test_what_was_accepted_before_sentences_were_kept_holds_for_the_words():
    article = ArticleFactory(body=TEXT)
    AcceptedFinding.objects.create(
        article=article, rule="C02", field="body", text="risk-free", reason="Before"
    )
    article.edit({"body": "It is risk-free."}, by=None)
    assert blocks(article) == []


def test_publishing_over_a_finding_keeps_the_version_too(cast):
    article = ArticleFactory(body=TEXT)
    approve(article)
    article.publish(by=cast.superuser, override_reason="A quotation")
    assert AcceptedFinding.objects.get().revision == article.live_revision


def test_a_draft_with_an_acceptance_can_still_be_deleted(article):
    article.remove(by=None)
    assert not Article.objects.exists() and not AcceptedFinding.objects.exists()
