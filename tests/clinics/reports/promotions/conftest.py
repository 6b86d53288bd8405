"""Somebody who may see reports, and two weeks counted by hand."""

from datetime import timedelta

import pytest

from tests.clinics.factories import ClinicFactory, LeadFactory, PromotionFactory, UserFactory, issued_code
from tests.clinics.reports.promotions.pages import AFTER_LAST_MOMENT, FIRST_MOMENT, SECOND, see


@pytest.fixture
def client(client):
    client.force_login(UserFactory.allowed("view_reports"))
    return client


@pytest.fixture
def figures(settings):
    """Five leads and 57 views in two weeks, one lead erased; one before, one after, one of spam.

    Four mails went out. Two codes were used, one of them again after it was undone, one after the last day; a third
    was undone for good. The early lead's code was used on the first day, by somebody who had been here before.
    """
    settings.TIME_ZONE = "Europe/London"
    first = PromotionFactory(headline="First", starts_at=FIRST_MOMENT - timedelta(days=60))
    second = PromotionFactory(
        headline="Second", starts_at=FIRST_MOMENT - timedelta(days=60), new_clients_only=False
    )
    north, south, user = ClinicFactory(name="North"), ClinicFactory(name="South"), UserFactory()
    early = issued_code(second, at=FIRST_MOMENT - SECOND, utm_source="early")
    news = {"utm_source": "news", "source_path": "/articles/prp/"}
    one = issued_code(first, at=FIRST_MOMENT, **news)
    two = issued_code(first, at=FIRST_MOMENT + timedelta(days=3), **news)
    three = issued_code(first, at=FIRST_MOMENT + timedelta(days=6), referrer_host="search.example")
    four = issued_code(second, at=FIRST_MOMENT + timedelta(days=7), source_path="/treatments/prp/")
    issued_code(second, at=AFTER_LAST_MOMENT - SECOND, source_path="/treatments/prp/")
    issued_code(second, at=AFTER_LAST_MOMENT, utm_source="late")
    first.keep_apart(LeadFactory(created_at=FIRST_MOMENT, utm_source="robots"), "honeypot")
    for promo_code in (one, two, three, four):
        promo_code.was_sent(FIRST_MOMENT)
    see(first, "2026-06-01", 20, "/articles/prp/", "news")
    see(first, "2026-06-07", 10, "/articles/prp/", "search.example")
    see(first, "2026-06-07", 3, "/articles/ageing/")
    see(second, "2026-06-14", 24, "/treatments/prp/")
    see(first, "2026-05-31", 5, "/articles/prp/", "news")
    see(first, "2026-06-15", 7, "/articles/prp/", "news")
    soon = FIRST_MOMENT + timedelta(days=8)
    one.redeem(clinic=north, by=user, is_new_client=True, at=soon).undo(by=user, reason="Wrong code")
    one.redeem(clinic=north, by=user, is_new_client=True, at=soon)
    two.redeem(clinic=south, by=user, is_new_client=True, at=AFTER_LAST_MOMENT)
    early.redeem(clinic=north, by=user, is_new_client=False, at=FIRST_MOMENT)
    three.redeem(clinic=south, by=user, is_new_client=True, at=soon).undo(by=user, reason="Not a new client")
    two.lead.erase(by=user)
