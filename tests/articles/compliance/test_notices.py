"""Which notices a page needs, where, and that none of them makes a claim itself."""

import pytest

from articles.compliance import Content, ImageFacts, TreatmentFacts, check
from articles.compliance.notices import notices, required_notices

EXOSOMES = TreatmentFacts("exosomes", "Exosomes", family="vesicle", sources=frozenset({"plant"}))
STEM = TreatmentFacts("stem", "Stem cells", family="cell_therapy")
PRP = TreatmentFacts("prp", "PRP", family="platelet")
ALWAYS = ["N-ALL-CONSULT", "N-ALL-18", "N-ALL-EMERG", "N-ALL-INFO"]


def page(treatment: TreatmentFacts, **facts: object) -> Content:
    return Content({"summary": "x"}, kind="treatment", treatments=(treatment,), **facts)


@pytest.mark.parametrize(
    ("content", "places", "expected"),
    [
        (page(PRP), ["UK"], ALWAYS),
        (page(EXOSOMES), ["UK"], ["N-UK-EXO", *ALWAYS]),
        (page(EXOSOMES), ["AU"], ALWAYS),
        (page(EXOSOMES), ["EU", "US"], ["N-EU-EXO", "N-US-EXO", *ALWAYS]),
        (page(STEM), ["US"], ["N-US-STEM", *ALWAYS]),
        (page(PRP, images=(ImageFacts("a", role="outcome"),)), ["AU"], ["N-AU-OUTCOME", *ALWAYS]),
        (
            page(PRP, generated_by="A tool", offers=("Spring",)),
            ["UK"],
            [*ALWAYS[:3], "N-ALL-AI", "N-ALL-INFO", "N-OFFER"],
        ),
        (Content({"body": "x"}), ["UK"], ["N-ALL-INFO"]),
    ],
)
def test_a_page_needs_the_notices_of_its_treatment_and_place(
    content: Content, places: list[str], expected: list[str]
) -> None:
    assert required_notices(content, places) == expected


def test_a_missing_notice_blocks_where_it_is_known_what_is_shown() -> None:
    shown = frozenset({"N-UK-EXO", *ALWAYS[:3]})
    found = [f.text for f in check(page(EXOSOMES, notices=shown), ["UK"]) if f.rule == "K12"]
    assert found == ["N-ALL-INFO"]
    assert not [f for f in check(page(EXOSOMES), ["UK"]) if f.rule == "K12"]


def test_every_notice_of_the_guide_is_there_once() -> None:
    codes = [notice.code for notice in notices()]
    assert sorted(codes) == sorted(
        [
            "N-UK-EXO",
            "N-EU-EXO",
            "N-US-EXO",
            "N-US-STEM",
            "N-AU-OUTCOME",
            "N-ALL-CONSULT",
            "N-ALL-18",
            "N-ALL-EMERG",
            "N-ALL-AI",
            "N-ALL-INFO",
            "N-OFFER",
        ]
    )


def test_the_notices_pass_the_check_themselves() -> None:
    for notice in notices():
        found = [
            f
            for f in check(Content({"body": notice.text}), ["UK", "US", "EU", "AU"])
            if f.rule.startswith("C")
        ]
        assert not [f for f in found if f.is_blocking], notice.code
