"""How long things are kept: each rule by itself, in portions, by the worker."""

from datetime import timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.utils import timezone

from clinics.models import (
    Lead,
    LeadAccess,
    LookupAttempt,
    OutgoingEmail,
    PromoCode,
    RateCounter,
    Webhook,
    WebhookDelivery,
)
from clinics.privacy import retention
from tests.clinics.factories import ConsentWordingFactory, PromotionFactory, UserFactory, issued_code

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def ago(days):
    return NOW - timedelta(days=days)


@pytest.fixture
def promotion():
    return PromotionFactory(starts_at=ago(1000))


def sent_mail(promo_code):
    promo_code.emails.update(status="sent", sent_at=promo_code.issued_at)
    return promo_code.emails.get()


def test_mail_is_wiped_ninety_days_after_its_code_was_over_and_still_counts_as_sent(promotion):
    old, young = (sent_mail(issued_code(promotion, at=ago(days))) for days in (125, 115))
    assert retention.apply(NOW)["emails"] == 1
    old.refresh_from_db()
    young.refresh_from_db()
    assert (old.to_address, old.text_body, old.html_body, old.subject) == ("", "", "", "")
    assert old.status == "sent"
    assert young.to_address and young.text_body


def test_mail_that_still_waits_is_not_touched(promotion):
    issued_code(promotion, at=ago(200))
    assert retention.apply(NOW)["emails"] == 0
    assert OutgoingEmail.objects.get().text_body


def test_what_webhooks_were_told_is_wiped_after_ninety_days():
    webhook = Webhook.objects.create(name="CRM", url="https://crm.example.org/hook")
    told = {"webhook": webhook, "event": "lead.created", "payload": "{}", "status": "sent"}
    old, young = (
        WebhookDelivery.objects.create(created_at=ago(days), sent_at=ago(days), **told) for days in (91, 89)
    )
    retention.apply(NOW)
    assert list(WebhookDelivery.objects.exclude(payload="")) == [young]
    assert WebhookDelivery.objects.get(pk=old.pk).status == "sent"


def test_records_of_look_ups_and_accesses_and_counters_go_when_their_time_is_over():
    user = UserFactory()
    for days in (366, 364):
        LookupAttempt.objects.create(by=user, at=ago(days))
    for days in (3 * 365 + 1, 3 * 365 - 1):
        LeadAccess.objects.record(LeadAccess.Act.LISTED, by=user, at=ago(days))
    RateCounter.objects.create(key="a", ends_at=ago(1))
    RateCounter.objects.create(key="b", ends_at=NOW + timedelta(minutes=1))
    counts = retention.apply(NOW)
    assert (counts["lookups"], counts["accesses"], counts["rate_counters"]) == (1, 1, 1)
    assert LookupAttempt.objects.count() == LeadAccess.objects.count() == RateCounter.objects.count() == 1


def test_a_person_who_agreed_to_hear_from_us_is_kept_until_the_consent_ends(promotion):
    lead = issued_code(promotion, at=ago(500)).lead
    lead.consent(ConsentWordingFactory(), at=ago(500))
    assert retention.due(NOW)["erased"] == 0
    lead.withdraw_consent(at=NOW)
    assert retention.due(NOW)["erased"] == 1


def test_erasing_by_rule_is_on_record_without_a_name(promotion):
    issued_code(promotion, at=ago(400))
    issued_code(promotion, at=ago(400))
    retention.apply(NOW)
    assert list(LeadAccess.objects.values_list("act", "by", "count")) == [("erased", None, 2)]


def test_a_dry_run_counts_and_changes_nothing(promotion):
    issued_code(promotion, at=ago(400))
    assert retention.due(NOW)["erased"] == 1
    assert not Lead.objects.exclude(erased_at=None).exists()


def test_the_worker_erases_in_portions(promotion, monkeypatch):
    monkeypatch.setattr(retention, "PORTION", 2)
    for _each in range(3):
        sent_mail(issued_code(promotion, at=ago(400)))
    assert retention.apply_next(NOW)
    assert Lead.objects.exclude(erased_at=None).count() == 2
    while retention.apply_next(NOW):
        pass
    assert Lead.objects.exclude(erased_at=None).count() == 3


def test_two_workers_erase_each_lead_once(promotion):
    issued_code(promotion, at=ago(400))
    keys = list(Lead.objects.expired(NOW).values_list("pk", flat=True))
    assert retention.apply_next(NOW)
    # What a worker that chose the same portion does:
    assert Lead.objects.filter(pk__in=keys).erase(at=NOW) == 0
    retention.apply_next(NOW)
    assert LeadAccess.objects.get().count == 1


def test_the_worker_does_it_by_itself(promotion):
    issued_code(promotion, at=ago(10))
    OutgoingEmail.objects.update(status="sent", sent_at=NOW)
    with time_machine.travel(NOW + timedelta(days=400)):
        call_command("worker", once=True)
    assert not Lead.objects.filter(erased_at=None).exists()
    assert PromoCode.objects.exists()
