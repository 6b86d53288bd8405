"""Each verb of a page has its own page; the model decides, the admin asks and explains."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.compliance.finding import Finding
from articles.models import AcceptedFinding, Article, Review
from tests.articles.factories import ArticleFactory, TreatmentTypeFactory, approve, make_public

pytestmark = pytest.mark.django_db


def url(page, verb):
    return reverse(f"admin:articles_{page._meta.model_name}_{verb}", args=[page.pk])


def messages_of(response):
    return [str(message) for message in response.context["messages"]]


@pytest.fixture(autouse=True)
def nothing_found(monkeypatch):
    """What the real check says of a text is another test's matter."""
    monkeypatch.setattr("articles.models.page_check.findings_of", lambda page: [])


@pytest.fixture
def blocking(nothing_found, monkeypatch):
    """The check finds one word that blocks, wherever it stands in a body."""

    def findings_of(page):
        body = page.draft_content().get("body", "")
        start = body.find("miracle")
        if start < 0:
            return []
        accepted = AcceptedFinding.objects.keys(page)
        return [
            Finding(
                rule="C99", level="E", jurisdictions=("UK",), field="body", start=start, end=start + 7, text="miracle",
                reason="It promises too much.", suggestion="Say what was measured.", source_url="https://rules.example/c99",
                is_accepted=("C99", "body", "miracle") in accepted,
            )
        ]  # fmt: skip

    monkeypatch.setattr("articles.models.page_check.findings_of", findings_of)


def test_the_whole_way_from_writing_to_the_site_and_back(cast):
    article = ArticleFactory(title="Needles")
    article.edit({}, by=cast.writer)
    assert cast.client("writer").post(url(article, "submit")).status_code == 302
    due = timezone.localdate() + datetime.timedelta(days=180)
    assert (
        cast.client("reviewer").post(url(article, "approve"), {"next_due_on": due.isoformat()}).status_code
        == 302
    )
    assert cast.client("editor").post(url(article, "publish"), {"at_0": "", "at_1": ""}).status_code == 302
    article = Article.objects.get(pk=article.pk)
    assert article.is_published
    assert (article.published_by, article.live_approval.by, article.live_approval.next_due_on) == (
        cast.editor,
        cast.reviewer,
        due,
    )
    assert cast.client("editor").post(url(article, "withdraw"), {"reason": "Out of date"}).status_code == 302
    article.refresh_from_db()
    assert (article.status, article.withdrawn_reason, article.withdrawn_by) == (
        "withdrawn",
        "Out of date",
        cast.editor,
    )


@pytest.mark.parametrize("verb", ["submit", "approve", "send-back", "accept-findings", "publish", "withdraw"])
def test_opening_the_page_of_a_verb_changes_nothing(cast, verb):
    article = make_public(ArticleFactory())
    before = Article.objects.filter(pk=article.pk).values().get()
    assert cast.client("superuser").get(url(article, verb)).status_code == 200
    assert Article.objects.filter(pk=article.pk).values().get() == before
    assert not Review.objects.exists()


@pytest.mark.parametrize(
    ("name", "verb"),
    [
        ("writer", "publish"), ("writer", "withdraw"), ("writer", "approve"), ("writer", "accept-findings"),
        ("editor", "approve"), ("editor", "send-back"), ("editor", "accept-findings"), ("reviewer", "publish"),
        ("reviewer", "submit"), ("marketing", "submit"), ("desk", "publish"), ("administrator", "publish"),
    ],
)  # fmt: skip
def test_a_verb_is_refused_to_who_may_not(cast, name, verb):
    article = ArticleFactory()
    assert cast.client(name).get(url(article, verb)).status_code == 403
    assert cast.client(name).post(url(article, verb), {"reason": "x"}).status_code == 403
    article.refresh_from_db()
    assert article.status == "draft"


def test_a_verb_without_the_token_of_the_form_is_refused(cast):
    from django.test import Client

    article, client = ArticleFactory(), Client(enforce_csrf_checks=True)
    client.force_login(cast.editor)
    assert client.post(url(article, "publish")).status_code == 403
    article.refresh_from_db()
    assert article.status == "draft"


def test_a_later_moment_schedules(cast):
    article = ArticleFactory()
    tomorrow = timezone.localtime() + datetime.timedelta(days=1)
    data = {"at_0": tomorrow.date().isoformat(), "at_1": "08:30"}
    response = cast.client("editor").post(url(article, "publish"), data, follow=True)
    article.refresh_from_db()
    assert article.is_scheduled and not article.is_published
    assert timezone.localtime(article.publish_from).strftime("%H:%M") == "08:30"
    assert "becomes public on" in messages_of(response)[0]


def test_a_moment_that_is_over_is_refused_at_its_field(cast):
    article = ArticleFactory()
    response = cast.client("editor").post(url(article, "publish"), {"at_0": "2020-01-01", "at_1": "08:30"})
    assert "That moment is over" in response.content.decode()
    article.refresh_from_db()
    assert article.status == "draft"


def test_a_blocking_finding_stops_the_editor_and_is_shown_in_its_place(cast, blocking):
    article = ArticleFactory(body="First line\n\nA miracle for the skin.")
    page = cast.client("editor").post(url(article, "publish"), {"at_0": "", "at_1": ""}).content.decode()
    article.refresh_from_db()
    assert article.status == "draft"
    assert "1 finding blocks publishing" in page
    for words in (
        "It promises too much.",
        "Say what was measured.",
        "line 3",
        "<mark>miracle</mark>",
        "https://rules.example/c99",
    ):
        assert words in page


def test_who_may_not_override_cannot_send_a_reason_along(cast, blocking):
    article = ArticleFactory(body="A miracle.")
    cast.client("editor").post(url(article, "publish"), {"at_0": "", "at_1": "", "override_reason": "Please"})
    article.refresh_from_db()
    assert article.status == "draft"
    assert not AcceptedFinding.objects.exists()


def test_a_reviewer_accepts_a_finding_with_a_reason_and_the_editor_publishes(cast, blocking):
    article = ArticleFactory(body="A miracle.")
    client = cast.client("reviewer")
    form = client.get(url(article, "accept-findings")).context["form"]
    chosen = [value for value, _label in form.fields["findings"].choices]
    assert (
        client.post(
            url(article, "accept-findings"), {"findings": chosen, "reason": "A quotation"}
        ).status_code
        == 302
    )
    accepted = AcceptedFinding.objects.get()
    assert (accepted.by, accepted.reason, accepted.rule) == (cast.reviewer, "A quotation", "C99")
    cast.client("editor").post(url(article, "publish"), {"at_0": "", "at_1": ""})
    article.refresh_from_db()
    assert article.is_published
    page = (
        cast.client("editor")
        .get(reverse("admin:articles_article_change", args=[article.pk]))
        .content.decode()
    )
    assert "Accepted by reviewer: A quotation" in page


def test_a_finding_is_not_accepted_without_a_reason(cast, blocking):
    article = ArticleFactory(body="A miracle.")
    client = cast.client("reviewer")
    form = client.get(url(article, "accept-findings")).context["form"]
    chosen = [value for value, _label in form.fields["findings"].choices]
    assert (
        client.post(url(article, "accept-findings"), {"findings": chosen, "reason": " "}).status_code == 200
    )
    assert not AcceptedFinding.objects.exists()


def test_a_reviewer_sends_back_with_a_reason_that_the_writer_sees(cast):
    article = ArticleFactory()
    article.edit({}, by=cast.writer)
    article.submit(by=cast.writer)
    cast.client("reviewer").post(url(article, "send-back"), {"reason": "Name the study"})
    article.refresh_from_db()
    assert article.status == "draft"
    page = (
        cast.client("writer")
        .get(reverse("admin:articles_article_change", args=[article.pk]))
        .content.decode()
    )
    assert "Sent back by Dr Reviewer: Name the study" in page


def test_what_was_sent_back_is_settled_when_the_same_text_comes_again_and_is_signed(cast):
    article = ArticleFactory()
    article.edit({}, by=cast.writer)
    form = reverse("admin:articles_article_change", args=[article.pk])
    article.submit(by=cast.writer)
    Review.objects.reject(article, by=cast.reviewer, reason="Name the study")
    article.submit(by=cast.writer)
    assert "Name the study" not in cast.client("writer").get(form).content.decode()
    assert "Name the study" not in cast.client("writer").get("/admin/").content.decode()
    Review.objects.approve(article, by=cast.reviewer)
    article.publish(by=cast.editor)
    assert "Name the study" not in cast.client("editor").get(form).content.decode()
    assert "Name the study" not in cast.client("writer").get("/admin/").content.decode()


def test_errors_that_were_accepted_are_counted_apart(cast, blocking):
    article = ArticleFactory(body="A miracle for skin.")
    article.edit({}, by=cast.writer)
    form = reverse("admin:articles_article_change", args=[article.pk])
    assert "1 error" in cast.client("editor").get(form).content.decode()
    AcceptedFinding.objects.accept(article, article.findings(), by=cast.reviewer, reason="A quotation.")
    page = cast.client("editor").get(form).content.decode()
    assert "1 accepted" in page and "1 error" not in page


def test_nobody_signs_their_own_text(cast):
    article = ArticleFactory()
    article.edit({}, by=cast.reviewer)
    page = (
        cast.client("reviewer").post(url(article, "approve"), {"next_due_on": "2099-01-01"}).content.decode()
    )
    assert not Review.objects.exists()
    assert "three years" in page
    due = timezone.localdate() + datetime.timedelta(days=30)
    page = (
        cast.client("reviewer")
        .post(url(article, "approve"), {"next_due_on": due.isoformat()})
        .content.decode()
    )
    assert not Review.objects.exists()
    assert "somebody else must review it" in page


def test_withdrawing_needs_a_reason(cast):
    article = make_public(ArticleFactory())
    assert cast.client("editor").post(url(article, "withdraw"), {"reason": "  "}).status_code == 200
    article.refresh_from_db()
    assert article.is_published


def test_a_verb_whose_moment_has_passed_says_so(cast):
    article = ArticleFactory()
    page = cast.client("editor").post(url(article, "withdraw"), {"reason": "x"}).content.decode()
    assert "does not allow this any more" in page


def test_an_address_taken_meanwhile_is_an_error_and_no_crash(cast):
    article = make_public(ArticleFactory(slug="mine"))
    article.edit({"slug": "taken"}, by=cast.writer)
    ArticleFactory(slug="taken")
    page = cast.client("editor").post(url(article, "publish")).content.decode()
    assert "Another page has the address" in page
    assert Article.objects.get(pk=article.pk).slug == "mine"


def test_several_at_once_report_each_refusal(cast, blocking):
    good, bad = ArticleFactory(title="Good one"), ArticleFactory(title="Bad one", body="A miracle.")
    response = cast.client("editor").post(
        reverse("admin:articles_article_changelist"),
        {"action": "publish_selected", "_selected_action": [good.pk, bad.pk]},
        follow=True,
    )
    good.refresh_from_db(), bad.refresh_from_db()
    assert (good.is_published, bad.is_published) == (True, False)
    assert messages_of(response) == ["Bad one: 1 finding blocks publishing.", "1 published."]


def test_a_writer_can_not_publish_several_at_once(cast):
    article = ArticleFactory()
    cast.client("writer").post(
        reverse("admin:articles_article_changelist"),
        {"action": "publish_selected", "_selected_action": [article.pk]},
    )
    article.refresh_from_db()
    assert article.status == "draft"


def test_the_form_offers_only_what_the_person_may_do_now(cast):
    article = make_public(TreatmentTypeFactory())
    form = reverse("admin:articles_treatmenttype_change", args=[article.pk])
    assert url(article, "withdraw") in cast.client("editor").get(form).content.decode()
    assert url(article, "publish") not in cast.client("editor").get(form).content.decode()
    assert url(article, "withdraw") not in cast.client("writer").get(form).content.decode()


def test_a_signed_text_is_said_to_be_signed_until_it_is_edited(cast):
    article = ArticleFactory()
    article.edit({}, by=cast.writer)
    approve(article)
    form = reverse("admin:articles_article_change", args=[article.pk])
    assert "This text is signed by" in cast.client("writer").get(form).content.decode()
    article.edit({"body": "Another text"}, by=cast.writer)
    assert "not signed by a medical reviewer" in cast.client("writer").get(form).content.decode()
