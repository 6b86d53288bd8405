"""A clinic's own list of clients, read into the keys of mailboxes and telephones."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from clinics import contact_keys, csv_export, csv_rows
from clinics.contact_masks import masked_email, masked_phone

# Titles of columns, in small plain letters without blanks; in English, Spanish, French, German, Italian and others.
EMAIL_TITLE = re.compile(r"mail|correo|courriel|epost|mejl|postaelettronica|^posta$")
PHONE_TITLE = re.compile(
    r"phone|telef|fono|^tel|mobil|movil|^cell|celular|handy|portable|gsm|whatsapp|rufnummer|contactn"
)
OTHER_TITLE = re.compile(
    r"consent|opt(in|out)|subscri|mailing|newsletter|marketing|status|date|datum|verified|bounce|type|note|prefer|allow|permi"
)  # fmt: skip
ADDRESS = re.compile(r"""[^\s@<>,;:|/"()\[\]]+@[^\s@<>,;:|/"()\[\]]+\.[^\s@<>,;:|/"()\[\]]+""")
LOOKS_LIKE_PHONE = re.compile(r"(?=[+0(])(?:[^\d]*\d){9,15}[^\d]*")
NOTHING = {"", "-", "–", "—", ".", "n/a", "na", "none", "null", "nil"}


class NotAListError(Exception):
    """The file holds no table of addresses or telephone numbers; `str()` says what to do."""


@dataclass(frozen=True, slots=True)
class Client:
    """One row: how the person can be reached, as contact keys (see contact_keys), and its line in the file."""

    line: int
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Refusal:
    """One cell that can't be used, or a row without any: its line, column, a masked value and the reason."""

    line: int
    field: str
    value: str
    reason: str


def read(data: bytes, *, region: str) -> Iterator[Client | Refusal]:
    """Yield a Client for each row with a usable cell, and a Refusal for each cell, or whole row, that is of no use.

    The first row's titles say which columns count; without titles that are known, each cell tells what it is. `region` is
    the country of numbers without one (ISO 3166). Raises NotAListError, perhaps only at the end of the file.
    """
    columns: dict[int, str] = {}
    is_first, is_list = True, False
    for line, cells in csv_rows.rows(data):
        if any("\0" in cell for cell in cells):
            raise NotAListError(_("This is no CSV file. Save the list as CSV and try again."))
        if is_first and (columns := _columns(cells)):
            is_first, is_list = False, True
            continue
        found = list(_found(line, cells, columns or _guessed(cells), region))
        is_list = is_list or any(isinstance(each, Client) for each in found)
        if is_list or not is_first:  # else it may be a row of titles in other words
            yield from found
        is_first = False
    if is_first:
        raise NotAListError(_("The file is empty."))
    if not is_list:
        raise NotAListError(_("No column is named “email” or “phone”. Name one of them so in the first row."))


def _columns(head: Sequence[str]) -> dict[int, str]:
    """Which columns hold what, by their titles."""
    return {place: kind for place, title in enumerate(head) if (kind := _kind(title))}


def _kind(title: str) -> str:
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    plain = re.sub(r"[^a-z@]", "", plain)
    if "@" in plain or OTHER_TITLE.search(plain):
        return ""
    return "email" if EMAIL_TITLE.search(plain) else "phone" if PHONE_TITLE.search(plain) else ""


def _guessed(cells: Sequence[str]) -> dict[int, str]:
    """Which cells look like an address or a number; a date or a client's number does not."""
    kinds = {"@": "email", "+": "phone"}
    signs = (
        "@" if "@" in cell else "+" if LOOKS_LIKE_PHONE.fullmatch(cell.strip()) else "" for cell in cells
    )
    return {place: kinds[sign] for place, sign in enumerate(signs) if sign}


def _found(
    line: int, cells: Sequence[str], columns: dict[int, str], region: str
) -> Iterator[Client | Refusal]:
    keys: list[str] = []
    is_refused = False
    for place, kind in columns.items():
        cell = csv_export.original(cells[place].strip()) if place < len(cells) else ""
        if cell.lower() in NOTHING:
            continue
        if usable := _emails(cell) if kind == "email" else _phones(cell, region):
            keys += usable
        else:
            is_refused = True
            yield Refusal(line, kind, _masked(kind, cell), _reason(kind))
    if keys:
        yield Client(line, tuple(dict.fromkeys(keys)))
    elif not is_refused:
        yield Refusal(line, "", "", _("no e-mail address and no telephone number"))


def _emails(cell: str) -> list[str]:
    """The mailboxes that a cell names: several, or in the way of “Anna <anna@example.org>”, too."""
    text = unicodedata.normalize("NFKC", cell)
    found = ADDRESS.findall(text) or ADDRESS.findall(contact_keys.cleaned_address(text))
    return [key for each in found if (key := contact_keys.email_key(each))]


def _phones(cell: str, region: str) -> list[str]:
    """The numbers that a cell names; a slash may stand between two of them, or within one."""
    cell = cell.removesuffix(".0")  # a spreadsheet took it for a quantity
    parts = re.split(r"[/;,|\n]", cell)
    several = [key for part in parts if parts[1:] and (key := contact_keys.phone_key(part, region))]
    whole = contact_keys.phone_key(cell, region)
    return several if several[1:] or not whole else [whole]


def _reason(kind: str) -> str:
    return _("not an e-mail address") if kind == "email" else _("not a telephone number")


def _masked(kind: str, cell: str) -> str:
    is_one = len(cell.split()) == 1  # words beside the address could tell anything
    masked = masked_phone(cell) if kind == "phone" else masked_email(cell) if is_one else ""
    return masked or f"{cell[:1]}•••"
