"""What staff change comes on top of the shipped rules, for the jurisdictions they named and for no other."""

from datetime import date

import pytest

from articles.compliance import Content, check, rule_pack
from articles.compliance.rule_changes import OFF, RuleChange, changed

DAY = date(2026, 11, 20)


def found(rules, *places, text="It is risk-free.", rule="C02"):
    pack = changed(rule_pack(), rules, "test")
    return [f for f in check(Content({"body": text}), places, pack) if f.rule == rule]


def change(place, rule="C02", case="", **values):
    return RuleChange(rule, case, place, source="A ruling", checked_on=DAY, **values)


def test_a_rule_can_be_off_in_one_jurisdiction_alone():
    off = [change("UK", level=OFF)]
    assert found(off, "UK") == []
    [left] = found(off, "UK", "US")
    assert left.jurisdictions == ("US",)


def test_a_level_of_its_own_for_each_jurisdiction():
    rules = [change("UK", level="N"), change("AU", level="W")]
    assert [found(rules, place)[0].level for place in ("UK", "AU", "US")] == ["N", "W", "E"]
    assert found(rules, "UK", "AU")[0].level == "W"


def test_a_rule_can_be_switched_on_where_it_is_not_shipped():
    text = "Ask for Botox."
    assert found([], "US", text=text, rule="C12") == []
    assert found([change("US", "C12", "medicines", level="W")], "US", text=text, rule="C12")[0].level == "W"


def test_new_words_replace_only_what_they_name():
    [finding] = found([change("UK", reason="Our solicitor says no.")], "UK")
    shipped = rule_pack().case("C02", "")[1]
    assert finding.reason == "Our solicitor says no."
    assert finding.suggestion == shipped.suggestion
    assert (finding.source, finding.source_url) == ("A ruling", "")


def test_where_jurisdictions_say_different_things_each_is_named():
    [finding] = found([change("AU", reason="The regulator there names it.")], "UK", "AU")
    shipped = rule_pack().case("C02", "")[1].reason
    assert finding.reason == f"UK: {shipped} AU: The regulator there names it."
    assert finding.suggestion == rule_pack().case("C02", "")[1].suggestion


def test_a_rule_about_the_page_can_be_changed_too():
    pack = changed(rule_pack(), [change("UK", "K03", "missing", level="W")], "test")
    [finding] = [f for f in check(Content({"body": "Words."}), ["UK"], pack) if f.rule == "K03"]
    assert finding.level == "W"


def test_the_shipped_rules_stay_as_they_are():
    found([change("UK", level=OFF)], "UK")
    assert found([], "UK")[0].level == "E"


def test_a_change_of_a_rule_that_is_gone_has_no_effect():
    assert found([change("UK", "C98", level=OFF)], "UK")[0].level == "E"


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("Before. It is risk-free today. After.", True),
        ("Before. It is **risk-free** today. Another end.", True),
        ("Before. It is not risk-free today. After.", False),
        ("Before. It is risk-free today and cures acne. After.", False),
    ],
)
def test_a_finding_is_known_again_by_its_sentence(text, same):
    [first] = found([], "UK", text="Before. It is risk-free today. After.")
    [second] = found([], "UK", text=text)
    words = first.text == second.text
    assert (first.fingerprint == second.fingerprint) is (same and words)


def test_a_finding_is_another_one_when_the_rule_says_something_else():
    [first] = found([], "UK")
    assert first.fingerprint != found([change("UK", reason="Because.")], "UK")[0].fingerprint
    assert first.fingerprint != found([change("UK", level="W")], "UK")[0].fingerprint
    assert first.fingerprint == found([change("UK", source_url="https://rules.example")], "UK")[0].fingerprint
