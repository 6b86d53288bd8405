"""BibTeX, with the braces, strings and accents that real files have."""

import re
import unicodedata
from collections.abc import Iterator

from articles.references.reference import Reference, author, clean, doi_in, pmid_in, volume_of, year_in
from articles.references.unreadable import Unreadable

START = re.compile(r"@\s*(\w+)\s*([{(])")
NO_PAPER = {"comment", "preamble", "string"}
FIELD = re.compile(r"\s*,?\s*([A-Za-z][\w-]*)\s*=\s*")
ACCENTS = {"`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", '"': "\u0308", "=": "\u0304", ".": "\u0307",
           "u": "\u0306", "v": "\u030c", "H": "\u030b", "c": "\u0327", "k": "\u0328", "r": "\u030a"}  # fmt: skip
LETTERS = {"ss": "ß", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "aa": "å",
           "AA": "Å", "i": "ı", "j": "ȷ"}  # fmt: skip
ACCENT = re.compile(r"\\([`'^~\"=.]|[uvHckr](?=[\s{]))\s*(?:\{\s*\\?([A-Za-z])\s*\}|\\?([A-Za-z]))")
LETTER = re.compile(r"\\(ss|ae|AE|oe|OE|aa|AA|o|O|l|L|i|j)(?![A-Za-z])\s?(?:\{\})?")
MONTHS_AND_WORDS = re.compile(r"[A-Za-z]\w*|\d+")


def entries(text: str) -> Iterator[Reference | Unreadable]:
    at = 0
    while found := START.search(text, at):
        line = text.count("\n", 0, found.start()) + 1
        end = _end(text, found.end(), found[2])
        if end is None:
            following = START.search(text, found.end())
            at = following.start() if following else len(text)
            yield Unreadable(line, text[found.start() : at].strip()[:2000], "unclosed")
            continue
        at = end + 1
        if found[1].lower() not in NO_PAPER:
            yield _reference(_fields(text[found.end() : end]), line, text[found.start() : at][:2000])


def _end(text: str, at: int, opening: str) -> int | None:
    """Where the bracket closes that opened before `at`; a new entry at the start of a line means that it never does."""
    closing, depth = {"{": "}", "(": ")"}[opening], 1
    while at < len(text):
        if text[at] == "\\":
            at += 1
        elif text[at] == opening:
            depth += 1
        elif text[at] == closing:
            depth -= 1
            if not depth:
                return at
        elif text[at] == "@" and text[at - 1] == "\n" and START.match(text, at):
            return None
        at += 1
    return None


def _fields(body: str) -> dict[str, str]:
    """Names in lower case; the key before the first comma is left out."""
    fields: dict[str, str] = {}
    at = body.find(",")
    while at >= 0 and (found := FIELD.match(body, at)):
        value, at = _value(body, found.end())
        fields.setdefault(found[1].lower(), value)
        at = body.find(",", at)
    return fields


def _value(body: str, at: int) -> tuple[str, int]:
    """The parts of a value, joined by #, and where it ends."""
    parts = []
    while at < len(body):
        if body[at] == "{":
            end = _end(body, at + 1, "{")
            end = len(body) if end is None else end
            parts.append(body[at + 1 : end])
            at = end + 1
        elif body[at] == '"':
            end = _quote(body, at + 1)
            parts.append(body[at + 1 : end])
            at = end + 1
        elif found := MONTHS_AND_WORDS.match(body, at):
            parts.append(found[0])
            at = found.end()
        else:
            break
        rest = re.compile(r"\s*#\s*").match(body, at)
        if not rest:
            break
        at = rest.end()
    return "".join(parts), at


def _quote(body: str, at: int) -> int:
    """Where the value in quotation marks ends; marks within braces do not count."""
    depth = 0
    while at < len(body):
        if body[at] == "\\":
            at += 1
        elif body[at] in "{}":
            depth += 1 if body[at] == "{" else -1
        elif body[at] == '"' and depth <= 0:
            break
        at += 1
    return at


def _reference(fields: dict[str, str], line: int, source: str) -> Reference:
    def read(*names: str) -> str:
        return next((plain(fields[name]) for name in names if fields.get(name)), "")

    people = re.split(r"\s+and\s+", fields.get("author", "").strip()) if fields.get("author") else []
    return Reference(
        authors=", ".join(_author(name) for name in people),
        year=year_in(read("year", "date")),
        title=read("title"),
        journal=read("journal", "journaltitle", "booktitle"),
        volume=volume_of(read("volume"), read("number"), read("pages")),
        doi=doi_in(read("doi") or read("url")),
        pmid=read("pmid") if read("pmid").isdecimal() else pmid_in(read("note")),
        url="" if "doi.org" in read("url") else read("url"),
        line=line,
        source=source,
    )


def _author(name: str) -> str:
    if name.strip().startswith("{"):
        return plain(name)
    name = plain(name)
    if name.lower() == "others":
        return "et al."
    family, comma, given = name.partition(",")
    if not comma:
        given, _space, family = name.rpartition(" ")
    return author(family.strip(), given.strip())


def plain(text: str) -> str:
    """LaTeX as plain words: accents and letters as themselves, no braces, no commands."""
    text = ACCENT.sub(lambda found: (found[2] or found[3]) + ACCENTS[found[1]], text)
    text = LETTER.sub(lambda found: LETTERS[found[1]], text)
    text = re.sub(r"\\(?:textit|textbf|emph|textsc|textsubscript|textsuperscript|mathrm)\s*", "", text)
    text = text.replace("---", "—").replace("--", "–").replace("~", " ")
    text = re.sub(r"\\([&%$#_{}])", r"\1", text)
    return clean(unicodedata.normalize("NFC", re.sub(r"[{}$]", "", text)))
