"""Many readers see the same offer at the same moment."""

import time

import pytest
from django.db.models import Sum
from django.test import Client
from django.utils import timezone

from clinics import offer_seen
from clinics.models import OfferView, Promotion
from tests.articles.factories import ArticleFactory, make_public
from tests.clinics.factories import PromotionFactory
from tests.clinics.races.processes import errors, run_at_once

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]
READERS, EACH = 8, 25


def see(number):
    offer_seen.VIEWS_PER_ADDRESS = 10**6
    page = {"page": f"/articles/prp/?utm_source=source-{number % 2}"}
    return [Client().post("/offers/spring/seen/", page).status_code for _ in range(EACH)]


def see_without_guard(number):
    for _ in range(EACH):
        view = OfferView.objects.get()
        time.sleep(0.002)
        view.count += 1
        view.save()


def test_every_view_is_counted_once():
    PromotionFactory(slug="spring")
    make_public(ArticleFactory(slug="prp"))
    found = run_at_once(see, [(number,) for number in range(READERS)])
    assert errors(found) == []
    counts = dict(OfferView.objects.values_list("source", "count"))
    assert counts == {"source-0": READERS * EACH // 2, "source-1": READERS * EACH // 2}


def test_control_counting_in_memory_loses_views():
    OfferView.objects.create(promotion=PromotionFactory(), day=timezone.localdate())
    found = run_at_once(see_without_guard, [(number,) for number in range(READERS)])
    assert errors(found) == []
    assert OfferView.objects.aggregate(total=Sum("count"))["total"] < 1 + READERS * EACH
    assert Promotion.objects.count() == 1
