"""D16: a title for a text that has none, taken from its own words and marked for confirmation."""

from __future__ import annotations

import re
from collections import Counter

from articles.importers.lines import Line, prose
from articles.importers.quoted_values import unmarked, unquoted
from articles.importers.wording import SMALL_WORDS, has_markup, sentences

VERB = re.compile(
    r"\s(?:is|are|was|were|has|have|had|can|could|will|would|may|might|must|should|does|do|works?|offers?|helps?|represents?|provides?|uses?|"
    r"makes?|means?|involves?|includes?|contains?|begins?|remains?|becomes?|needs?|gives?|takes?|comes?|plays?|improves?|acts?)\s"
)
LONGEST = 70
WORD = re.compile(r"[^\W\d_][\w'’-]*")
DULL = SMALL_WORDS | frozenset(
    [
        "all",
        "also",
        "any",
        "because",
        "been",
        "before",
        "being",
        "between",
        "both",
        "can",
        "during",
        "each",
        "here",
        "his",
        "her",
        "how",
        "its",
        "just",
        "more",
        "most",
        "no",
        "not",
        "one",
        "only",
        "other",
        "our",
        "over",
        "she",
        "so",
        "some",
        "than",
        "then",
        "there",
        "they",
        "them",
        "through",
        "two",
        "under",
        "very",
        "we",
        "who",
        "why",
        "within",
        "you",
        "he",
        "be",
        "new",
    ]
)


def propose_title(lines: list[Line]) -> str:
    """The subject of the first sentence; where that says little, what the text speaks of most."""
    text = [line.text for line in prose(lines) if not has_markup(line.text)]
    opening = sentences(text[0])[0] if text else ""
    title = _subject(opening) or _topics(text) or _shortened(opening) or "Untitled"
    return _capitalised(unquoted(unmarked(title)))


def _subject(sentence: str) -> str:
    """The words before the first verb, when they are enough of a title; "Xs: a kind of …" when they are one or two."""
    if sentence.endswith("?") or re.match(
        r"(?:For|In|At|On|When|While|If|As|Since|After|With|Although|Are|Is|Do|This|These|It|You|We|There)\b",
        sentence,
    ):
        return ""
    verb = VERB.search(sentence)
    subject = sentence[: verb.start()].strip(" ,;:–-") if verb else ""
    if not verb or "," in subject or len(subject) > LONGEST:
        return ""
    if len(subject.split()) >= 3:
        return subject
    rest = re.split(r"[,;:.(–]| that | which | and they ", sentence[verb.end() :])[0].strip()
    is_definition = (
        verb[0].strip() in ("is", "are") and len(rest.split()) >= 2 and len(subject) + len(rest) < LONGEST
    )
    return f"{subject}: {rest}" if is_definition else ""


def _topics(paragraphs: list[str]) -> str:
    """The two pairs of words that most paragraphs share, in the order in which the text brings them up."""
    spread: Counter[tuple[str, str]] = Counter()
    for paragraph in paragraphs:
        words = [word.lower() for word in WORD.findall(paragraph)]
        spread.update(
            list(dict.fromkeys(pair for pair in zip(words, words[1:], strict=False) if not DULL & set(pair)))
        )
    common = [pair for pair, count in spread.most_common(8) if count >= 3]
    second = next((pair for pair in common[1:] if not set(pair) & set(common[0])), None)
    chosen = [*common[:1], *([second] if second else [])]
    return " and ".join(" ".join(pair) for pair in sorted(chosen, key=list(spread).index))


def _shortened(sentence: str) -> str:
    """The first words of a sentence, cut at a comma where that leaves enough, else where a word ends."""
    plain = sentence.rstrip(".!?:;…")
    if len(plain) <= LONGEST:
        return plain
    words = plain[: LONGEST + 1].rpartition(" ")[0]
    clause = words.rpartition(",")[0]
    return (clause if len(clause.split()) >= 3 else words).rstrip(" ,;:–-")


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]
