"""A myth is a note, a denial one step less, a quotation a note; what only looks like one is not."""

import pytest

from articles.compliance import Content, check


def level(text: str, rule: str = "C01", field: str = "body") -> list[str]:
    return [f.level for f in check(Content({field: text}), ["UK"]) if f.rule == rule]


@pytest.mark.parametrize(
    "text",
    [
        "Myth 1\n: PRP has no side effects.\nReality\n: It has some.",
        "Myth 1\n:   PRP has no side effects.\n\nReality\n:   It has some.",
        "**Myth 1**\n:   PRP has no side effects.\n\n**Reality**\n:   It has some.",
        "**Myth:** PRP has no side effects. **Reality:** It has some.",
        "### Myth: PRP has no side effects\n\nIt has some.",
        "### Myth 3\n\nPRP has no side effects.\n\n### Reality\n\nIt has some.",
        "- Myth: PRP has no side effects.\n- Fact: it has some.",
        "| Myth | Reality |\n|---|---|\n| No side effects | It has some |",
    ],
)
def test_a_myth_is_only_noted(text: str) -> None:
    assert level(text) == ["N"]


@pytest.mark.parametrize(
    "text",
    [
        "Myth 1\n:   It is easy.\n\nReality\n:   PRP has no side effects.",
        "**Myth:** It hurts. **Reality:** PRP has no side effects.",
        "| Myth | Reality |\n|---|---|\n| It hurts | No side effects |",
        "### Myth 1\n\nIt hurts.\n\n## Why us\n\nPRP has no side effects.",
        "Mythical results: PRP has no side effects.",
    ],
)
def test_the_answer_to_a_myth_is_a_claim_again(text: str) -> None:
    assert level(text) == ["E"]


@pytest.mark.parametrize(
    "text",
    [
        "There is no evidence that PRP, exosomes or creams cure acne.",
        "PRP cannot cure acne.",
        "PRP can’t cure acne.",
        "It has never been shown to cure acne.",
        "None of these treatments can cure acne.",
        "Be wary of clinics that say they can cure acne.",
        "A cure for acne does not exist.",
    ],
)
def test_a_denial_drops_one_level(text: str) -> None:
    assert level(text, "C06") == ["W"]


@pytest.mark.parametrize(
    "text",
    [
        "It does not hurt, and it can cure acne.",
        "Not only does it soothe: it can cure acne.",
        "There is no doubt that it can cure acne.",
        "It is not new. It can cure acne.",
        "You need no surgery because PRP can cure acne.",
        "It is not a cream but PRP can cure acne.",
    ],
)
def test_a_denial_of_something_else_changes_nothing(text: str) -> None:
    assert level(text, "C06") == ["E"]


@pytest.mark.parametrize(
    "text",
    [
        "A reader asked about “no side effects” claims.",
        'The words "no side effects" mislead.',
        "They wrote ‘no side effects’ there.",
    ],
)
def test_a_quotation_is_only_noted(text: str) -> None:
    assert level(text) == ["N"]


def test_a_field_that_is_one_quotation_speaks_for_the_page() -> None:
    assert level("“PRP has no side effects!”", field="social_quote") == ["E"]


def test_an_apostrophe_opens_no_quotation() -> None:
    assert level("It's the clients' choice: no side effects, and that's it.") == ["E"]


def test_the_title_of_a_reference_is_only_noted() -> None:
    assert level("## References\n\n1. Example A. A cream with no side effects. 2020.") == ["N"]


def test_a_question_that_may_be_answered_with_no_is_only_noted() -> None:
    assert level("Are the results permanent?", "C07") == ["N"]
    assert level("Are you ready for permanent results?", "C07") == ["E"]
    assert level("Why wait for permanent results?", "C07") == ["E"]


def test_a_medicine_may_not_even_be_denied_or_quoted() -> None:
    assert level("We do not use “Botox”.", "C12") == ["E"]


def test_risks_may_be_called_what_they_are() -> None:
    text = "## Risks\n\nA lump may be permanent.\n\n## Results\n\nThe effect is permanent."
    found = [f for f in check(Content({"body": text}), ["UK"]) if f.rule == "C07"]
    assert [f.start > text.index("Results") for f in found] == [True]
    assert level("Marks may be permanent.", "C07", field="risks_serious") == []
