"""The addresses that imported texts had on their old site, as redirects to the articles."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from articles.importers.old_links import place_of
from articles.models.redirect import Redirect

LONGEST = Redirect._meta.get_field("old_path").max_length or 300


def lead_here(texts: Sequence[tuple[Iterable[str], Any]]) -> list[str]:
    """Redirects each old address to its article, unless something is known of that address already; gives the new ones."""
    wanted: dict[str, str] = {}
    for addresses, article in texts:
        here = article.get_absolute_url()
        for path in _paths(addresses):
            if path.rstrip("/") != here.rstrip("/"):
                wanted.setdefault(path, here)
    if not wanted:
        return []
    spelled = {spelling for path in wanted for spelling in (path, path.rstrip("/"))}
    known = set(Redirect.objects.filter(old_path__in=spelled).values_list("old_path", flat=True))
    new = {old: here for old, here in wanted.items() if not {old, old.rstrip("/")} & known}
    for old in Redirect.objects.filter(new_path__in=new).values_list("new_path", flat=True).distinct():
        Redirect.objects.leading_to(old).update(new_path=new[old])
    Redirect.objects.bulk_create(Redirect(old_path=old, new_path=here) for old, here in new.items())
    return sorted(new)


def _paths(addresses: Iterable[str]) -> Iterable[str]:
    """What a reader's browser asks for; a question mark is no part of it."""
    for address in addresses:
        place = place_of(address) if address.startswith(("/", "http://", "https://")) else ""
        if place not in ("", "/") and "?" not in place and len(place) < LONGEST:
            yield f"{place}/"
