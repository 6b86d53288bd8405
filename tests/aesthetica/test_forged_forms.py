"""Rows and fields that a form never offered are not taken when somebody posts them all the same."""

import pytest
from django.contrib.auth.models import Group, User
from django.urls import reverse

from articles.models import Article, Citation, EvidenceStatement, Review, Revision
from clinics.models import Clinic, OpeningHours
from tests.articles.admin.forms import form_data, save
from tests.articles.factories import ArticleFactory, CitationFactory, TreatmentTypeFactory, make_public
from tests.clinics.factories import ClinicFactory, PromotionFactory

pytestmark = pytest.mark.django_db


def test_a_writer_cannot_publish_by_sending_the_state_along(cast):
    article = ArticleFactory()
    save(
        cast.client("writer"),
        article,
        status="published",
        published_at_0="2026-01-01",
        publish_from_0="2026-01-01",
        live_revision="1",
        source_ref="stolen",
        import_report="{}",
    )
    article.refresh_from_db()
    assert (article.status, article.published_at, article.live_revision, article.source_ref) == (
        "draft",
        None,
        None,
        None,
    )


def test_a_writer_cannot_add_rows_of_evidence_to_a_public_treatment(cast):
    treatment = make_public(TreatmentTypeFactory())
    rows = {"evidence-TOTAL_FORMS": "3", "evidence-INITIAL_FORMS": "0"}
    rows |= {f"evidence-{n}-text": f"Forged {n}" for n in range(3)}
    save(cast.client("writer"), treatment, **rows)
    assert not EvidenceStatement.objects.exists()


def test_a_row_of_another_treatment_cannot_be_moved_into_a_form(cast):
    mine, other = TreatmentTypeFactory(), TreatmentTypeFactory()
    theirs = EvidenceStatement.objects.create(treatment=other, text="Theirs")
    client = cast.client("editor")
    address = reverse("admin:articles_treatmenttype_change", args=[mine.pk])
    forged = form_data(client.get(address)) | {
        "evidence-TOTAL_FORMS": "1",
        "evidence-INITIAL_FORMS": "1",
        "evidence-0-id": theirs.pk,
        "evidence-0-treatment": mine.pk,
        "evidence-0-text": "Taken over",
    }
    client.post(address, forged)
    theirs.refresh_from_db()
    assert (theirs.treatment, theirs.text) == (other, "Theirs")


@pytest.mark.parametrize("model", ["review", "revision", "acceptedfinding"])
def test_nobody_adds_a_record_of_the_program_not_even_a_superuser(cast, model):
    response = cast.client("superuser").post(reverse(f"admin:articles_{model}_add"), {"_save": "1"})
    assert response.status_code == 403
    assert not Review.objects.exists() and not Revision.objects.exists()


def test_a_list_takes_no_rows(cast):
    """CVE-2026-4292: a list's formset created rows."""
    before = Article.objects.count()
    rows = {
        "form-TOTAL_FORMS": "1",
        "form-INITIAL_FORMS": "0",
        "form-0-title": "x",
        "form-0-slug": "x",
        "_save": "1",
    }
    cast.client("editor").post(reverse("admin:articles_article_changelist"), rows)
    assert Article.objects.count() == before


def test_a_citation_is_not_verified_by_its_form(cast):
    citation = CitationFactory(doi="10.1000/example")
    save(cast.client("writer"), citation, state="verified", verified_at_0="2026-01-01")
    citation.refresh_from_db()
    assert citation.state == Citation.State.UNVERIFIED


def test_who_looks_at_clinics_cannot_send_opening_hours(cast):
    clinic = ClinicFactory()
    address = reverse("admin:clinics_clinic_change", args=[clinic.pk])
    row = {
        "opening_hours-TOTAL_FORMS": "1",
        "opening_hours-INITIAL_FORMS": "0",
        "opening_hours-0-weekday": "0",
    }
    assert cast.client("marketing").post(address, row).status_code == 403
    assert not OpeningHours.objects.exists()


def test_an_editor_cannot_put_people_at_a_desk(cast):
    clinic = ClinicFactory()
    save(cast.client("editor"), clinic, staff=[cast.writer.pk])
    assert not Clinic.objects.get(pk=clinic.pk).staff.exists()


def test_a_promotion_cannot_be_given_used_up_codes(cast):
    promotion = PromotionFactory()
    save(cast.client("marketing"), promotion, issued_count="99", paused_at="2026-01-01")
    promotion.refresh_from_db()
    assert (promotion.issued_count, promotion.paused_at) == (0, None)


def test_an_administrator_cannot_become_a_superuser(cast):
    save(cast.client("administrator"), cast.administrator, is_superuser="on", user_permissions=["1"])
    administrator = User.objects.get(pk=cast.administrator.pk)
    assert not administrator.is_superuser
    assert not administrator.user_permissions.exists()


def test_an_administrator_gives_a_person_a_role(cast):
    desk = Group.objects.get(name="Desk")
    save(cast.client("administrator"), cast.unassigned, groups=[desk.pk])
    assert list(cast.unassigned.groups.all()) == [desk]


@pytest.mark.parametrize("view", ["admin:auth_user_change", "admin:auth_user_password_change"])
def test_an_administrator_cannot_take_over_a_superuser(cast, view):
    data = {"username": "mine", "password1": "a new long password", "password2": "a new long password"}
    response = cast.client("administrator").post(reverse(view, args=[cast.superuser.pk]), data)
    assert response.status_code == 403
    cast.superuser.refresh_from_db()
    assert cast.superuser.username == "superuser"
    assert cast.superuser.check_password("a long password for tests")
