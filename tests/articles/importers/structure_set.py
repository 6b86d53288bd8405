"""A labelled set of plain texts: what each line is, and how much of it the importer sees.

Each line of a text stands behind its label: T title, P paragraph, H heading, L item, N numbered item, D term or its
explanation, B quotation, R row of a table, C offer, J goes on with the line before. All texts are our own.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from articles.importers import ArticleDocument, read

FOLDER = Path(__file__).resolve().parents[2] / "data" / "structure"
LABELLED = re.compile(r"([TPHLNDBRCJ]) (.*)$")
LABELS = "TPHLNDBRCJ"
# What stands for the structure itself and becomes a mark: bullets, numbers, "Step 1:", "Q:".
MARK = re.compile(
    r"^\s*(?:[•●▪✓→*–—-]\s+|\(?\d{1,2}[).]\)?\s+|Step \d+: |(?:Q|A|Question|Answer|Frage|Antwort): (?=\S)|: )"
)
KINDS = (
    ("H", re.compile(r"#{1,6} ")), ("L", re.compile(r"\s*[-*] ")), ("N", re.compile(r"\s*\d+\. ")), ("D", re.compile(r":   ")),
    ("B", re.compile(r">")), ("R", re.compile(r"\s*\|")),
)  # fmt: skip


@dataclass(frozen=True)
class LabelledText:
    """`lines`: label and text; blank lines and rules of tables have no label."""

    name: str
    lines: tuple[tuple[str, str], ...]

    @property
    def source(self) -> str:
        return "\n".join(text for _label, text in self.lines) + "\n"

    def read(self) -> ArticleDocument:
        return read(self.source.encode(), name="text.txt")


def texts() -> Iterator[LabelledText]:
    for path in sorted(FOLDER.glob("*.txt")):
        for part in re.split(r"^=== ", path.read_text("utf-8"), flags=re.MULTILINE)[1:]:
            name, _newline, lines = part.partition("\n")
            yield LabelledText(f"{path.stem}: {name}", tuple(map(_labelled, lines.rstrip("\n").split("\n"))))


def _labelled(line: str) -> tuple[str, str]:
    found = LABELLED.match(line)
    return (found[1], found[2]) if found else ("", line)


def seen(text: LabelledText, document: ArticleDocument) -> Iterator[tuple[str, str, str]]:
    """Label, what the importer took the line for, and its text."""
    parts = list(_parts(document))
    before = ""
    for label, line in text.lines:
        if not label:
            continue
        words = _words(line)
        found = next(((kind, whole) for kind, whole in parts if words in whole), ("?", ""))
        goes_on = bool(before) and f"{before} {words}" in found[1]
        yield label, "J" if goes_on and found[0] == "P" else found[0], line
        before = f"{before} {words}" if goes_on else words


def _parts(document: ArticleDocument) -> Iterator[tuple[str, str]]:
    """Each piece of the result with its kind; a term goes with its explanation."""
    if not document.title_is_proposed or _words(document.title) not in _words(document.body):
        yield "T", _words(document.title)
    if document.call_to_action:
        yield "C", _words(document.call_to_action.text)
    lines = document.body.split("\n")
    for line, after in zip(lines, [*lines[1:], ""], strict=True):
        kind = next((kind for kind, pattern in KINDS if pattern.match(line)), "P")
        yield "D" if after.startswith(":   ") else kind, _words(line)
        if after.startswith(":   "):
            yield "D", f"{_words(line)} {_words(after)}"


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", MARK.sub("", text)))


def score() -> dict[str, tuple[int, int, int]]:
    """By label: lines that were taken for it and are, lines taken for it, lines that are it."""
    right, taken, there = Counter[str](), Counter[str](), Counter[str]()
    for text in texts():
        for label, kind, _line in seen(text, text.read()):
            there[label] += 1
            taken[kind] += 1
            right[label] += label == kind
    return {label: (right[label], taken[label], there[label]) for label in LABELS}


def words_lost(text: LabelledText) -> tuple[Counter[str], Counter[str]]:
    """Words that are missing from the result, and words that are there too often."""
    document = text.read()
    # A title that was made up repeats words that stay in the text; one that was found was taken out of it.
    is_made_up = any(repair.code == "D16" and not repair.before for repair in document.repairs)
    title = "" if is_made_up else document.title
    offer = document.call_to_action.text if document.call_to_action else ""
    result = Counter(
        re.findall(r"\w+", " ".join((title, offer, *map(_without_mark, document.body.split("\n")))))
    )
    source = Counter(re.findall(r"\w+", " ".join(MARK.sub("", line) for _label, line in text.lines)))
    return source - result, result - source


def _without_mark(line: str) -> str:
    return MARK.sub("", re.sub(r"^(?:#{1,6} |> ?|:   )", "", line))


def report() -> None:
    """For `make bench`."""
    for label, (right, taken, there) in score().items():
        precision = right / taken if taken else 1.0
        recall = right / there if there else 1.0
        print(f"structure   {label}: precision {precision:6.1%}, recall {recall:6.1%} of {there} lines")
    lost = sum(sum(missing.values()) + sum(added.values()) for missing, added in map(words_lost, texts()))
    print(f"structure   {lost} words lost or doubled in {sum(1 for _ in texts())} texts")


if __name__ == "__main__":
    report()
    for text in texts():
        for label, kind, line in seen(text, text.read()):
            if label != kind:
                print(f"{text.name}: {label} was taken for {kind}: {line}")
        if any(words_lost(text)):
            print(f"{text.name}: words {words_lost(text)}")
