"""A clinic's own list of clients as bytes of CSV, read into addresses and telephone numbers."""

import csv
import io
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from clinics import contact_keys
from clinics.contact_masks import masked_email, masked_phone

EMAIL_TITLES = {
    "email", "emailaddress", "mail", "mailaddress", "emails", "contactemail", "correo", "correoelectronico", "mailadresse",
    "courriel", "adresseemail", "indirizzoemail", "posta", "enderecodeemail",
}  # fmt: skip
PHONE_TITLES = {
    "phone", "phonenumber", "telephone", "telephonenumber", "tel", "mobile", "mobilephone", "mobilenumber", "cell", "cellphone",
    "homephone", "workphone", "telefono", "movil", "telefonomovil", "telefon", "handy", "mobil", "portable", "cellulare", "telefone",
}  # fmt: skip
LONGEST = 100_000  # characters of one cell; more is no list of clients


class NotAListError(Exception):
    """The file holds no table of addresses or telephone numbers; `str()` says what to do."""


@dataclass(frozen=True, slots=True)
class Client:
    """One row: what it says of how to reach the person, and its line in the file."""

    line: int
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Refusal:
    """One cell that can't be used: its line, column, a masked value and the reason."""

    line: int
    field: str
    value: str
    reason: str


def read(data: bytes, *, region: str) -> Iterator[Client | Refusal]:
    """Yield a Client for each row with a usable cell, and a Refusal for each cell that is none.

    Takes commas, semicolons and tabs; UTF-8, UTF-16 and Windows-1252; a head in the usual words of several languages, or
    none, where the cells tell what they are. `region` is the country of numbers without one (ISO 3166).
    Raises NotAListError.
    """
    rows = _rows(_text(data))
    head = next(rows, None)
    if head is None:
        raise NotAListError("The file is empty.")
    columns = _columns(head[1])
    if columns is None:
        columns = _guessed(head[1], region)
        yield from _clients(*head, columns, region)
    for line, cells in rows:
        yield from _clients(line, cells, columns, region)


def _text(data: bytes) -> str:
    """The bytes as text; Windows-1252 is what old spreadsheets write."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Rows that hold anything, with their lines."""
    if "\0" in text:
        raise NotAListError("This is no CSV file. Save the list as CSV and try again.")
    csv.field_size_limit(LONGEST)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield reader.line_num, cells
    except csv.Error as error:
        raise NotAListError(f"Line {reader.line_num} can't be read: {error}.") from error


def _delimiter(text: str) -> str:
    first = next((line for line in text.splitlines() if line.strip()), "")
    return max(",;\t", key=first.count)


def _columns(head: Sequence[str]) -> dict[int, str] | None:
    """Which columns hold what, by their titles; None where the first row is no head."""
    columns = {place: kind for place, title in enumerate(head) if (kind := _kind(title))}
    if columns:
        return columns
    if any("@" in cell or _digits(cell) >= 7 for cell in head):
        return None
    raise NotAListError("No column is named “email” or “phone”. Name one of them so in the first row.")


def _kind(title: str) -> str:
    plain = re.sub(
        r"[^a-z]", "", unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    )
    return "email" if plain in EMAIL_TITLES else "phone" if plain in PHONE_TITLES else ""


def _guessed(cells: Sequence[str], region: str) -> dict[int, str]:
    """Which cells of a file without a head look like an address or a number."""
    found = {}
    for place, cell in enumerate(cells):
        if contact_keys.email_key(cell):
            found[place] = "email"
        elif contact_keys.phone_key(cell, region):
            found[place] = "phone"
    if not found:
        raise NotAListError("No column is named “email” or “phone”. Name one of them so in the first row.")
    return found


def _clients(
    line: int, cells: Sequence[str], columns: dict[int, str], region: str
) -> Iterator[Client | Refusal]:
    found: dict[str, list[str]] = {"email": [], "phone": []}
    for place, kind in columns.items():
        cell = cells[place].strip() if place < len(cells) else ""
        if not cell:
            continue
        if _is_usable(kind, cell, region):
            found[kind].append(cell)
        else:
            yield Refusal(
                line,
                kind,
                _masked(kind, cell),
                f"not a {'telephone number' if kind == 'phone' else 'mail address'}",
            )
    if found["email"] or found["phone"]:
        yield Client(line, tuple(found["email"]), tuple(found["phone"]))


def _is_usable(kind: str, cell: str, region: str) -> bool:
    return bool(contact_keys.email_key(cell) if kind == "email" else contact_keys.phone_key(cell, region))


def _masked(kind: str, cell: str) -> str:
    masked = masked_email(cell) if kind == "email" else masked_phone(cell)
    return masked or f"{cell[:1]}•••"


def _digits(cell: str) -> int:
    return sum(character.isdigit() for character in cell)
