"""Which old encoding a line of single bytes is in: the one in which it reads most like writing.

Wrong guesses show in the same ways in every language: capitals in the middle of words, signs between letters, letters of
two scripts in one word.
"""

from __future__ import annotations

import re

# The commonest first: it wins where several read alike.
CANDIDATES = {
    "cp1252": "Windows-1252",
    "cp1251": "Windows-1251",
    "cp1250": "Windows-1250",
    "koi8-r": "KOI8-R",
    "mac-roman": "Mac Roman",
}
LETTER = r"[^\W\d_]"
CAPITAL_INSIDE = re.compile(r"[a-zà-öø-ÿœšžа-яёąćęłńóśźżčďěňřťůž][A-ZÀ-ÖØ-ÞŒŠŽŸА-ЯЁĄĆĘŁŃŚŹŻ]")
SIGN_INSIDE = re.compile(
    rf"{LETTER}[¡-©«-¹»-¿×÷•†‡‰™˜ˆ¨°´¸·¬]{LETTER}|(?<!\S)[¹³¿¡¶±¼¾]{LETTER}|{LETTER}[¹³¶±¼¾¬¯](?!\S)"
)
TWO_SCRIPTS = re.compile(r"[A-Za-z][\u0400-\u04ff]|[\u0400-\u04ff][A-Za-z]")
ALONE = re.compile(rf"(?<![\w'’]){LETTER}(?![\w'’])")
CYRILLIC = re.compile(r"[\u0400-\u04ff]")
FEW_WORDS = re.compile(r"[\u0400-\u04ff]{3,}")
UNKNOWN = "\ufffd"


def read_legacy(raw: bytes) -> tuple[str, str]:
    """The text and the name of its encoding. Bytes that no encoding knows become U+FFFD."""
    read = {codec: raw.decode(codec, errors="replace") for codec in CANDIDATES}
    best = min(CANDIDATES, key=lambda codec: _oddities(read[codec]))
    return read[best], CANDIDATES[best]


def _oddities(text: str) -> int:
    """How much of the text does not look written. Letters of another script count only where they make no words."""
    found = (
        2 * len(CAPITAL_INSIDE.findall(text))
        + 2 * len(SIGN_INSIDE.findall(text))
        + 3 * len(TWO_SCRIPTS.findall(text))
    )
    found += 3 * text.count(UNKNOWN) + sum(
        1 for each in ALONE.findall(text) if each > "\x7f" and each not in "àéèâôêяиоувскáíóúÀÉ"
    )
    if CYRILLIC.search(text) and not FEW_WORDS.search(text):
        found += 2
    return found
