"""Words and minutes: the plain text of a rendered page and how long a person reads it."""

import html
import math
import re

WORDS_PER_MINUTE = 220
UNREAD = re.compile(
    r'<span\b[^>]* class="(?:credit|visually-hidden|icon)"[^>]*>.*?</span>'
    r'|<a\b[^>]* class="footnote-(?:back)?ref"[^>]*>.*?</a>',
    re.DOTALL,
)
BLOCK_END = re.compile(r"</(?:p|h[1-6]|li|dt|dd|th|td|figcaption|summary|pre)>|<br>")
TAG = re.compile(r'<[^<>"]*(?:"[^"]*"[^<>"]*)*>')
BLANKS = re.compile(r"[ \t\xa0]+")
WORD = re.compile(r"\w[\w'’.,-]*")


def plain_text(safe_html: str) -> str:
    """The visible text, one block a line, without credits; takes sanitised HTML, whose tags are well-formed."""
    text = TAG.sub("", BLOCK_END.sub("\n", UNREAD.sub("", safe_html)))
    lines = (BLANKS.sub(" ", line).strip() for line in html.unescape(text).splitlines())
    return "\n".join(line for line in lines if line)


def count_words(text: str) -> int:
    return len(WORD.findall(text))


def reading_minutes(words: int) -> int:
    """Whole minutes at 220 words a minute, rounded up, at least 1."""
    return max(1, math.ceil(words / WORDS_PER_MINUTE))
