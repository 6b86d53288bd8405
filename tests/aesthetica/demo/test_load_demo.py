"""load_demo: from an empty database to a clinic group that patients can read, and no step further the second time."""

from typing import Any

from django.apps import apps
from django.contrib.auth import authenticate, get_user_model
from django.core.files.storage import default_storage
from django.http import HttpRequest
from django.test import Client
from django.utils import timezone

from aesthetica import roles
from aesthetica.demo.sign_ins import PASSWORD, USERNAMES
from articles.models import (
    Article,
    Category,
    Citation,
    Comment,
    Image,
    Practitioner,
    Task,
    TreatmentType,
)
from clinics.models import Clinic, Lead, OutgoingEmail, PromoCode, Promotion, TextVariant
from clinics.reports import funnels
from clinics.reports.period import last_weeks
from clinics.reports.scope import Scope
from clinics.reports.text_comparison import compare
from tests.aesthetica.demo.conftest import load

PAGES = (Article, TreatmentType)


def published() -> list[Any]:
    return [page for model in PAGES for page in model._default_manager.published()]


def snapshot() -> dict[str, list[Any]]:
    """Every row of our own models, as values."""
    models = [
        model
        for label in ("articles", "clinics", "auth")
        for model in apps.get_app_config(label).get_models()
    ]
    return {model._meta.label: list(model._default_manager.order_by("pk").values()) for model in models}


def test_an_empty_database_becomes_a_clinic_group(demo: str, client: Client) -> None:
    assert Article.objects.published().count() >= 10
    assert {"prp", "exosomes", "polynucleotides", "stem-cell-facials"} <= set(
        TreatmentType.objects.published().values_list("slug", flat=True)
    )
    assert (Clinic.objects.count(), Practitioner.objects.count()) == (3, 4)
    assert all(line.strip() for line in demo.splitlines())


def test_a_second_run_changes_nothing(demo: str) -> None:
    before = snapshot()
    again = load()
    assert snapshot() == before
    assert again.count("nothing to add") == 13


def test_comments_and_tasks_wait_for_the_newcomer(demo: str) -> None:
    comments = Comment.objects.open()
    assert [bool(each.quote) for each in comments] == [False, True]
    assert all(each.text.startswith("Demonstration") for each in [*comments, *Task.objects.open()])
    assert {each.asked for each in Task.objects.open()} == {"writer", "Medical reviewer"}


def test_the_public_reads_every_published_page_and_no_other(demo: str, client: Client) -> None:
    for page in published():
        assert client.get(page.get_absolute_url()).status_code == 200, page
    for page in Article.objects.drafts():
        assert client.get(page.get_absolute_url()).status_code == 404, page


def test_no_published_text_has_a_finding_that_blocks_and_each_is_signed(demo: str) -> None:
    for page in published():
        assert page.live_approval is not None, page
        assert page.live_approval.practitioner.registration_number.startswith("EXAMPLE-")
        if not page.has_draft_ahead:
            assert [found for found in page.findings() if found.is_blocking] == [], page


def test_the_rest_of_europe_would_find_nothing_that_blocks_either(demo: str, settings: Any) -> None:
    settings.JURISDICTIONS = ["UK", "EU"]
    for page in published():
        assert page.has_draft_ahead or not any(found.is_blocking for found in page.findings()), page


def test_some_pages_wait_so_that_staff_see_work(demo: str) -> None:
    draft = Article.objects.get(status=Article.Status.DRAFT)
    assert any(found.is_blocking for found in draft.findings())
    assert draft.reviews.get().reason
    assert Article.objects.awaiting_review().exists() and TreatmentType.objects.awaiting_review().exists()
    assert Article.objects.with_draft_ahead().exists()


def test_every_picture_is_credited_stored_and_shows_no_result(demo: str) -> None:
    assert not Image.objects.uncredited().exists()
    for image in Image.objects.select_related("credit"):
        assert default_storage.exists(str(image.file.name))
        assert "CC0" in image.credit_line and image.role != Image.Role.OUTCOME and image.alt


def test_every_paper_is_verified(demo: str) -> None:
    assert Citation.objects.exists() and not Citation.objects.unverified().exists()


def test_categories_of_every_width_are_used(demo: str) -> None:
    used = Category.objects.filter(articles__in=Article.objects.published())
    assert set(used.values_list("kind", flat=True)) == set(Category.Kind.values)


def test_people_and_places_are_marked_as_invented(demo: str) -> None:
    assert not Practitioner.objects.filter(is_demonstration=False).exists()
    assert not Clinic.objects.filter(is_demonstration=False).exists()


def test_every_address_is_at_example_org(demo: str) -> None:
    addresses = {
        *Lead.objects.exclude(email="").values_list("email", flat=True),
        *OutgoingEmail.objects.exclude(to_address="").values_list("to_address", flat=True),
        *get_user_model().objects.values_list("email", flat=True),
        *Clinic.objects.values_list("email", flat=True),
    }
    assert {address.rpartition("@")[2] for address in addresses} == {"example.org"}


def test_each_role_can_sign_in(demo: str) -> None:
    groups = set()
    for username in USERNAMES:
        user = authenticate(HttpRequest(), username=username, password=PASSWORD)
        assert user is not None and user.is_staff and not user.is_superuser
        groups |= {group.name for group in user.groups.all()}
    assert groups == {role.name for role in roles.ROLES if role != roles.SOLE_EDITOR}


def test_the_reports_of_twelve_weeks_are_filled(demo: str) -> None:
    scope = Scope(last_weeks(13, timezone.localdate()))
    weeks = funnels.by_week(scope).values()
    assert len(weeks) >= 12
    assert sum(week["redeemed"] for week in weeks) > 10
    assert all(week["seen"] > week["asked"] >= week["sent"] for week in weeks)
    assert set(funnels.by_clinic(scope)) == set(Clinic.objects.values_list("name", flat=True))


def test_two_texts_are_compared_on_whole_weeks(demo: str) -> None:
    comparison = compare(TextVariant.objects.get())
    assert min(comparison.first.clusters, comparison.second.clusters) >= 10
    assert min(comparison.first.seen, comparison.second.seen) > 50


def test_a_code_can_be_asked_for_and_redeemed_today(demo: str) -> None:
    promotion = Promotion.objects.open().get()
    assert promotion.validity_days == 30 and "18 or over" in promotion.terms
    assert PromoCode.objects.redeemable().exists()


def test_the_worker_has_no_mail_of_the_past_to_send(demo: str) -> None:
    assert not OutgoingEmail.objects.due().exists()
