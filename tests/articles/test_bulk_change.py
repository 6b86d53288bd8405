"""One change made to a content: what differs and nothing else; what would stay the same is no change."""

import pytest

from articles.bulk_change import Add, Remove, Replace, Set

CONTENT = {
    "title": "Exosome facts",
    "body": "An exosome is small. Exosomes, exosome-like.",
    "category": 3,
    "tags": ["skin"],
}


@pytest.mark.parametrize(
    ("change", "values"),
    [
        (Set("category", 4), {"category": 4}),
        (Set("category", 3), {}),
        (Set("category", None), {"category": None}),
        (Add("tags", ["hair", "skin"]), {"tags": ["hair", "skin"]}),
        (Add("tags", ["skin"]), {}),
        (Remove("tags", ["skin", "hair"]), {"tags": []}),
        (Remove("tags", ["hair"]), {}),
        (Add("concerns", [2]), {"concerns": [2]}),
    ],
)
def test_fields_and_relations(change, values):
    assert change.of(CONTENT) == values


def test_whole_words_are_replaced_with_the_capitals_given():
    change = Replace("exosome", "vesicle", ["title", "body", "category"])
    assert change.of(CONTENT) == {"body": "An vesicle is small. Exosomes, vesicle-like."}


@pytest.mark.parametrize(("words", "by"), [("a.b", r"\1"), ("C++", "C"), ("(old)", "")])
def test_words_are_no_pattern(words, by):
    change = Replace(words, by, ["body"])
    assert change.of({"body": f"x {words} y"}) == {"body": f"x {by} y"}
    assert change.of({"body": "x aab y"}) == {}
