"""The form of a page edits its newest text; the live one changes only by publishing."""

import pytest
from django.urls import reverse

from articles.models import Article, Redirect, TreatmentType
from tests.articles.admin.forms import form_data, save
from tests.articles.factories import (
    ArticleFactory,
    CategoryFactory,
    ConcernFactory,
    TreatmentTypeFactory,
    make_public,
)

pytestmark = pytest.mark.django_db


def change(page):
    return reverse(f"admin:articles_{page._meta.model_name}_change", args=[page.pk])


def test_saving_a_draft_changes_it_and_keeps_a_version_of_the_person(cast):
    article = ArticleFactory(title="First")
    save(cast.client("writer"), article, title="Second", version_note="Better title")
    article.refresh_from_db()
    assert article.title == "Second"
    version = article.revisions.get()
    assert (version.created_by, version.note) == (cast.writer, "Better title")


@pytest.mark.parametrize(("factory", "field"), [(ArticleFactory, "title"), (TreatmentTypeFactory, "name")])
def test_saving_a_public_page_leaves_what_readers_see(cast, factory, field):
    page = make_public(factory(**{field: "As published"}))
    save(cast.client("writer"), page, **{field: "A newer draft"})
    page.refresh_from_db()
    assert getattr(page, field) == "As published"
    assert page.draft_content()[field] == "A newer draft"
    assert page.has_draft_ahead


def test_saving_a_public_article_leaves_its_live_relations_and_tags(cast):
    live, newer = TreatmentTypeFactory(), TreatmentTypeFactory()
    article = ArticleFactory()
    article.treatments.add(live)
    article.tags.add("skin")
    make_public(article)
    save(cast.client("writer"), article, treatments=[newer.pk], tags="needles, skin")
    assert list(article.treatments.all()) == [live]
    assert [tag.name for tag in article.tags.all()] == ["skin"]
    assert article.draft_content()["treatments"] == [newer.pk] or Article.objects.get(
        pk=article.pk
    ).draft_content()["treatments"] == [newer.pk]
    assert Article.objects.get(pk=article.pk).draft_content()["tags"] == ["needles", "skin"]


def test_the_form_shows_the_newest_text_and_relations(cast):
    concern = ConcernFactory(name="Dull skin")
    article = make_public(ArticleFactory(title="As published"))
    article.edit({"title": "A newer draft", "concerns": [concern.pk], "tags": ["laser"]}, by=None)
    page = cast.client("writer").get(change(article)).content.decode()
    assert 'value="A newer draft"' in page
    assert "Dull skin" in page
    assert 'value="laser"' in page
    assert "You see a newer draft" in page


def test_who_may_only_read_sees_the_newest_text_too(cast):
    category = CategoryFactory(name="Blood products")
    article = make_public(ArticleFactory(title="As published"))
    article.edit({"title": "A newer draft", "category": category.pk, "tags": ["laser"]}, by=None)
    page = cast.client("reviewer").get(change(article)).content.decode()
    assert "A newer draft" in page
    assert "Blood products" in page
    assert "laser" in page


def test_saving_without_a_change_makes_no_version(cast):
    article = ArticleFactory(body="One\n\nTwo\n")
    article.tags.add("b", "a")
    article.edit({}, by=None)
    save(cast.client("writer"), article)
    assert article.revisions.count() == 1


def test_line_ends_of_a_browser_are_no_change(cast):
    article = ArticleFactory(body="One\n\nTwo\n")
    article.edit({}, by=None)
    save(cast.client("writer"), article, body="One\r\n\r\nTwo\r\n")
    assert article.revisions.count() == 1


def test_a_new_article_is_a_draft_with_a_first_version(cast):
    client = cast.client("writer")
    data = form_data(client.get(reverse("admin:articles_article_add")))
    concern = ConcernFactory()
    data |= {"title": "New", "slug": "new", "body": "Text", "tags": "one, two", "concerns": [concern.pk]}
    response = client.post(reverse("admin:articles_article_add"), data)
    assert response.status_code == 302, response.context["errors"]
    article = Article.objects.get(slug="new")
    assert article.status == "draft"
    assert list(article.concerns.all()) == [concern]
    version = article.revisions.get()
    assert version.created_by == cast.writer
    assert version.content["tags"] == ["one", "two"]


def test_a_changed_address_of_a_public_page_leaves_a_redirect_only_when_published(cast):
    article = make_public(ArticleFactory(slug="old-address"))
    save(cast.client("editor"), article, slug="new-address")
    assert not Redirect.objects.exists()
    Article.objects.get(pk=article.pk).publish(by=None, override_reason="test")
    assert Redirect.objects.get().old_path.endswith("/old-address/")


def test_a_withdrawn_page_with_a_new_address_leaves_a_redirect(cast):
    article = make_public(ArticleFactory(slug="old-address"))
    article.withdraw(by=None, reason="Out of date")
    save(cast.client("editor"), article, slug="new-address")
    assert Redirect.objects.get().old_path.endswith("/old-address/")


def test_a_treatments_lists_of_codes_are_boxes(cast):
    treatment = TreatmentTypeFactory()
    save(cast.client("writer"), treatment, sources=["autologous_blood"], deliveries=["injection", "harvest"])
    treatment = TreatmentType.objects.get(pk=treatment.pk)
    assert treatment.sources == ["autologous_blood"]
    assert set(treatment.deliveries) == {"injection", "harvest"}


def test_evidence_of_a_public_treatment_is_changed_by_those_who_publish(cast):
    """Evidence has no draft: readers would see it at once."""
    treatment = make_public(TreatmentTypeFactory())
    row = {"evidence-TOTAL_FORMS": "1", "evidence-0-text": "Now", "evidence-0-level": "none"}
    row |= {"evidence-0-population": "unstated", "evidence-0-direction": "unstated"}
    row |= {
        "evidence-0-as_of": "2026-01-01",
        "evidence-0-position": "0",
        "evidence-0-treatment": treatment.pk,
    }
    save(cast.client("writer"), treatment, **row)
    assert not treatment.evidence.exists()
    save(cast.client("editor"), treatment, **row)
    assert treatment.evidence.get().text == "Now"


def test_what_was_public_once_is_never_deleted(cast):
    public, draft = make_public(ArticleFactory()), ArticleFactory()
    delete = "admin:articles_article_delete"
    assert cast.client("editor").post(reverse(delete, args=[public.pk]), {"post": "yes"}).status_code == 403
    assert cast.client("editor").post(reverse(delete, args=[draft.pk]), {"post": "yes"}).status_code == 302
    assert list(Article.objects.all()) == [public]
