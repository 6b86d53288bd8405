"""Two people's changes of one text: what goes together, and what a person has to settle."""

import random

import pytest

from articles.merging import merge_sets, merge_texts

BASE = "# Title\n\nThe first paragraph is about skin.\n\nThe second one is about light and has many more words in it.\n"


def kinds(base, yours, theirs):
    return [stretch.kind for stretch in merge_texts(base, yours, theirs) if stretch.kind != "same"]


def merged(base, yours, theirs):
    return "".join(stretch.merged for stretch in merge_texts(base, yours, theirs))


def test_changes_of_different_paragraphs_go_together():
    yours = BASE.replace("about skin", "about dry skin")
    theirs = BASE.replace("# Title", "# A better title")
    assert kinds(BASE, yours, theirs) == ["theirs", "yours"]
    assert merged(BASE, yours, theirs) == yours.replace("# Title", "# A better title")


def test_changes_far_apart_in_one_line_are_woven():
    yours = BASE.replace("The second one", "The third one")
    theirs = BASE.replace("many more words", "many more letters")
    assert kinds(BASE, yours, theirs) == ["woven"]
    assert "The third one is about light and has many more letters in it." in merged(BASE, yours, theirs)


def test_changes_side_by_side_are_a_conflict():
    yours = BASE.replace("many more words", "many fewer words")
    theirs = BASE.replace("many more words", "many more letters")
    assert kinds(BASE, yours, theirs) == ["conflict"]


def test_what_one_side_takes_out_and_the_other_changes_is_a_conflict():
    yours = BASE.replace("The first paragraph is about skin.\n\n", "")
    theirs = BASE.replace("about skin", "about dry skin")
    assert "conflict" in kinds(BASE, yours, theirs)


def test_the_same_change_on_both_sides_is_none_to_settle():
    both = BASE.replace("skin", "hair")
    assert kinds(BASE, both, both) == ["agreed"]
    assert merged(BASE, both, both) == both


def test_two_additions_at_the_end_are_a_conflict():
    assert kinds(BASE, BASE + "\nMine.\n", BASE + "\nTheirs.\n") == ["conflict"]


@pytest.mark.parametrize(
    "texts", [("", "", ""), ("", "a", ""), ("a", "", ""), ("a\n", "a", "a\n"), ("", "a", "a")]
)
def test_texts_without_a_conflict_give_the_changed_side(texts):
    base, yours, theirs = texts
    assert merged(base, yours, theirs) == (yours if theirs == base else theirs)


def test_no_word_of_either_side_is_ever_lost():
    """Whatever two people do to a text: each side can be read off the stretches again, whole."""
    chance = random.Random(7)
    for _round in range(300):
        base = [chance.choice("abcdef ") + "\n" for _line in range(chance.randrange(12))]
        sides = []
        for _side in range(2):
            lines = [line for line in base if chance.random() > 0.2]
            for _more in range(chance.randrange(3)):
                lines.insert(chance.randrange(len(lines) + 1), chance.choice("xyz one two") + "\n")
            sides.append("".join(lines))
        stretches = merge_texts("".join(base), *sides)
        assert "".join(stretch.base for stretch in stretches) == "".join(base)
        assert "".join(stretch.yours for stretch in stretches) == sides[0]
        assert "".join(stretch.theirs for stretch in stretches) == sides[1]


def test_relations_are_merged_as_sets():
    assert merge_sets([1, 2, 3], [1, 3, 4], [1, 2, 5]) == [1, 4, 5]
    assert merge_sets(["a"], ["a"], ["a", "b"]) == ["a", "b"]
