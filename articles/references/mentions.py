"""Papers that a running text names by author and year: "Lee et al. (2018)", "Smith and Jones, 2019", "(Lee 2020)"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

NAME = r"[A-ZÀ-Þ][\w'’-]+"
YEAR = r"\(?(?P<year%d>19[5-9]\d|20\d\d)[a-z]?\)?"
NAMED = re.compile(
    rf"\b(?P<first>{NAME})(?:\s+[A-Z]{{1,3}}\b)?\s+et\s+al\b\.?,?\s*{YEAR % 1}"
    rf"|\b(?P<one>{NAME})\s+(?:and|&)\s+{NAME},?\s*{YEAR % 2}"
    rf"|\((?P<single>{NAME}),?\s+(?P<year3>19[5-9]\d|20\d\d)[a-z]?\)"
)
# What stands before a year and is nobody's name.
NOBODY = frozenset(
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "spring",
        "summer",
        "autumn",
        "winter",
        "since",
        "until",
        "from",
        "before",
        "after",
        "about",
        "around",
        "in",
        "by",
        "version",
        "updated",
        "published",
        "reviewed",
        "issued",
        "edition",
        "early",
        "late",
    ]
)
ANY_YEAR = re.compile(r"(?:1[89]|20)\d\d")
SENTENCE_ENDS = re.compile(r"(?<!\bal)[.!?][\"”’)]*\s+|\n+")
LONGEST = 400  # characters of a sentence that are kept


@dataclass(frozen=True, slots=True)
class Mention:
    """`words` as they stand in the text from `start` to `end`; `author` is the first one's family name."""

    words: str
    author: str
    year: int
    start: int
    end: int
    sentence: str


def mentions_in(text: str) -> Iterator[Mention]:
    """Every mention, in order; months, seasons and the like before a year are none."""
    if not ANY_YEAR.search(text):  # much quicker to see than a name, and most texts hold none
        return
    for found in NAMED.finditer(text):
        author = found["first"] or found["one"] or found["single"]
        if author.lower() in NOBODY:
            continue
        year = int(found["year1"] or found["year2"] or found["year3"])
        words = _balanced(" ".join(found[0].split()))
        yield Mention(
            words, author, year, found.start(), found.end(), _sentence(text, found.start(), found.end())
        )


def _balanced(words: str) -> str:
    """Without a closing bracket whose opening one belongs to the sentence."""
    return words[:-1] if words.endswith(")") and "(" not in words else words


def _sentence(text: str, start: int, end: int) -> str:
    begins = max((each.end() for each in SENTENCE_ENDS.finditer(text, 0, start)), default=0)
    after = SENTENCE_ENDS.search(text, end)
    sentence = " ".join(text[begins : after.start() + 1 if after else len(text)].split())
    return sentence if len(sentence) <= LONGEST else sentence[: LONGEST - 1] + "…"
