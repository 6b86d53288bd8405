"""The rules are whole, say where they come from, and a broken one names itself."""

import re

import pytest

from articles.compliance.finding import JURISDICTIONS
from articles.compliance.rule_pack import RULES, RulePackError, load, rule_pack

TEXT = RULES.read_text(encoding="utf-8")


def test_every_rule_of_the_guide_is_there() -> None:
    pack = rule_pack()
    assert [rule.id for rule in pack.claims] == [f"C{number:02}" for number in range(1, 43)]
    assert {f"K{number:02}" for number in range(1, 18)} <= set(pack.checks)


def test_every_rule_says_why_what_instead_and_on_what_it_rests() -> None:
    for rule in (*rule_pack().claims, *rule_pack().checks.values()):
        assert rule.source and rule.title
        for case in rule.cases:
            assert len(case.reason) > 10 and len(case.suggestion) > 10, rule.id
            assert set(case.levels) <= set(JURISDICTIONS), rule.id


def test_every_phrase_can_be_looked_for_by_a_literal() -> None:
    slow = [rule.id for rule in rule_pack().claims for case in rule.cases if case.match.anchors is None]
    assert not slow


@pytest.mark.parametrize(
    ("before", "after", "complaint"),
    [
        ('levels = { all = "E" }', 'levels = { all = "X" }', "C01: unknown level 'X'"),
        ('levels = { all = "E" }', 'levels = { Mars = "E" }', "C01: unknown jurisdiction 'Mars'"),
        ('id = "C02"', 'id = "C01"', "C01: this id is used twice"),
        ('topic = "safety"\nlevels = { all = "E" }\n', 'topic = "safety"\n', "C01: 'levels' is missing"),
        ('"side~effect~free"', '"(side~effect~free"', "C01: match: '(side~effect~free': ')' is missing"),
        ('only_if = ["pierces_skin"]', 'only_if = ["is_monday"]', "C11: unknown fact 'is_monday'"),
        ('window = "section"', 'window = "page"', "C11: unknown window 'page'"),
        ('source_url = "https://www.gmc', 'source_url = "javascript:www.gmc', "C01: 'javascript:"),
        ('version = "', 'vision = "', "rule pack: 'version' is missing"),
    ],
)
def test_a_broken_rule_names_itself(before: str, after: str, complaint: str) -> None:
    assert before in TEXT
    with pytest.raises(RulePackError, match=f"^{re.escape(complaint)}"):
        load(TEXT.replace(before, after, 1))


def test_a_file_that_is_no_toml_is_refused() -> None:
    with pytest.raises(RulePackError, match="rule pack"):
        load("[[claim]\n")


def test_staff_can_change_a_level_without_code() -> None:
    changed = load(TEXT.replace('levels = { UK = "W", AU = "W" }', 'levels = { UK = "E" }', 1))
    assert changed.claims[12].cases[0].levels == {"UK": "E"}
