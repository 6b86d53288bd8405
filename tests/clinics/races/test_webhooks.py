"""Several workers and one receiver."""

import json
from collections import Counter

import pytest
from django.test import override_settings

from clinics.models import Webhook, WebhookDelivery
from tests.clinics.factories import PromotionFactory, issued_code
from tests.clinics.models.test_webhook_delivery import receiver
from tests.clinics.races.processes import errors, run_at_once

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]


def send_all():
    with override_settings(WEBHOOK_TRUSTED_HOSTS=["127.0.0.1"]):
        sent = 0
        while WebhookDelivery.objects.send_next():
            sent += 1
        return sent


def test_three_workers_tell_every_event_exactly_once():
    promotion = PromotionFactory()
    with receiver() as crm:
        Webhook.objects.create(name="CRM", url=crm.url)
        for _each in range(60):
            issued_code(promotion)
        found = run_at_once(send_all, [()] * 3)
    assert errors(found) == []
    assert sum(found) == WebhookDelivery.objects.filter(status="sent", attempts=1).count() == 60
    told = Counter(json.loads(body)["event_id"] for _headers, body in crm.got)
    assert (len(told), set(told.values())) == (60, {1})
