"""What an offer may not say, cover or leave out."""

import tomllib
from datetime import UTC, date, datetime, timedelta

import pytest

from articles.compliance import TreatmentFacts
from clinics import offer_rules
from clinics.offer_rules import PACK, Offer, findings, forbidden_facts

START = datetime(2026, 6, 1, tzinfo=UTC)
COMPLETE = "For adults (18 or over) who are new clients. It can't be swapped for money."


def offer(*, treatments=(), **changes):
    texts = {name: changes.pop(name, "") for name in ("headline", "summary", "value")}
    texts |= {"terms": changes.pop("terms", COMPLETE), "exclusions": changes.pop("exclusions", "")}
    facts = {
        "starts_at": START, "ends_at": None, "validity_days": 30, "is_for_new_clients": True, "is_redemption_capped": False,
    }  # fmt: skip
    return Offer(texts=texts, treatments=treatments, **facts | changes)


def found(*places, **changes):
    return [
        (each.level, each.rule, each.field, each.text)
        for each in findings(offer(**changes), places or ["UK"])
    ]


def test_a_plain_offer_has_no_findings():
    assert (
        found(headline="A first consultation at no charge", value="One first consultation, about your skin")
        == []
    )


@pytest.mark.parametrize(
    "words",
    [
        "Hurry", "Last chance", "Limited places", "Before it's gone", "The countdown runs", "An exclusive offer", "Don't wait",
        "Grab your place", "For 3 days only", "First come, first served", "Black Friday", "Book now before prices rise",
    ],
)  # fmt: skip
def test_pressure_is_a_warning_in_every_text(words):
    for field in ("headline", "summary", "value", "terms"):
        text = f"{COMPLETE} {words}." if field == "terms" else f"{words}."
        levels = {(level, where) for level, _rule, where, _text in found(**{field: text})}
        assert levels == {("W", field)}


@pytest.mark.parametrize(
    ("words", "places", "rule"),
    [
        ("Only today", ["UK"], "C26"),
        ("Botox for less", ["UK"], "C12"),
        ("Botox for less", ["EU"], "C12"),
        ("Botox for less", ["AU"], "C12"),
        ("Dermal fillers", ["AU"], "C12"),
        ("Guaranteed results", ["US"], "C04"),
        ("Win a free facial", ["UK"], "C27"),
    ],
)
def test_what_is_forbidden_is_an_error(words, places, rule):
    assert [(level, code) for level, code, *_ in found(*places, headline=words)] == [("E", rule)]


def test_what_only_one_country_forbids_is_no_error_elsewhere():
    assert found("US", headline="Botox") == []
    assert found("UK", headline="Dermal fillers") == []


def test_speaking_of_the_code_is_what_an_offer_is_for():
    assert found(summary="Ask for your personal promo code.") == []


def test_a_discount_is_a_warning_and_says_so_where_the_skin_is_pierced():
    injected = TreatmentFacts(slug="prp", name="PRP", deliveries=frozenset({"injection"}))
    (plain,) = findings(offer(headline="20% off facials"), ["UK"])
    (piercing,) = findings(offer(headline="20% off", treatments=(injected,)), ["UK"])
    assert (plain.rule, plain.level, plain.text) == ("O21", "W", "20% off")
    assert (piercing.rule, piercing.level) == ("O21", "W")
    assert "pierces the skin" in piercing.reason and "pierces the skin" not in plain.reason


@pytest.mark.parametrize(("days", "is_short"), [(13, True), (14, False)])
def test_less_than_fourteen_days_is_a_warning(days, is_short):
    assert [rule for _level, rule, *_ in found(validity_days=days)] == ["O10"] * is_short
    end = START + timedelta(days=days)
    assert [rule for _level, rule, *_ in found(ends_at=end)] == ["O11"] * is_short


def test_terms_that_leave_something_out_are_named():
    silent = found(terms="One code each.", is_redemption_capped=True)
    assert [(level, rule, field) for level, rule, field, _text in silent] == [
        ("W", "O12", "terms"), ("W", "O12", "terms"), ("N", "O12", "terms"), ("W", "O12", "terms"),
    ]  # fmt: skip
    capped = f"{COMPLETE} For the first 50 people."
    assert found(terms=capped, is_redemption_capped=True) == []
    assert found(terms="For adults. It can't be swapped for money.", is_for_new_clients=False) == []


@pytest.mark.parametrize(
    ("places", "facts"),
    [
        (["UK"], {("is_prescription_only", True), ("offer_allowed", False)}),
        (["EU"], {("is_prescription_only", True), ("offer_allowed", False)}),
        (["US"], {("is_prescription_only", True), ("offer_allowed", False)}),
        (["AU"], {("is_prescription_only", True), ("is_higher_risk_au", True), ("offer_allowed", False)}),
        ([], {("is_prescription_only", True), ("is_higher_risk_au", True), ("offer_allowed", False)}),
    ],
)
def test_which_treatments_allow_no_offer_depends_on_whom_the_site_addresses(places, facts):
    assert {(fact, value) for fact, value, _reason in forbidden_facts(places)} == facts


def test_each_rule_has_a_source_and_a_day_on_which_it_was_looked_up():
    data = tomllib.loads(PACK.read_text())
    assert isinstance(data["checked_on"], date)
    for rule in data["check"] + data["claim"]:
        assert rule["source"]
        assert rule.get("source_url", "https://").startswith("https://")
    assert set(offer_rules.FORBIDDEN) <= {rule["id"] for rule in data["check"]}
