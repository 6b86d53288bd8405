"""Connections to other programs, as an administrator sets them up."""

import pytest
from django.urls import reverse
from django.utils import timezone

from clinics.models import Webhook, WebhookDelivery

pytestmark = pytest.mark.django_db
URL = "https://93.184.216.34/hook"


@pytest.fixture
def webhook():
    return Webhook.objects.create(name="CRM", url=URL)


def act(client, model, action, *rows):
    data = {"action": action, "_selected_action": [row.pk for row in rows]}
    return client.post(reverse(f"admin:clinics_{model}_changelist"), data, follow=True)


def test_a_webhook_is_added_with_a_secret_of_its_own(cast):
    client = cast.client("administrator")
    client.post(reverse("admin:clinics_webhook_add"), {"name": "CRM", "url": URL, "sends_leads": "on"})
    webhook = Webhook.objects.get()
    assert len(webhook.secret) >= 40
    page = client.get(reverse("admin:clinics_webhook_change", args=[webhook.pk])).content.decode()
    assert webhook.secret in page


def test_an_address_inside_is_refused_with_a_sentence(cast):
    fields = {"name": "Inside", "url": "https://127.0.0.1/hook"}
    page = cast.client("administrator").post(reverse("admin:clinics_webhook_add"), fields).content.decode()
    assert "not on the public internet" in page
    assert not Webhook.objects.exists()


def test_the_secret_is_shown_to_nobody_who_may_only_look(cast, webhook):
    page = cast.client("marketing").get(reverse("admin:clinics_webhook_change", args=[webhook.pk]))
    assert page.status_code == 200
    assert webhook.secret not in page.content.decode()


def test_it_is_paused_resumed_tried_out_and_given_a_new_secret(cast, webhook):
    client, old = cast.client("administrator"), webhook.secret
    assert "Paused" in act(client, "webhook", "pause_selected", webhook).content.decode()
    webhook.refresh_from_db()
    assert webhook.paused_by == cast.administrator
    act(client, "webhook", "resume_selected", webhook)
    act(client, "webhook", "test_selected", webhook)
    assert WebhookDelivery.objects.get().event == "test"
    act(client, "webhook", "renew_secret_of_selected", webhook)
    webhook.refresh_from_db()
    assert (webhook.paused_at, webhook.secret == old) == (None, False)


def test_a_failed_delivery_says_why_and_is_tried_again(cast, webhook):
    delivery = WebhookDelivery.objects.test(webhook)
    failed = {"status": "failed", "failed_at": timezone.now(), "last_error": "The receiver answered 404."}
    WebhookDelivery.objects.update(**failed)
    client = cast.client("administrator")
    page = client.get(reverse("admin:clinics_webhookdelivery_changelist")).content.decode()
    assert "The receiver answered 404." in page
    act(client, "webhookdelivery", "retry_selected", delivery)
    assert WebhookDelivery.objects.get().status == "queued"


@pytest.mark.parametrize("model", ["webhook", "webhookdelivery"])
def test_a_row_by_itself_is_readable(cast, webhook, model):
    delivery = WebhookDelivery.objects.test(webhook)
    webhook.pause(by=cast.administrator)
    address = reverse(
        f"admin:clinics_{model}_change", args=[(webhook if model == "webhook" else delivery).pk]
    )
    page = cast.client("administrator").get(address).content.decode()
    assert ("Paused by" if model == "webhook" else "Waiting") in page
    assert "(&#x27;" not in page
