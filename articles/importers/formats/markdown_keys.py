"""Keys of site generators that say who may read a text and where it stood, taken out of its metadata."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from articles.importers.document import Visibility
from articles.importers.front_matter import Entry
from articles.importers.values import to_flag, to_words

# Tables in which generators keep keys of the user's own (Hugo, Zola, Astro and Next themes).
NESTED = {"params", "extra", "taxonomies", "frontmatter", "seo", "meta"}
FORMER = {
    "aliases",
    "alias",
    "redirectfrom",
    "redirects",
    "redirect",
    "oldurls",
    "oldurl",
    "oldpath",
    "canonical",
    "canonicalurl",
    "link",
    "url",
    "permalink",
}
OWN_ADDRESS = {"permalink", "url"}
STATES = {
    "draft": Visibility.DRAFT, "pending": Visibility.DRAFT, "unpublished": Visibility.DRAFT, "hidden": Visibility.PRIVATE,
    "in-progress": Visibility.DRAFT, "inprogress": Visibility.DRAFT, "review": Visibility.DRAFT, "private": Visibility.PRIVATE,
    "internal": Visibility.PRIVATE, "archived": Visibility.PRIVATE, "future": Visibility.SCHEDULED, "scheduled": Visibility.SCHEDULED,
    "members": Visibility.MEMBERS, "paid": Visibility.MEMBERS, "password": Visibility.PASSWORD, "protected": Visibility.PASSWORD,
}  # fmt: skip
# The strictest first: where several keys speak, this one counts.
STRICTEST = (
    Visibility.PASSWORD,
    Visibility.PRIVATE,
    Visibility.MEMBERS,
    Visibility.DRAFT,
    Visibility.SCHEDULED,
)


def letters(key: str) -> str:
    return re.sub(r"[^a-z]", "", key.lower())


def flattened(entries: Iterable[Entry]) -> list[Entry]:
    """Keys within a table of the user's own stand beside the others, unless one of that name does already."""
    entries = list(entries)
    taken = {letters(entry.key) for entry in entries}
    result: list[Entry] = []
    for entry in entries:
        if letters(entry.key) not in NESTED or not isinstance(entry.value, dict):
            result.append(entry)
            continue
        inner = {key: value for key, value in entry.value.items() if letters(key) not in taken}
        result += [Entry(key, value, entry.line) for key, value in inner.items()]
        taken.update(map(letters, inner))
        left = {key: value for key, value in entry.value.items() if key not in inner}
        result += [replace(entry, value=left)] if left else []
    return result


def take_visibility(entries: list[Entry], is_draft: bool) -> tuple[list[Entry], Visibility]:
    """The strictest of all that the keys say; keys that say nothing else are taken out. A password is never kept."""
    found = {Visibility.DRAFT} if is_draft else set()
    left: list[Entry] = []
    for entry in entries:
        state, is_spent = _said(letters(entry.key), entry.value)
        found |= {state} if state else set()
        left += [] if is_spent else [entry]
    return left, next((state for state in STRICTEST if state in found), Visibility.PUBLIC)


def _said(key: str, value: object) -> tuple[Visibility | None, bool]:
    flag = to_flag(value) if isinstance(value, str | bool) else None
    word = str(value).strip().lower()
    if key in ("draft", "isdraft"):
        return (Visibility.DRAFT if flag else None), flag is not None
    if key in ("private", "hidden", "unlisted"):
        return (Visibility.PRIVATE if flag else None), flag is not None
    if key in ("published", "ispublished", "public", "publish") and flag is not None:
        return (None if flag else Visibility.DRAFT), True
    if key in ("membersonly", "members", "protected") and flag is not None:
        state = Visibility.PASSWORD if key == "protected" else Visibility.MEMBERS
        return (state if flag else None), True
    if key in ("password", "passphrase"):
        return (Visibility.PASSWORD if word else None), True
    if key in ("visibility", "access"):
        return STATES.get(word, None if word in ("public", "open", "") else Visibility.PRIVATE), True
    if key in ("status", "state"):
        return STATES.get(word), False
    return (Visibility.SCHEDULED if key == "publishdate" else None), False


def take_addresses(entries: list[Entry]) -> tuple[list[Entry], list[str]]:
    """Paths and addresses at which the text could be read before; the own one goes on giving the slug."""
    left: list[Entry] = []
    found: list[str] = []
    for entry in entries:
        key = letters(entry.key)
        words = to_words(entry.value) if key in FORMER and isinstance(entry.value, str | list) else ()
        addresses = [word for word in words if re.match(r"/(?!/)|https?://", word)]
        found += [address for address in addresses if ":" not in address.partition("//")[2]]
        rest = [word for word in words if word not in addresses]
        if not addresses:
            left.append(entry)
        elif key in OWN_ADDRESS and "/:" not in addresses[0] and "{" not in addresses[0]:
            left.append(Entry("permalink", addresses[0], entry.line))
        elif rest:
            left.append(replace(entry, value=rest))
    return left, found
