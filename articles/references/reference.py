"""One paper, whatever it was written in."""

import html
import re
import unicodedata
from dataclasses import dataclass

DOI = re.compile(r"10\.\d{4,9}/[^\s\"<>{}|\\^`]+", re.IGNORECASE)
PMID = re.compile(r"\b(?:PMID|PubMed(?: ID)?)\s*:?\s*(\d{4,9})\b", re.IGNORECASE)
YEAR = re.compile(r"\b(1[89]\d\d|20\d\d)\b")
TAG = re.compile(r"</?(?:i|b|em|strong|sub|sup|scp|jats:\w+)\b[^>]*>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Reference:
    """`authors` is "Family AB, Family C"; `line` says where in the source the paper begins, from 1."""

    authors: str = ""
    year: int | None = None
    title: str = ""
    journal: str = ""
    volume: str = ""
    doi: str = ""
    pmid: str = ""
    url: str = ""
    line: int = 1
    source: str = ""
    """The words of the source."""

    @property
    def is_findable(self) -> bool:
        """Whether somebody can find out which paper is meant."""
        return bool(self.doi or self.pmid or (self.title and (self.year or self.authors)))


def doi_in(text: str) -> str:
    """The first DOI (ISO 26324) in lower case, without the resolver before it and the sentence's marks behind it."""
    found = DOI.search(html.unescape(text))
    if not found:
        return ""
    doi = found[0].rstrip(".,;:'’”»…*")
    return _balanced(doi).lower()


def pmid_in(text: str) -> str:
    found = PMID.search(text)
    return found[1] if found else ""


def year_in(text: str) -> int | None:
    found = YEAR.search(text)
    return int(found[1]) if found else None


def clean(text: str) -> str:
    """One line of plain words: no mark-up, no entities, no doubled spaces; letters and accents in one piece (NFC)."""
    return unicodedata.normalize("NFC", " ".join(TAG.sub("", html.unescape(text)).split()))


def author(family: str, given: str = "") -> str:
    """ "Family AB" of "Family" and "Anna B."; a name that is an organisation's stays whole."""
    initials = "".join(part[0] for part in re.split(r"[\s.\-]+", given) if part[:1].isalpha())
    return clean(f"{family} {initials.upper()}")


def in_text(authors: str, year: int | None) -> str:
    """How a text names a paper by "Family AB, Family C": "Family (2020)", "Family and Family (2020)", "Family et al. (2020)"."""
    names = [name.strip() for name in authors.split(",") if name.strip()]
    families = [_family(name) for name in names if name.lower().rstrip(".") != "et al"]
    if not families:
        return ""
    named = families[0] if len(names) == 1 else " and ".join(families)
    if len(names) > 2 or len(families) < len(names):
        named = f"{families[0]} et al."
    return f"{named} ({year})" if year else named


def _family(name: str) -> str:
    """Without the initials at its end."""
    family, _space, initials = name.rpartition(" ")
    return family if family and initials.replace("-", "").isupper() and len(initials) < 5 else name


def volume_of(volume: str, issue: str = "", pages: str = "") -> str:
    """ "20(3):922–928" of its parts."""
    number = f"{volume}({issue})" if volume and issue else volume or issue
    return clean(f"{number}:{pages.replace('--', '–')}" if number and pages else number or pages)


def _balanced(doi: str) -> str:
    """Without a closing bracket that belongs to the sentence."""
    for opening, closing in ("()", "[]"):
        while doi.endswith(closing) and doi.count(closing) > doi.count(opening):
            doi = doi[:-1].rstrip(".,;:")
    return doi
