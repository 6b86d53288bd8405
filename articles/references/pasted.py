"""References as they stand under a paper: numbered or not, in Vancouver, APA or Harvard style."""

import re
from collections.abc import Iterator

from articles.references.reference import YEAR, Reference, clean, doi_in, pmid_in, year_in
from articles.references.unreadable import Unreadable

NUMBER = re.compile(r"^\s*(?:\[\d{1,3}\]|\(\d{1,3}\)|\d{1,3}[.)]|[-*•])\s+")
PLACES = re.compile(
    r"(?:(?:https?://)?(?:dx\.)?doi\.org/|doi:?\s*)10\.\S+|\b10\.\d{4,9}/\S+|https?://\S+|\bPMC(?:ID:?\s*)?\d+\b|"
    r"\b(?:PMID|PubMed(?: ID)?)\s*:?\s*\d+|\bEpub\b[^.]*\.|\bAvailable (?:from|at):?",
    re.IGNORECASE,
)
URL = re.compile(r"https?://[^\s<>\"]+")
YEAR_IN_BRACKETS = re.compile(r"\(((?:1[89]|20)\d\d)[a-z]?(?:,[^)]*)?\)[.,:]?\s*")
APA_AUTHOR = re.compile(r"([^,&]+),\s*((?:[A-Z]\.[\s-]?)+)")
ENDS_SENTENCE = re.compile(r"(?<=[a-z0-9)\]?!”\"'])[.?!]\s+(?=[A-ZÀ-Ý\"“])")


def entries(text: str) -> Iterator[Reference | Unreadable]:
    for line, entry in _split(text):
        yield _reference(entry, line)


def _split(text: str) -> Iterator[tuple[int, str]]:
    """One entry for each number, each paragraph, or – where there are neither – each line."""
    lines = text.split("\n")
    is_numbered = sum(bool(NUMBER.match(line)) for line in lines) > 1
    has_paragraphs = any(not line.strip() for line in lines[1:-1])
    entry: list[str] = []
    begins = 1
    for number, line in enumerate(lines, 1):
        is_new = bool(NUMBER.match(line)) if is_numbered else not has_paragraphs
        if entry and (is_new or not line.strip()):
            yield begins, " ".join(entry)
            entry = []
        if line.strip():
            begins = begins if entry else number
            entry.append(line.strip())
    if entry:
        yield begins, " ".join(entry)


def _reference(entry: str, line: int) -> Reference:
    words = NUMBER.sub("", entry)
    rest = clean(PLACES.sub(" ", words)).rstrip(" .;")
    dated = YEAR_IN_BRACKETS.search(rest)
    is_author_date = dated is not None and not ENDS_SENTENCE.search(rest[: dated.start()])
    parts = _author_date(rest, dated) if dated and is_author_date else _vancouver(rest)
    urls = [url.rstrip(".,;)") for url in URL.findall(words) if "doi.org" not in url]
    return Reference(
        **parts,  # type: ignore[arg-type]
        doi=doi_in(words),
        pmid=pmid_in(words),
        url=urls[0] if urls else "",
        line=line,
        source=entry,
    )


def _author_date(rest: str, dated: re.Match[str]) -> dict[str, object]:
    """ "Example, A., & Other, B. (2020). A title. A Journal, 4(2), 1–9"."""
    title, _stop, where = _cut(rest[dated.end() :])
    journal, _comma, volume = where.partition(",")
    return {
        "authors": _apa_authors(rest[: dated.start()].strip(" .,")),
        "year": int(dated[1]),
        "title": title,
        "journal": journal.strip(" ."),
        "volume": volume.strip(" .,"),
    }


def _vancouver(rest: str) -> dict[str, object]:
    """ "Example A, Other B. A title. A Journal. 2020;4(2):1-9"."""
    authors, stop, after = rest.partition(". ")
    if not stop:
        return {"title": rest, "year": year_in(rest)}
    title, _stop, where = _cut(after)
    dated = YEAR.search(where)
    journal = where[: dated.start()] if dated else where
    volume = where[dated.end() :] if dated else ""
    return {
        "authors": authors.strip(" ."),
        "year": int(dated[1]) if dated else year_in(rest),
        "title": title.strip(" ."),
        "journal": journal.strip(" .,;("),
        "volume": volume.strip(" .;:,)"),
    }


def _cut(text: str) -> tuple[str, str, str]:
    """A title and what stands behind its full stop; an abbreviation in it ends nothing."""
    found = ENDS_SENTENCE.search(text)
    if not found:
        return text.strip(" ."), "", ""
    mark = found[0].strip()
    return text[: found.start()] + ("" if mark == "." else mark), mark, text[found.end() :]


def _apa_authors(text: str) -> str:
    """ "Example A, Other BC" of "Example, A., & Other, B. C."; other styles stay as they are."""
    text = re.sub(r"\s*(?:&|\band\b)\s*", ", ", text).replace(",,", ",")
    found = APA_AUTHOR.findall(f"{text}." if re.search(r"[A-Z]$", text) else text)
    if not found:
        return text
    return ", ".join(f"{family.strip(' ,')} {re.sub(r'[^A-Z]', '', given)}" for family, given in found)
