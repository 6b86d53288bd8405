"""The labelled sentences of tests/data/claims/labelled/ and how well the wording rules agree with the labels.

A rule *accuses* a sentence when it finds something there that nothing softens: not a myth, a denial, a quotation, a question
or a stated limit. A sentence is judged whole: an accusation by a rule that its label does not name is a false alarm.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from articles.compliance import Content, rule_pack
from articles.compliance.claims import hits
from articles.compliance.finding import JURISDICTIONS
from articles.compliance.page import Page

FOLDER = Path(__file__).parent / "data" / "claims" / "labelled"
LABEL = re.compile(
    r"\[(?P<places>[A-Z]{2}(?:,[A-Z]{2})*)?(?P<more>(?: ?[+?]C\d\d)*)\] (?P<text>.+)", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """`broken` are the rules that it breaks, `open_to_argument` those that may speak or be silent."""

    rule: str
    text: str
    places: tuple[str, ...]
    broken: frozenset[str]
    open_to_argument: frozenset[str] = frozenset()


@dataclass(slots=True)
class Score:
    """How often a rule, or all of them, spoke rightly, wrongly, and was silent where it should have spoken."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0


@dataclass(slots=True)
class Measured:
    """The agreement by rule, in all, and each disagreement as a line to read."""

    rules: dict[str, Score] = field(default_factory=dict)
    disagreements: list[str] = field(default_factory=list)

    @property
    def total(self) -> Score:
        counts = Counter[str]()
        for score in self.rules.values():
            counts.update(right=score.right, wrong=score.wrong, missed=score.missed)
        return Score(**counts)


def labelled(folder: Path = FOLDER) -> list[Sentence]:
    """All sentences, in the order of files and rules. Raises ValueError for a label that cannot be read."""
    return [sentence for file in sorted(folder.glob("*.toml")) for sentence in _in_file(file)]


def _in_file(file: Path) -> Iterator[Sentence]:
    for rule, kinds in tomllib.loads(file.read_text(encoding="utf-8")).items():
        for text in kinds["wrong"]:
            yield _sentence(rule, text, ("UK",), {rule})
        for text in kinds["innocent"]:
            yield _sentence(rule, text, JURISDICTIONS, set())


def _sentence(rule: str, text: str, places: tuple[str, ...], broken: set[str]) -> Sentence:
    if not text.startswith("["):
        return Sentence(rule, text, places, frozenset(broken))
    label = LABEL.fullmatch(text)
    if label is None:
        raise ValueError(f"{rule}: cannot read the label of {text!r}")
    more = [(mark[0], mark[1:]) for mark in label["more"].split()]
    named = tuple(label["places"].split(",")) if label["places"] else places
    return Sentence(
        rule,
        label["text"],
        named,
        frozenset(broken | {each for sign, each in more if sign == "+"}),
        frozenset(each for sign, each in more if sign == "?"),
    )


def accusing(sentence: Sentence) -> set[str]:
    """The rules that find something unsoftened in the sentence."""
    page = Page(Content({"body": sentence.text}), sentence.places, rule_pack())
    return {hit.finding.rule for hit in hits(page) if not hit.modifiers}


def measure(sentences: Iterable[Sentence]) -> Measured:
    """Compares what the rules say with the labels."""
    measured = Measured({rule.id: Score() for rule in rule_pack().claims})
    for sentence in sentences:
        found = accusing(sentence) - sentence.open_to_argument
        for rule in found & sentence.broken:
            measured.rules[rule].right += 1
        for rule in found - sentence.broken:
            measured.rules[rule].wrong += 1
            measured.disagreements.append(f"{rule} wrongly: {sentence.text}")
        for rule in sentence.broken - found:
            measured.rules[rule].missed += 1
            measured.disagreements.append(f"{rule} missed:  {sentence.text}")
    return measured
