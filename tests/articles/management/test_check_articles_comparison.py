"""After a change of rules the command says which live pages it touches, and ends with 1 when it blocks one of them."""

import json
from datetime import date

import pytest
from django.core.management import CommandError, call_command

from articles.models import AcceptedFinding, RuleSetting
from tests.articles.factories import ArticleFactory, make_public

pytestmark = pytest.mark.django_db


def change(rule, case="", **values):
    newest = RuleSetting.objects.about(rule, case).first()
    ground = {"source": "A ruling", "checked_on": date(2026, 11, 20)}
    return RuleSetting.objects.change(
        rule, case, ["UK", "US"], by=None, why="x", base=newest.pk if newest else 0, **ground, **values
    )[-1]


def run(capsys, *options):
    try:
        call_command("check_articles", *options, "--json")
        code = 0
    except SystemExit as end:
        code = end.code
    return json.loads(capsys.readouterr().out), code


@pytest.fixture
def live():
    return make_public(ArticleFactory(title="Live", slug="live", body="Feel no pain: it is painless."))


def test_a_stricter_rule_blocks_a_live_page(capsys, live):
    ArticleFactory(body="A painless draft.")
    change("C13", level="E")
    report, code = run(capsys, "--since-rule-change")
    [item] = report["items"]
    assert (code, item["slug"], item["newly_blocked"], report["rules"]) == (1, "live", True, ["C13"])
    assert {(each["before"]["level"], each["after"]["level"]) for each in item["changed"]} == {("W", "E")}
    assert report["totals"] == {"touched": 1, "newly_blocked": 1}


def test_a_rule_that_is_off_lets_go_of_its_findings(capsys, live):
    change("C13", level="off")
    report, code = run(capsys, "--since-rule-change")
    assert code == 0
    assert [each["rule"] for each in report["items"][0]["gone"]] == ["C13"] * len(report["items"][0]["gone"])


def test_a_rule_that_is_switched_on_finds_something_new(capsys, live):
    change("C13", level="off")
    change("C13")
    report, code = run(capsys, "--since-rule-change")
    assert code == 0 and report["items"][0]["new"] and not report["items"][0]["gone"]


def test_only_the_newest_save_counts_whatever_number_of_jurisdictions_it_named(capsys, live):
    change("C13", level="E")
    change("C02", level="W")
    assert run(capsys, "--since-rule-change")[0]["items"] == []


def test_any_earlier_state_can_be_compared_with(capsys, live):
    first = change("C13", level="E")
    change("C02", level="W")
    assert run(capsys, "--compare", "0")[0]["totals"]["touched"] == 1
    assert run(capsys, "--compare", str(first.pk))[0]["totals"]["touched"] == 0


def test_an_acceptance_that_no_longer_holds_counts_as_newly_blocked(capsys, cast):
    page = make_public(ArticleFactory(body="It is risk-free."))
    found = [f for f in page.findings() if f.rule == "C02"]
    AcceptedFinding.objects.accept(page, found, by=cast.reviewer, reason="Quoted")
    assert page.findings()[0].is_accepted
    change("C02", reason="A court has decided.")
    report, code = run(capsys, "--since-rule-change")
    assert (code, report["totals"]["newly_blocked"]) == (1, 1)


def test_nothing_changed_touches_nothing(capsys, live):
    assert run(capsys, "--since-rule-change") == (
        {**run(capsys, "--compare", "0")[0], "totals": {"touched": 0, "newly_blocked": 0}},
        0,
    )


def test_lines_for_people(capsys, live):
    change("C13", level="E")
    with pytest.raises(SystemExit):
        call_command("check_articles", "--since-rule-change")
    out = capsys.readouterr().out
    assert "/articles/live/ (newly blocked)" in out and "~ W C13" in out and "1 newly blocked" in out


def test_an_unknown_number_is_a_wrong_call(live):
    with pytest.raises(CommandError) as refused:
        call_command("check_articles", "--compare", "999")
    assert refused.value.returncode == 2
