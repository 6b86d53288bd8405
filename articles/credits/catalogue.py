"""What the catalogues of free pictures answer about one of them: Openverse's and Wikimedia Commons' JSON."""

import html
import json
import re
from collections.abc import Mapping
from typing import Any

from articles.credits.credit import Credit
from articles.credits.licence import licence, recognise, recognise_url
from articles.credits.notation import links_in, plain_text

OPENVERSE_FAMILIES = {"cc0": "CC0-1.0", "pdm": "PDM-1.0"}
WORDLESS = re.compile(r"^(?:own work|unknown(?: author)?|see page)$", re.IGNORECASE)


def read_json(text: str) -> Credit | None:
    """The credit that a catalogue's record gives; None for any other text."""
    try:
        record = json.loads(text)
    except ValueError:
        return None
    if not isinstance(record, dict):
        return None
    if "foreign_landing_url" in record or "license_version" in record:
        return _openverse(record)
    found = _extmetadata(record)
    return _wikimedia(found, record) if found else None


def _openverse(record: Mapping[str, Any]) -> Credit:
    family, version = _text(record, "license").lower(), _text(record, "license_version")
    code = OPENVERSE_FAMILIES.get(family) or f"CC-{family.upper()}-{version}"
    code = code if licence(code) else recognise_url(_text(record, "license_url"))
    creator = _text(record, "creator")
    return Credit(
        title=_text(record, "title"),
        creators=(creator,) if creator else (),
        creator_url=_text(record, "creator_url"),
        source=_text(record, "source").replace("_", " ").capitalize() or "Openverse",
        source_url=_text(record, "foreign_landing_url"),
        licence=code,
        licence_url=_text(record, "license_url"),
        credit_text=_text(record, "attribution"),
    )


def _extmetadata(record: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """The block wherever the answer nests it (query → pages → imageinfo → extmetadata)."""
    waiting: list[Any] = [record]
    while waiting:
        each = waiting.pop()
        if isinstance(each, dict):
            if isinstance(each.get("extmetadata"), dict):
                return each["extmetadata"]
            waiting += each.values()
        elif isinstance(each, list):
            waiting += each
    return None


def _wikimedia(data: Mapping[str, Any], record: Mapping[str, Any]) -> Credit:
    artist, name = _value(data, "Artist"), _value(data, "LicenseShortName")
    creator = plain_text(artist)
    address = _value(data, "LicenseUrl")
    return Credit(
        title=plain_text(_value(data, "ObjectName")),
        creators=(creator,) if creator and not WORDLESS.match(creator) else (),
        creator_url=_absolute(next(iter(links_in(artist).values()), "")),
        source="Wikimedia Commons",
        source_url=_absolute(_description_page(record)),
        licence=recognise_url(address) or recognise(name)[0],
        licence_url=_absolute(address),
        credit_text=plain_text(_value(data, "Attribution")),
    )


def _description_page(record: Any) -> str:
    found = re.search(r'"descriptionurl": "([^"]+)"', json.dumps(record))
    return found[1] if found else "https://commons.wikimedia.org/"


def _text(record: Mapping[str, Any], key: str) -> str:
    value = record.get(key)
    return " ".join(value.split()) if isinstance(value, str) else ""


def _value(data: Mapping[str, Any], key: str) -> str:
    each = data.get(key)
    value = each.get("value") if isinstance(each, dict) else ""
    return html.unescape(value) if isinstance(value, str) else ""


def _absolute(address: str) -> str:
    return f"https:{address}" if address.startswith("//") else address
