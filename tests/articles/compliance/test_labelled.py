"""The wording rules agree with sentences that people have labelled, and each rule is asked often enough to know."""

from collections import Counter

import pytest

from articles.compliance import rule_pack
from articles.compliance.finding import JURISDICTIONS
from tests.labelled_claims import labelled, measure

FLOOR = 0.95
SENTENCES = labelled()


def test_the_set_is_large_and_half_of_it_is_innocent() -> None:
    innocent = sum(not sentence.broken for sentence in SENTENCES)
    assert len(SENTENCES) >= 400
    assert innocent * 2 >= len(SENTENCES)


def test_no_sentence_stands_there_twice() -> None:
    twice = [each for each, count in Counter((s.text, s.places) for s in SENTENCES).items() if count > 1]
    assert not twice


@pytest.mark.parametrize("kind", ["wrong", "innocent"])
def test_every_rule_is_asked_at_least_three_times_each_way(kind: str) -> None:
    asked = Counter(s.rule for s in SENTENCES if bool(s.broken) == (kind == "wrong"))
    assert not {rule.id: asked[rule.id] for rule in rule_pack().claims if asked[rule.id] < 3}


def test_every_jurisdiction_has_wrong_sentences_of_its_own() -> None:
    alone = Counter(place for s in SENTENCES if s.broken and len(s.places) == 1 for place in s.places)
    assert min(alone[place] for place in JURISDICTIONS) >= 15


def test_the_rules_accuse_the_wrong_and_spare_the_innocent() -> None:
    measured = measure(SENTENCES)
    total = measured.total
    assert total.precision >= FLOOR and total.recall >= FLOOR, "\n".join(measured.disagreements)


def test_no_rule_is_worse_than_three_in_four() -> None:
    measured = measure(SENTENCES)
    weak = {
        rule: score for rule, score in measured.rules.items() if min(score.precision, score.recall) < 0.75
    }
    assert not weak, "\n".join(measured.disagreements)
