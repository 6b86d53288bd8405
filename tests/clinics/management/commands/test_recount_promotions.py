"""Counters against rows."""

import json

import pytest
from django.core.management import CommandError, call_command

from clinics.models import Promotion
from tests.clinics.factories import ClinicFactory, PromotionFactory, UserFactory, issued_code

pytestmark = pytest.mark.django_db


@pytest.fixture
def promotion():
    """Three codes, one redeemed, one redeemed and undone."""
    promotion, act = PromotionFactory(slug="spring"), {"clinic": ClinicFactory(), "by": UserFactory()}
    issued, undone, _open = (issued_code(promotion) for _ in range(3))
    issued.redeem(**act, is_new_client=True)
    undone.redeem(**act, is_new_client=True).undo(by=act["by"], reason="Slip")
    PromotionFactory(slug="without codes")
    return promotion


def counters():
    return Promotion.objects.values_list("issued_count", "redeemed_count").get(slug="spring")


def test_what_is_counted_as_it_happens_agrees_with_the_rows(promotion, capsys):
    call_command("recount_promotions")
    assert "All counters are right." in capsys.readouterr().out
    assert counters() == (3, 1)


def test_drift_is_told_and_left_alone_without_being_asked(promotion, capsys):
    Promotion.objects.filter(slug="spring").update(issued_count=7, redeemed_count=0)
    with pytest.raises(CommandError) as end:
        call_command("recount_promotions")
    assert end.value.returncode == 1
    told = capsys.readouterr().out
    assert "spring: issued counter 7, 3 on record" in told
    assert "spring: redeemed counter 0, 1 on record" in told
    assert counters() == (7, 0)


def test_drift_is_put_right_when_asked(promotion, capsys):
    Promotion.objects.filter(slug="spring").update(issued_count=0, redeemed_count=2)
    call_command("recount_promotions", "--fix", "--json")
    assert json.loads(capsys.readouterr().out) == [
        {"slug": "spring", "issued": {"counter": 0, "rows": 3}, "redeemed": {"counter": 2, "rows": 1}}
    ]
    assert counters() == (3, 1)
    call_command("recount_promotions")


def test_more_on_record_than_the_limit_allows_is_said_and_nothing_is_changed(promotion):
    Promotion.objects.filter(slug="spring").update(issued_count=1, issue_cap=2)
    with pytest.raises(CommandError, match="raise the limit"):
        call_command("recount_promotions", "--fix")
    assert counters() == (1, 1)
