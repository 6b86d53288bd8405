"""Rules are changed by those who may, on a stated ground; every decision stays on record, and the newest counts."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from articles.compliance import rule_pack
from articles.models import RuleSetting
from articles.models.effective_rules import effective_rules
from articles.models.page_check import findings_of
from tests.articles.factories import ArticleFactory

pytestmark = pytest.mark.django_db

GROUND = {"source": "A ruling of the regulator", "checked_on": date(2026, 11, 20)}


def change(places=("UK",), *, rule="C02", case="", by=None, why="Asked our adviser", base=None, **values):
    newest = RuleSetting.objects.about(rule, case).first()
    known = base if base is not None else (newest.pk if newest else 0)
    return RuleSetting.objects.change(rule, case, places, by=by, why=why, base=known, **{**GROUND, **values})


def levels(article):
    return [f.level for f in findings_of(article) if f.rule == "C02"]


def test_the_newest_decision_counts_and_the_older_ones_stay():
    article = ArticleFactory(body="It is risk-free.")
    assert levels(article) == ["E"]
    change(level="W")
    assert levels(article) == ["W"]
    change(level="off")
    assert levels(article) == []
    assert [s.level for s in RuleSetting.objects.about("C02", "")] == ["off", "W"]
    assert [s.number for s in RuleSetting.objects.about("C02", "")] == [2, 1]


def test_going_back_to_the_shipped_rule_is_a_decision_too(cast):
    article = ArticleFactory(body="It is risk-free.")
    [off] = change(level="off", by=cast.reviewer)
    RuleSetting.objects.reset("C02", "", ["UK"], by=cast.reviewer, why="A mistake", base=off.pk)
    assert levels(article) == ["E"]
    newest = RuleSetting.objects.first()
    assert (newest.is_reset, newest.by, newest.why) == (True, cast.reviewer, "A mistake")


@pytest.mark.parametrize("person", ["reviewer", "administrator"])
def test_clinical_reviewers_and_administrators_may_change_rules(cast, person):
    assert change(level="W", by=getattr(cast, person))


@pytest.mark.parametrize("person", ["writer", "editor", "marketing", "desk", "privacy"])
def test_nobody_else_may(cast, person):
    with pytest.raises(PermissionDenied):
        change(level="W", by=getattr(cast, person))
    assert not RuleSetting.objects.exists()


@pytest.mark.parametrize(
    "values",
    [{"source": ""}, {"checked_on": None}, {"level": "X"}, {"why": " "}, {"source_url": "javascript:x"}],
)
def test_a_change_without_ground_or_reason_is_refused(values):
    with pytest.raises(ValidationError):
        change(**{"level": "off", **values})
    assert not RuleSetting.objects.exists()


def test_an_unknown_jurisdiction_is_refused():
    with pytest.raises(ValidationError):
        change(["Mars"], level="W")


def test_who_saw_an_older_state_overwrites_nothing():
    [first] = change(level="W")
    with pytest.raises(RuleSetting.Stale):
        change(level="off", base=0)
    assert RuleSetting.objects.get() == first


@pytest.mark.parametrize(
    "wrong", [{"source": ""}, {"checked_on": None}, {"why": ""}, {"jurisdiction": "XX"}, {"level": "X"}]
)
def test_the_database_refuses_what_the_form_refuses(wrong):
    row = {"rule": "C02", "jurisdiction": "UK", "number": 1, "level": "off", "why": "x", **GROUND, **wrong}
    with pytest.raises(IntegrityError), transaction.atomic():
        RuleSetting.objects.create(**row)


def test_the_database_keeps_one_version_of_a_number():
    change(level="W")
    with pytest.raises(IntegrityError), transaction.atomic():
        RuleSetting.objects.create(rule="C02", jurisdiction="UK", number=1, level="off", why="x", **GROUND)


def test_the_rules_of_an_earlier_day_can_be_asked_for():
    [first] = change(level="W")
    change(level="N")
    assert effective_rules(0) is rule_pack()
    assert effective_rules(first.pk).case("C02", "")[1].levels["UK"] == "W"
    assert effective_rules().case("C02", "")[1].levels["UK"] == "N"
    assert effective_rules().version == f"{rule_pack().version}+{RuleSetting.objects.first().pk}"


def test_the_rules_cost_one_small_query_when_nothing_has_changed():
    change(level="W")
    effective_rules()
    with CaptureQueriesContext(
        connection,
    ) as queries:
        effective_rules()
    assert len(queries) == 1


def test_reading_a_public_page_asks_for_no_rule(client):
    from tests.articles.factories import make_public

    article = make_public(ArticleFactory())
    with CaptureQueriesContext(connection) as queries:
        assert client.get(article.get_absolute_url()).status_code == 200
    assert not [query for query in queries if "rulesetting" in query["sql"]]
