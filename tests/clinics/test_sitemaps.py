"""The sitemap names clinics that receive patients and offers that are open."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.clinics.factories import ClinicFactory, PromotionFactory

pytestmark = pytest.mark.django_db


def test_open_clinics_and_offers_are_there(client):
    ClinicFactory(slug="here")
    PromotionFactory(slug="running")
    text = client.get("/sitemap.xml").content.decode()
    assert "/clinics/here/</loc>" in text and "/offers/running/</loc>" in text and "/clinics/</loc>" in text


def test_closed_clinics_and_offers_to_come_are_not(client):
    ClinicFactory(slug="closed", closed_at=timezone.now() - timedelta(days=1))
    PromotionFactory(slug="to-come", starts_at=timezone.now() + timedelta(days=1))
    text = client.get("/sitemap.xml").content.decode()
    assert "closed" not in text and "to-come" not in text
