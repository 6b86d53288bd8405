"""What happens to a person's details."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.utils import timezone

from clinics.models import Consent, Lead, OutgoingEmail, PromoCode, Promotion
from tests.clinics.factories import (
    ClinicFactory,
    ConsentWordingFactory,
    LeadFactory,
    PromotionFactory,
    UserFactory,
    issued_code,
)

pytestmark = pytest.mark.django_db


def dump() -> str:
    """Every value in every table of the app."""
    with connection.cursor() as cursor:
        tables = [
            name for name in connection.introspection.table_names(cursor) if name.startswith("clinics_")
        ]
        rows = []
        for table in tables:
            cursor.execute(f'SELECT * FROM "{table}"')
            rows += cursor.fetchall()
    return repr(rows)


def test_erasing_leaves_no_trace_of_the_person_and_keeps_the_figures():
    promotion, clinic, user = PromotionFactory(), ClinicFactory(), UserFactory()
    promo_code = issued_code(
        promotion, email="zelda.marker@example.org", phone="020 7946 0999", name="Zelda Marker"
    )
    promo_code.redeem(clinic=clinic, by=user, is_new_client=True)
    OutgoingEmail.objects.update(last_error="550 zelda.marker@example.org unknown")
    assert "zelda" in dump().lower()
    promo_code.lead.erase(by=user)
    assert "zelda" not in dump().lower()
    assert "7946 0999" not in dump()
    assert OutgoingEmail.objects.get().status == "withheld"
    window = (timezone.now() - timedelta(days=1), timezone.now() + timedelta(days=1))
    figures = Promotion.objects.with_performance(*window).get()
    assert (figures.asked, figures.issued, figures.redeemed) == (1, 1, 1)


def test_an_erased_person_still_gets_one_code_only():
    promotion = PromotionFactory()
    promo_code = issued_code(promotion, email="anna@example.org")
    promo_code.lead.erase()
    assert (
        promotion.issue_to(LeadFactory(email="ANNA@example.org"), at=timezone.now() + timedelta(hours=1))
        == promo_code
    )
    email = OutgoingEmail.objects.get(kind="already_given")
    assert email.to_address == "ANNA@example.org"
    assert str(promo_code) not in email.text_body


def test_withdrawing_consent_closes_it_and_a_new_one_opens_a_new_row():
    wording = ConsentWordingFactory()
    lead = issued_code().lead
    lead.consent(wording)
    lead.consent(wording)
    assert lead.is_subscribed
    lead.withdraw_consent()
    assert not lead.is_subscribed
    lead.consent(wording)
    assert Consent.objects.count() == 2
    assert Consent.objects.filter(withdrawn_at=None).count() == 1


def test_words_that_somebody_agreed_to_cannot_be_edited():
    wording = ConsentWordingFactory()
    wording.text = "Other words before anybody agreed"
    wording.full_clean()
    wording.save()
    issued_code().lead.consent(wording)
    wording.text = "Other words afterwards"
    with pytest.raises(ValidationError, match="new version"):
        wording.full_clean()


def test_retention_covers_old_leads_without_consent_and_old_spam_only():
    promotion, now = PromotionFactory(), timezone.now()
    year_ago, wording = now - timedelta(days=366), ConsentWordingFactory()
    promotion.starts_at = year_ago - timedelta(days=1)
    promotion.save()
    old, subscribed = (issued_code(promotion, at=year_ago).lead for _ in range(2))
    subscribed.consent(wording)
    issued_code(promotion)
    promotion.keep_apart(old_spam := LeadFactory(created_at=now - timedelta(days=31)), "honeypot")
    promotion.keep_apart(LeadFactory(), "honeypot")
    assert set(Lead.objects.expired(now)) == {old, old_spam}
    subscribed.withdraw_consent()
    assert subscribed in Lead.objects.expired(now)


def test_keys_are_dropped_when_the_promotion_is_over():
    promotion, now = PromotionFactory(), timezone.now()
    lead = issued_code(promotion).lead
    lead.erase()
    Promotion.objects.update(ends_at=now + timedelta(days=40))
    assert Lead.objects.forget_keys(now) == 0
    assert Lead.objects.forget_keys(now + timedelta(days=41)) == 1
    assert Lead.objects.get().email_key is None


def test_a_mistyped_address_is_put_right_and_the_code_goes_there():
    lead = issued_code(email="ana@example.org").lead
    lead.correct_email("anna@example.org", by=UserFactory())
    assert (
        OutgoingEmail.objects.filter(status="queued").order_by("pk").last().to_address == "anna@example.org"
    )
    assert PromoCode.objects.count() == 1


def test_the_words_in_histories_hold_no_contact_details():
    assert "@" not in str(issued_code().lead)
