"""The nightly erasure."""

import json
from datetime import timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.utils import timezone

from clinics.models import Lead, OutgoingEmail
from tests.clinics.factories import LeadFactory, PromotionFactory, issued_code

pytestmark = pytest.mark.django_db


def purged(capsys, *options):
    call_command("purge_leads", "--json", *options)
    return json.loads(capsys.readouterr().out)


def test_old_leads_are_erased_and_young_ones_stay(capsys):
    year_ago = timezone.now() - timedelta(days=400)
    promotion = PromotionFactory(starts_at=year_ago)
    issued_code(promotion, at=year_ago, email="old@example.org")
    issued_code(promotion, email="young@example.org")
    assert purged(capsys, "--dry-run")["erased"] == 1
    assert Lead.objects.filter(email="old@example.org").exists()
    assert purged(capsys)["erased"] == 1
    assert list(Lead.objects.exclude(email="").values_list("email", flat=True)) == ["young@example.org"]
    assert not OutgoingEmail.objects.filter(text_body__contains="old@").exists()
    assert set(purged(capsys).values()) == {0}


def test_the_address_an_erased_person_typed_later_is_wiped_too(capsys):
    promotion = PromotionFactory()
    issued_code(promotion, email="anna@example.org").lead.erase()
    promotion.issue_to(LeadFactory(email="anna@example.org"))
    assert OutgoingEmail.objects.filter(to_address="anna@example.org").exists()
    with time_machine.travel(timezone.now() + timedelta(days=31)):
        purged(capsys)
    assert not OutgoingEmail.objects.filter(to_address="anna@example.org").exists()


def test_it_says_in_words_what_it_did(capsys):
    call_command("purge_leads")
    assert capsys.readouterr().out.startswith("0 leads erased.\n0 late answers wiped.\n")
    call_command("purge_leads", "--dry-run")
    assert capsys.readouterr().out.startswith("0 leads would be erased.\n")
