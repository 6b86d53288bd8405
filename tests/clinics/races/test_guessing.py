"""Wrong codes from several processes at once."""

import time
from collections import Counter

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from clinics import codes
from clinics.models import Clinic, LookupAttempt
from tests.clinics.factories import ClinicFactory, UserFactory
from tests.clinics.races.processes import errors, run_at_once

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]


def guess(username, times, path):
    """How many guesses were answered (200), and how many were sent away (429)."""
    client, clinic, said = Client(), Clinic.objects.get(), Counter()
    client.force_login(get_user_model().objects.get(username=username))
    for _ in range(times):
        form = {"code": codes.generate(), "clinic": clinic.pk, "is_new_client": "yes", "idempotency_key": "k"}
        said[client.post(path, form).status_code] += 1
    return said


@pytest.fixture
def people():
    ClinicFactory()
    names = [f"desk{number}" for number in range(4)]
    for name in names:
        UserFactory.allowed("redeem_promocode", username=name)
    return names


@pytest.mark.parametrize("path", ["/admin/desk/", "/admin/desk/redeem/"])
def test_the_limit_of_one_person_holds_over_all_processes(people, path):
    found = run_at_once(guess, [(people[0], 15, path)] * 4)
    assert errors(found) == []
    said = sum(found, Counter())
    assert set(said) == {200, 429}
    assert 15 <= said[200] <= 20  # at the very limit one too few may be answered, never one too many


def test_the_limit_of_one_address_holds_over_all_who_share_it(people):
    begun = int(time.time() // 600)
    found = run_at_once(guess, [(name, 20, "/admin/desk/") for name in people])
    assert errors(found) == []
    said = sum(found, Counter())
    stretches = 1 + int(time.time() // 600) - begun
    assert said[200] <= 60 * stretches
    assert stretches > 1 or said == {200: 60, 429: 20}
    assert LookupAttempt.objects.misses().count() >= said[200]
