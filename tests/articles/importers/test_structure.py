"""Structure out of plain text, over a labelled set: precision before recall, and no word lost or doubled."""

from collections import Counter

import pytest

from tests.articles.importers import structure_set

TEXTS = list(structure_set.texts())
# A wrong heading is worse than a missing one; a wrong table or list nearly as bad.
PRECISION = {
    "T": 1.0,
    "H": 1.0,
    "N": 1.0,
    "D": 1.0,
    "B": 1.0,
    "R": 1.0,
    "C": 1.0,
    "J": 1.0,
    "L": 0.95,
    "P": 0.97,
}
RECALL = {
    "T": 0.8,
    "H": 0.95,
    "N": 0.95,
    "D": 0.95,
    "B": 0.95,
    "R": 0.95,
    "C": 0.95,
    "J": 0.95,
    "L": 0.95,
    "P": 0.97,
}


@pytest.fixture(scope="module")
def score():
    return structure_set.score()


def test_the_set_is_large_and_has_every_kind_of_line(score):
    assert len(TEXTS) >= 60 and all(there >= 2 for _right, _taken, there in score.values())


@pytest.mark.parametrize("label", structure_set.LABELS)
def test_what_is_marked_is_what_it_is_marked_as(score, label):
    right, taken, there = score[label]
    assert right >= PRECISION[label] * taken and right >= RECALL[label] * there


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text.name)
def test_no_word_is_lost_or_doubled(text):
    assert structure_set.words_lost(text) == (Counter(), Counter())


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text.name)
def test_a_repaired_text_is_in_normal_form(text):
    """Read once more, nothing of its structure changes."""
    once = text.read()
    again = structure_set.read(f"---\ntitle: {once.title!r}\n---\n\n{once.body}".encode(), name="text.md")
    assert again.body == once.body
