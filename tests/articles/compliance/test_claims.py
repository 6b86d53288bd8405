"""Every wording rule finds what it should and leaves alone what it should."""

import re
import tomllib
from pathlib import Path

import pytest

from articles.compliance import Content, check, rule_pack

EXAMPLES = tomllib.loads(
    (Path(__file__).parents[2] / "data" / "claims" / "examples.toml").read_text(encoding="utf-8")
)
FLAGGED = re.compile(r"([EWN]) (?:\[([A-Z,]+)\] )?(.+)", re.DOTALL)


def found(text: str, rule: str, *places: str) -> list[str]:
    return [f.level for f in check(Content({"body": text}), places) if f.rule == rule]


def test_every_rule_has_examples_of_both_kinds() -> None:
    missing = [
        rule.id
        for rule in rule_pack().claims
        if not all(EXAMPLES.get(rule.id, {}).get(kind) for kind in ("flagged", "clear"))
    ]
    assert not missing


@pytest.mark.parametrize(
    ("rule", "example"), [(rule, example) for rule, kinds in EXAMPLES.items() for example in kinds["flagged"]]
)
def test_finds(rule: str, example: str) -> None:
    level, places, text = FLAGGED.fullmatch(example).groups()
    levels = found(text, rule, *(places or "UK").split(","))
    assert levels and set(levels) == {level}


@pytest.mark.parametrize(
    ("rule", "text"), [(rule, text) for rule, kinds in EXAMPLES.items() for text in kinds["clear"]]
)
def test_leaves_alone(rule: str, text: str) -> None:
    assert found(text, rule, "UK", "US", "EU", "AU") == []


def test_words_are_found_whatever_their_case_marks_and_line_breaks() -> None:
    for text in (
        "It is RISK-FREE.",
        "It is risk‑free.",
        "It is risk\nfree.",
        "It is *risk* **free**.",
        "It is risk&nbsp;free.",
    ):
        assert found(text, "C02", "UK") == ["E"], text


def test_a_finding_names_the_exact_characters_of_the_source() -> None:
    text = (
        "Some **words**, a [link](https://example.org/a-b) and\nthen &amp; ‘now’ it’s **risk**-free – really."
    )
    finding = next(f for f in check(Content({"body": text}), ["UK"]) if f.rule == "C02")
    assert text[finding.start : finding.end] == finding.text == "risk**-free"


def test_addresses_are_not_read_as_text() -> None:
    text = "See [the page](https://example.org/risk-free) and https://example.org/no-downtime ![A vial](https://example.org/painless.jpg)"
    assert {f.rule for f in check(Content({"body": text}), ["UK"]) if f.rule.startswith("C")} == set()


def test_captions_and_alternative_texts_in_the_body_are_read_once() -> None:
    body = '![A painless peel](image:peel "Before-and-after photos of one person")'
    content = Content(
        {"body": body, "caption:1": "Before-and-after photos of one person", "alt:1": "A painless peel"}
    )
    rules = [(f.rule, f.field) for f in check(content, ["UK"]) if f.rule in ("C13", "C31")]
    assert sorted(rules) == [("C13", "body"), ("C31", "body")]


def test_every_field_is_read() -> None:
    content = Content(
        {"title": "Painless", "excerpt": "painless", "social_quote": "Painless!", "alt:1": "painless"}
    )
    assert [f.field for f in check(content, ["UK"]) if f.rule == "C13"] == [
        "title",
        "excerpt",
        "social_quote",
        "alt:1",
    ]


def test_the_strictest_chosen_jurisdiction_counts_and_all_that_ask_are_named() -> None:
    text = "A completely safe facial with no downtime."
    alone = {f.rule: f for f in check(Content({"body": text}), ["UK"])}
    both = {f.rule: f for f in check(Content({"body": text}), ["AU", "UK"])}
    assert (alone["C03"].level, alone["C03"].jurisdictions) == ("W", ("UK",))
    assert (both["C03"].level, both["C03"].jurisdictions) == ("E", ("UK", "AU"))
    assert found("No downtime", "C14", "US", "EU") == []


def test_treatment_data_decides_about_non_invasive() -> None:
    from articles.compliance import TreatmentFacts

    def levels(**facts: object) -> list[str]:
        treatment = TreatmentFacts("prp", "PRP", **facts)
        content = Content({"body": "PRP is non-invasive."}, treatments=(treatment,))
        return [f.level for f in check(content, ["UK"]) if f.rule == "C11"]

    assert levels(deliveries=frozenset({"injection"})) == ["E"]
    assert levels(deliveries=frozenset({"microneedling"})) == ["E"]
    assert levels() == ["W"]
    assert levels(deliveries=frozenset({"topical"})) == []


def test_only_the_treatment_that_the_section_names_decides() -> None:
    from articles.compliance import TreatmentFacts

    light = TreatmentFacts("led", "LED light", deliveries=frozenset({"topical"}))
    prp = TreatmentFacts("prp", "PRP", deliveries=frozenset({"injection"}))
    body = "## One\n\nLED light is non-invasive.\n\n## Two\n\nPRP is non-invasive."
    found = [f for f in check(Content({"body": body}, treatments=(light, prp)), ["UK"]) if f.rule == "C11"]
    assert [(f.level, f.start > body.index("Two")) for f in found] == [("E", True)]


def test_a_verified_human_study_named_in_the_paragraph_settles_proven_and_vague_evidence() -> None:
    from articles.compliance import CitationFacts

    body = "It is clinically proven (Leo et al. 2015). Research shows it.\n\nIt is clinically proven."

    def rules(*citations: CitationFacts) -> list[str]:
        return [
            f.rule
            for f in check(Content({"body": body}, citations=citations), ["UK"])
            if f.rule in ("C17", "C18")
        ]

    assert rules() == ["C17", "C18", "C17"]
    assert rules(CitationFacts("Leo et al. (2015)", "unverified", True)) == ["C17", "C18", "C17"]
    assert rules(CitationFacts("Leo et al. (2015)", "verified", False)) == ["C17", "C17"]
    assert rules(CitationFacts("Leo et al. (2015)", "verified", True)) == ["C17"]


def test_an_outcome_picture_with_live_consent_allows_before_and_after() -> None:
    from articles.compliance import ImageFacts

    image = ImageFacts("image:a", alt="A cheek", role="outcome", licence="own", has_live_consent=True)
    content = Content({"body": "Before and after pictures"}, images=(image,))
    assert not [f for f in check(content, ["UK"]) if f.rule == "C31"]


def test_a_page_about_filler_alone_must_not_promise_rejuvenation() -> None:
    from articles.compliance import TreatmentFacts

    filler = TreatmentFacts("ha", "Hyaluronic acid", family="filler")
    content = Content({"summary": "A youthful look."}, kind="treatment", treatments=(filler,))
    assert [f.level for f in check(content, ["UK"]) if f.rule == "C30"] == ["E"]


def test_forty_nine_notes_on_one_word_are_one_group() -> None:
    from articles.compliance import group

    groups = group(check(Content({"body": "Youthful. " * 49 + "No side effects."}), ["UK"]))
    assert [(g.rule, g.count) for g in groups if g.rule in ("C30", "C01")] == [("C01", 1), ("C30", 49)]
    assert [g.is_blocking for g in groups] == sorted((g.is_blocking for g in groups), reverse=True)
