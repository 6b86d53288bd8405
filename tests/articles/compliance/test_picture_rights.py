"""What a licence does not cover is found where the picture is used."""

import pytest

from articles.compliance import Content, ImageFacts, TreatmentFacts, check

PRP = (TreatmentFacts("prp", "PRP"),)


def reasons(*, treatments=(), **facts):
    image = ImageFacts("image:a", alt="A vial on a tray", **facts)
    content = Content(fields={"title": "T", "body": "Text."}, images=(image,), treatments=treatments)
    found = check(content, ["UK"])
    return [(each.level, each.reason) for each in found if each.rule == "K06"]


@pytest.mark.parametrize(
    ("facts", "level", "words"),
    [
        ({}, "E", "no record"),
        ({"licence": "own", "has_ended": True}, "E", "has ended"),
        ({"licence": "CC-BY-NC-4.0"}, "E", "forbids commercial use"),
        ({"licence": "CC-BY-ND-4.0", "modification": "cropped"}, "E", "forbids changed copies"),
        ({"licence": "CC-BY-ND-4.0", "is_ai_edited": True}, "E", "forbids changed copies"),
        ({"licence": "CC-BY-4.0", "lacks": ("creator",)}, "W", "all that the licence asks for"),
        ({"licence": "bought"}, "N", "document is not on record"),
        ({"licence": "own", "is_editorial_only": True}, "W", "reporting only"),
    ],
)
def test_each_gap_is_one_finding(facts, level, words):
    [(found, reason)] = reasons(**facts)
    assert found == level and words in reason


@pytest.mark.parametrize(
    "facts",
    [
        {"licence": "own"},
        {"licence": "CC-BY-ND-4.0"},
        {"licence": "CC-BY-SA-4.0", "modification": "cropped"},
        {"licence": "bought", "licence_document": "Invoice 12"},
        {"licence": "Unsplash"},
    ],
)
def test_what_the_terms_cover_is_left_alone(facts):
    assert reasons(**facts) == []


def test_a_picture_for_reporting_only_never_stands_beside_a_treatment():
    [(level, reason)] = reasons(licence="own", is_editorial_only=True, treatments=PRP)
    assert level == "E" and "reporting only" in reason


def test_people_of_a_free_library_beside_a_treatment_are_asked_about():
    assert [level for level, _ in reasons(licence="Pexels", treatments=PRP)] == ["N"]
    assert reasons(licence="Pexels", treatments=PRP, has_people=False) == []
    assert reasons(licence="own", treatments=PRP) == []
