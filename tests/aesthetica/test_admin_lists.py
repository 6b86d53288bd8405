"""Every model has its place in the admin, and a list costs the same number of queries however long it is."""

import pytest
from django.apps import apps
from django.contrib import admin
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.models import Comment, Review, ShareLink, Task
from clinics.models import LookupAttempt
from tests.articles import factories as content
from tests.clinics import factories as offers

# Rows that the program keeps for itself: nothing in them is for a person to read.
INTERNAL = {
    "articles.bulkeditedpage", "articles.changedaddress", "articles.commentreading", "articles.editingsession", "articles.importaddress", "articles.importitem", "articles.pagelink", "articles.pagemeasure", "articles.papermention", "articles.picturefile", "articles.readership", "articles.reviewreminder", "articles.savedfilter", "articles.scheduledchange", "articles.searchdocument",
    "articles.searchword", "articles.sharelinkview", "articles.unsaveddraft", "clinics.ratecounter",
}  # fmt: skip


def models():
    return [model for label in ("articles", "clinics") for model in apps.get_app_config(label).get_models()]


def inline_models():
    return {inline.model for each in admin.site._registry.values() for inline in each.inlines}


def test_every_model_is_registered_or_edited_beside_another():
    shown = set(admin.site._registry) | inline_models()
    assert sorted(model._meta.label_lower for model in models() if model not in shown) == sorted(
        INTERNAL & {model._meta.label_lower for model in models()}
    )


@pytest.mark.parametrize("model", admin.site._registry, ids=lambda model: model._meta.label_lower)
def test_every_list_can_be_searched_or_filtered(model):
    options = admin.site._registry[model]
    assert options.search_fields or options.list_filter
    assert len(options.list_display) > 1


def test_nothing_is_deleted_in_bulk():
    assert "delete_selected" not in dict(admin.site.actions)


def _article(cast):
    page = content.ArticleFactory(category=content.CategoryFactory(), author=content.PractitionerFactory())
    page.tags.add("one", "two")
    page.edit({}, by=cast.writer)


def _treatment(cast):
    content.TreatmentTypeFactory(author=content.PractitionerFactory()).edit({}, by=cast.writer)


def _review(cast):
    page = content.ArticleFactory()
    Review.objects.create(
        article=page,
        digest="x",
        decision="rejected",
        reason="No",
        by=cast.reviewer,
        practitioner=cast.reviewer.practitioner,
    )


def _comment(cast):
    Comment.objects.add(content.ArticleFactory(), by=cast.writer, text="Is this so?").reply(
        by=cast.reviewer, text="It is."
    )


def _share_link(cast):
    page = content.ArticleFactory()
    page.edit({}, by=cast.writer)
    ShareLink.objects.share(page, by=cast.writer, label="A colleague", revision=page.latest_revision)


def _task(cast):
    Task.objects.assign(content.ArticleFactory(), text="Look.", to=cast.writer, by=cast.editor)


def _lead(cast):
    promotion = offers.PromotionFactory(consent_wording=offers.ConsentWordingFactory())
    promo_code = promotion.issue_to(offers.LeadFactory(), is_consenting=True)
    promo_code.redeem(clinic=offers.ClinicFactory(), by=cast.desk, is_new_client=True)
    LookupAttempt.objects.create(by=cast.desk, promo_code=promo_code)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("articles_article", _article),
        ("articles_revision", _article),
        ("articles_category", _article),
        ("articles_practitioner", _article),
        ("taggit_tag", _article),
        ("articles_treatmenttype", _treatment),
        ("articles_review", _review),
        ("articles_comment", _comment),
        ("articles_task", _task),
        ("articles_sharelink", _share_link),
        ("articles_image", lambda cast: content.ImageFactory()),
        ("articles_citation", lambda cast: content.CitationFactory()),
        ("articles_citationcheck", lambda cast: content.verified(by=cast.reviewer)),
        ("clinics_clinic", _lead),
        ("clinics_promotion", _lead),
        ("clinics_promotionterms", _lead),
        ("clinics_lead", _lead),
        ("clinics_consent", _lead),
        ("clinics_consentwording", _lead),
        ("clinics_promocode", _lead),
        ("clinics_redemption", _lead),
        ("clinics_outgoingemail", _lead),
        ("clinics_lookupattempt", _lead),
        ("auth_user", lambda cast: content.make_user()),
    ],
)
def test_a_longer_list_needs_no_more_queries(cast, name, make):
    client, address = cast.client("superuser"), reverse(f"admin:{name}_changelist")

    def queries():
        client.get(address)
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address).status_code == 200
        return len(captured)

    for _number in range(3):
        make(cast)
    few = queries()
    for _number in range(6):
        make(cast)
    assert queries() <= few
