"""Giving out codes."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from clinics.models import Consent, Lead, OutgoingEmail, PromoCode, Promotion
from clinics.offered_on import offered_on
from tests.articles.factories import TreatmentTypeFactory
from tests.clinics.factories import (
    ClinicFactory,
    ConsentWordingFactory,
    LeadFactory,
    PromotionFactory,
    UserFactory,
    issued_code,
)

pytestmark = pytest.mark.django_db

SPELLINGS = [
    "Anna.May@gmail.com",
    "annamay+a@gmail.com",
    " ANNAMAY@GoogleMail.com",
    "anna\u200bmay@gmail.com",
    "a.nnamay@gmail.com.",
]


def test_a_lead_gets_a_code_that_ends_with_the_thirtieth_day_and_one_email():
    at = datetime(2026, 10, 1, 10, tzinfo=UTC)
    promotion = PromotionFactory(starts_at=at)
    promo_code = promotion.issue_to(LeadFactory(email="anna@example.org"), at=at)
    assert promo_code.expires_at == datetime(2026, 11, 1, 0, tzinfo=UTC)
    assert str(promo_code).startswith("FERN-")
    email = OutgoingEmail.objects.get()
    assert (email.kind, email.to_address, email.status) == ("code_issued", "anna@example.org", "queued")
    assert str(promo_code) in email.text_body
    assert str(promo_code) in email.html_body


def test_one_person_gets_one_code_and_one_email_in_whatever_spelling():
    promotion = PromotionFactory()
    codes = {promotion.issue_to(LeadFactory(email=spelling)).pk for spelling in SPELLINGS}
    assert len(codes) == Lead.objects.count() == PromoCode.objects.count() == 1
    assert OutgoingEmail.objects.unwithheld().count() == 1


def test_the_same_telephone_is_the_same_person_and_the_code_goes_to_the_first_address():
    ClinicFactory()
    promotion = PromotionFactory()
    first = promotion.issue_to(LeadFactory(phone="020 7946 0101"))
    again = promotion.issue_to(LeadFactory(phone="+44 20 7946 0101"), at=timezone.now() + timedelta(hours=1))
    assert first == again
    assert set(OutgoingEmail.objects.values_list("to_address", flat=True)) == {first.lead.email}


def test_another_person_and_another_promotion_get_codes_of_their_own():
    promotion = PromotionFactory()
    codes = {
        issued_code(promotion).code,
        issued_code(promotion).code,
        issued_code(email="reader@example.org").code,
    }
    codes.add(issued_code(email="reader@example.org").code)
    assert len(codes) == 4


def test_asking_again_after_a_while_sends_the_same_code_three_times_a_day_at_most():
    promotion, now = PromotionFactory(), timezone.now()
    for minutes in (0, 1, 11, 12, 22, 33, 44):
        promotion.issue_to(LeadFactory(email="anna@example.org"), at=now + timedelta(minutes=minutes))
    kinds = list(OutgoingEmail.objects.unwithheld().order_by("pk").values_list("kind", flat=True))
    assert kinds == ["code_issued", "code_sent_again", "code_sent_again"]
    assert OutgoingEmail.objects.filter(status="withheld").count() == 4
    promotion.issue_to(LeadFactory(email="anna@example.org"), at=now + timedelta(days=2))
    assert OutgoingEmail.objects.unwithheld().count() == 4
    assert PromoCode.objects.get().expires_at < now + timedelta(days=32)


def test_a_staff_member_is_not_held_back_when_sending_again():
    promo_code = issued_code()
    assert promo_code.send_again(by=UserFactory()).status == "queued"


def test_asking_again_for_a_used_or_expired_code_tells_so_by_email_only():
    promotion, clinic, user, now = PromotionFactory(), ClinicFactory(), UserFactory(), timezone.now()
    issued_code(promotion, email="a@example.org").redeem(clinic=clinic, by=user, is_new_client=True)
    issued_code(promotion, email="b@example.org")
    promotion.issue_to(LeadFactory(email="a@example.org"), at=now + timedelta(hours=1))
    promotion.issue_to(LeadFactory(email="b@example.org"), at=now + timedelta(days=40))
    assert set(OutgoingEmail.objects.values_list("kind", flat=True)) == {
        "code_issued",
        "code_redeemed",
        "code_expired",
    }


def test_changed_terms_change_nothing_for_the_codes_that_are_out():
    promotion = PromotionFactory()
    before = issued_code(promotion)
    promotion.value, promotion.validity_days = "Something else", 1
    promotion.save()
    after = issued_code(promotion)
    before.refresh_from_db()
    assert before.terms.value == "One first consultation at no charge"
    assert after.terms.value == "Something else"
    assert before.expires_at - before.issued_at > timedelta(days=30)
    assert issued_code(promotion).terms == after.terms


def test_codes_for_clinics_of_one_zone_end_at_midnight_there():
    promotion = PromotionFactory(starts_at=datetime(2026, 1, 1, tzinfo=UTC))
    promotion.clinics.set([ClinicFactory(time_zone="Australia/Sydney")])
    promo_code = issued_code(promotion, at=datetime(2026, 6, 1, 23, 30, tzinfo=UTC))
    assert (
        promo_code.expires_at.astimezone(ZoneInfo("Australia/Sydney")).isoformat()
        == "2026-07-03T00:00:00+10:00"
    )
    assert promo_code.last_day.isoformat() == "2026-07-02"


def test_consent_is_kept_with_its_words_and_the_code_does_not_depend_on_it():
    wording = ConsentWordingFactory()
    promotion = PromotionFactory(consent_wording=wording)
    promotion.issue_to(LeadFactory(source_path="/articles/prp/"), is_consenting=True)
    without = promotion.issue_to(LeadFactory())
    consent = Consent.objects.get()
    assert (consent.wording, consent.path) == (wording, "/articles/prp/")
    assert not without.lead.is_subscribed
    assert Lead.objects.subscribed().get() == consent.lead


# --- refusals ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "closed",
    [
        {"starts_at": timezone.now() + timedelta(hours=1)},
        {"starts_at": timezone.now() - timedelta(days=9), "ends_at": timezone.now() - timedelta(seconds=1)},
        {"issue_cap": 2, "issued_count": 2},
    ],
)
def test_a_promotion_gives_nothing_before_its_start_after_its_end_and_beyond_its_cap(closed):
    promotion = PromotionFactory(**closed)
    assert not promotion.is_open
    assert not Promotion.objects.open().exists()
    with pytest.raises(Promotion.Closed):
        promotion.issue_to(LeadFactory())
    assert Lead.objects.count() == OutgoingEmail.objects.count() == 0


def test_a_paused_promotion_gives_nothing_until_it_goes_on():
    promotion = PromotionFactory()
    promotion.pause(by=UserFactory())
    assert not promotion.is_open
    with pytest.raises(Promotion.Closed):
        promotion.issue_to(LeadFactory())
    promotion.resume(by=UserFactory())
    assert promotion.is_open
    assert promotion.issue_to(LeadFactory())


def test_the_cap_holds_for_a_stale_object_too():
    promotion = PromotionFactory(issue_cap=1)
    stale = Promotion.objects.get()
    issued_code(promotion)
    with pytest.raises(Promotion.Closed):
        stale.issue_to(LeadFactory())
    assert PromoCode.objects.count() == Lead.objects.count() == OutgoingEmail.objects.count() == 1


@pytest.mark.parametrize("change", [{"paused_at": timezone.now()}, {"ends_at": timezone.now()}])
def test_a_promotion_paused_or_ended_meanwhile_gives_nothing_to_who_opened_the_page_before(change):
    promotion = PromotionFactory()
    if "paused_at" in change:
        change = change | {"paused_by": UserFactory()}
    Promotion.objects.filter(pk=promotion.pk).update(**change)
    assert promotion.is_open_at(timezone.now())  # the object in memory knows nothing of it
    with pytest.raises(Promotion.Closed):
        promotion.issue_to(LeadFactory(), at=timezone.now())
    assert PromoCode.objects.count() == Lead.objects.count() == OutgoingEmail.objects.count() == 0


@pytest.mark.parametrize(
    ("fact", "jurisdictions", "is_refused"),
    [
        ({"is_prescription_only": True}, ["UK"], True),
        ({"offer_allowed": False}, ["UK"], True),
        ({"is_higher_risk_au": True}, ["UK"], False),
        ({"is_higher_risk_au": True}, ["UK", "AU"], True),
        ({}, ["AU"], False),
    ],
)
def test_no_promotion_covers_a_treatment_that_may_not_be_advertised(
    settings, fact, jurisdictions, is_refused
):
    settings.JURISDICTIONS = jurisdictions
    promotion, treatment = PromotionFactory(), TreatmentTypeFactory(**fact)
    promotion.treatments.add(treatment)
    assert promotion.is_open is Promotion.objects.open().exists() is not is_refused
    assert (offered_on(treatment) is None) is is_refused
    if is_refused:
        with pytest.raises(ValidationError, match=treatment.name):
            Promotion.check_treatments([treatment])
        with pytest.raises(Promotion.Closed):
            promotion.issue_to(LeadFactory())
    else:
        Promotion.check_treatments([treatment])


def test_a_page_shows_the_promotion_for_its_treatment_before_a_general_one():
    prp, filler = TreatmentTypeFactory(), TreatmentTypeFactory()
    special, general = PromotionFactory(), PromotionFactory()
    special.treatments.add(prp)
    assert offered_on(prp) == special
    assert offered_on(filler) == general
    assert offered_on(None) == special


def test_a_page_about_a_prescription_only_medicine_shows_no_promotion_at_all():
    PromotionFactory()
    assert offered_on(TreatmentTypeFactory(is_prescription_only=True)) is None


@pytest.mark.parametrize(
    "wrong",
    [
        {"ends_at": datetime(2020, 1, 1, tzinfo=UTC)},
        {"validity_days": 0},
        {"issue_cap": 1, "issued_count": 2},
        {"paused_at": timezone.now()},
    ],
)
def test_the_schema_refuses_impossible_terms(wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        PromotionFactory(**wrong)


def test_the_schema_refuses_a_second_lead_of_the_same_person():
    lead = issued_code(email="anna@example.org").lead
    with pytest.raises(IntegrityError), transaction.atomic():
        LeadFactory(promotion=lead.promotion, email_key=lead.email_key).save()


def test_a_wrongly_suspected_lead_is_accepted_and_gets_its_code():
    promotion, lead = PromotionFactory(), LeadFactory(email="anna@example.org")
    promotion.keep_apart(lead, "too quick")
    assert PromoCode.objects.count() == OutgoingEmail.objects.count() == 0
    assert promotion.accept(lead).lead.email == "anna@example.org"
    assert Lead.objects.genuine().count() == Lead.objects.spam().count() == 1
    with pytest.raises(ValueError, match="never taken for spam"):
        promotion.accept(Lead.objects.genuine().get())
