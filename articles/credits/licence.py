"""Licences and picture libraries as data (licences.toml): what a licence allows, and how to know it by its words or address."""

import re
import tomllib
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import urlsplit

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

CC_VERSIONS = ("4.0", "3.0", "2.5", "2.0", "1.0")
CC_PATHS = re.compile(
    r"creativecommons\.org/(?:licenses/(?P<path>by(?:-nc)?(?:-nd|-sa)?)(?:/(?P<version>\d\.\d))?|publicdomain/(?P<kind>zero|mark))"
)
CC_SHORT = re.compile(
    r"\bCC[ \-]*(?P<parts>BY(?:[ \-/]+(?:NC|SA|ND))*)(?:[ \-]*v?(?P<version>[1-4](?:\.[05])?))?"
    r"(?:[ ]+(?:international|unported|generic|intl\.?|DEED|[A-Z]{2}\b))?",
    re.IGNORECASE,
)
CC_LONG = re.compile(
    r"(?:Creative[ ]Commons[ ])?(?:Attribution|Namensnennung|Attribuzione|Atribución)"
    r"(?P<parts>(?:[ \-–]*(?:Non-?Commercial|Nicht[ ]kommerziell|NoDeriv(?:ative|ed|s)?[a-z]*|Share-?Alike|Weitergabe unter gleichen Bedingungen))*)"
    r"[ ]+(?P<version>[1-4]\.[05])(?:[ ]+(?:International|Unported|Generic))?(?:[ ]+Licen[cs]e)?",
    re.IGNORECASE,
)
OWN_WORDS = {
    "own": _("Our own picture"),
    "bought": _("Bought from an agency"),
    "permission": _("With permission"),
    "PDM-1.0": _("Public domain"),
    "other": _("Other"),
}


@dataclass(frozen=True, slots=True)
class Licence:
    """One licence and its consequences; the fields are explained in licences.toml."""

    code: str
    name: str
    url: str = ""
    asks: frozenset[str] = frozenset()
    commercial: bool = True
    changes: bool = True
    share_alike: bool = False
    sensitive: bool = True
    bought: bool = False
    phrases: tuple[str, ...] = ()
    lacks_version: bool = False

    @property
    def label(self) -> str | Promise:
        """Its name for readers, in their language where it is ours to translate."""
        return OWN_WORDS.get(self.code, self.name)


@dataclass(frozen=True, slots=True)
class PictureSource:
    """A library or an agency; `licence` is the code that everything there has."""

    name: str
    url: str = ""
    hosts: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    licence: str = ""


@cache
def licences() -> dict[str, Licence]:
    """All by their code, in the order of a list to choose from."""
    found: dict[str, Licence] = {}
    for kind, row in _rows():
        for each in _creative_commons(row) if kind == "creative_commons" else [_licence(row)]:
            found[each.code] = each
    return found


@cache
def picture_sources() -> tuple[PictureSource, ...]:
    """Libraries and agencies."""
    return tuple(
        PictureSource(
            row["name"],
            row.get("url", ""),
            tuple(row.get("hosts", ())),
            tuple(row.get("phrases", ())),
            row.get("licence", ""),
        )
        for row in _data()["source"]
    )


def licence(code: str) -> Licence | None:
    return licences().get(code)


def recognise(text: str) -> tuple[str, str]:
    """The code of the licence that the words name, and the words themselves; both empty where they name none."""
    for pattern in (CC_SHORT, CC_LONG):
        if match := pattern.search(text):
            return _cc_code(match["parts"], match["version"], is_long=pattern is CC_LONG), match[0]
    found = [(match[0], code) for code, pattern in _patterns().items() if (match := pattern.search(text))]
    if not found:
        return "", ""
    words, code = max(found, key=lambda each: len(each[0]))
    return code, words


def recognise_url(url: str) -> str:
    """The code of the licence whose deed lies at this address; empty where it is none."""
    if match := CC_PATHS.search(url):
        if match["kind"]:
            return {"zero": "CC0-1.0", "mark": "PDM-1.0"}[match["kind"]]
        family = f"CC-{match['path'].upper()}"
        return _versioned(family, match["version"])
    address = url.rstrip("/").removeprefix("https://").removeprefix("http://").removeprefix("www.")
    for each in licences().values():
        known = each.url.rstrip("/").removeprefix("https://").removeprefix("www.")
        if known and address == known:
            return each.code
    return ""


def code_of(words: str, url: str = "") -> str:
    """The code that is meant by a code, a name or an address; "other" for words that are none of ours, empty for nothing."""
    if words in licences():
        return words
    named = {str(each.label): each.code for each in licences().values()} | {
        each.name: each.code for each in licences().values()
    }
    return named.get(words) or recognise_url(url) or recognise(words)[0] or ("other" if words else "")


def source_of_url(url: str) -> PictureSource | None:
    """The library that an address belongs to."""
    try:
        host = (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return None
    for source in picture_sources():
        if any(host == known or host.endswith(f".{known}") for known in source.hosts):
            return source
    return None


def source_named(text: str) -> tuple[PictureSource | None, str]:
    """The library that the words name, and the words; the longest where several fit."""
    found = [(match[0], source) for source, pattern in _source_patterns() if (match := pattern.search(text))]
    if not found:
        return None, ""
    words, source = max(found, key=lambda each: len(each[0]))
    return source, words


def _data() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("licences.toml").read_text(encoding="utf-8"))


def _rows() -> list[tuple[str, dict[str, Any]]]:
    """In the order: own and public domain, Creative Commons, the rest."""
    data = _data()
    free = ("own", "CC0-1.0", "PDM-1.0")
    first = [("licence", row) for row in data["licence"] if row["code"] in free]
    rest = [("licence", row) for row in data["licence"] if row["code"] not in free]
    return [*first, *(("creative_commons", row) for row in data["creative_commons"]), *rest]


def _licence(row: dict[str, Any]) -> Licence:
    sets = {"asks": frozenset(row.get("asks", ())), "phrases": tuple(row.get("phrases", ()))}
    return Licence(**{**row, **sets})


def _creative_commons(row: dict[str, Any]) -> list[Licence]:
    """One for each version, and one without: the version is then still to be found out."""
    terms = {key: value for key, value in row.items() if key not in ("path", "code", "name")}
    whole = Licence(
        code=row["code"],
        name=row["name"],
        asks=frozenset({"title", "creator", "source", "licence"}),
        lacks_version=True,
        **terms,
    )
    versions = [
        replace(
            whole,
            code=f"{whole.code}-{version}",
            name=f"{whole.name} {version}",
            url=f"https://creativecommons.org/licenses/{row['path']}/{version}/",
            lacks_version=False,
        )
        for version in CC_VERSIONS
    ]
    return [*versions, whole]


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    """For all but Creative Commons: the name and what people write instead. Words of every day ("own") are not looked for."""
    plain = [each for each in licences().values() if not each.code.startswith("CC-")]
    return {
        each.code: _any_of([*([each.name] if each.url else []), *each.phrases])
        for each in plain
        if each.phrases or each.url
    }


@cache
def _source_patterns() -> list[tuple[PictureSource, re.Pattern[str]]]:
    return [(source, _any_of([source.name, *source.phrases])) for source in picture_sources()]


def _any_of(phrases: list[str]) -> re.Pattern[str]:
    longest_first = sorted(phrases, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)", re.IGNORECASE)


def _cc_code(parts: str, version: str | None, *, is_long: bool) -> str:
    words = parts.casefold()
    terms = [
        name
        for name, signs in (
            ("NC", ("nc", "noncommercial", "non-commercial", "nicht kommerziell")),
            ("ND", ("nd", "noderiv")),
            ("SA", ("sa", "sharealike", "share-alike", "weitergabe")),
        )
        if any(sign in words for sign in (signs[1:] if is_long else signs[:1]))
    ]
    return _versioned("-".join(["CC-BY", *terms]), version)


def _versioned(family: str, version: str | None) -> str:
    if not version:
        return family if family in licences() else ""
    code = f"{family}-{version if '.' in version else f'{version}.0'}"
    return code if code in licences() else family if family in licences() else ""
