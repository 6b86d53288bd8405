"""Drawn pictures as files: one for each page, in the storage of all pictures; it is drawn anew when it says something else."""

from contextlib import suppress

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from articles.pages.social_cards import PageCard
from articles.social_card import digest_in, draw

FOLDER = "cards/"


def picture_of(page: PageCard) -> bytes:
    """The PNG, from the storage where it is there and still true; a storage that fails costs only a drawing."""
    name = f"{FOLDER}{page.kind}/{page.key}.png"
    kept = _read(name)
    if digest_in(kept) == page.card.digest:
        return kept
    drawn = draw(page.card)
    with suppress(OSError):
        _keep(name, drawn)
    return drawn


def _read(name: str) -> bytes:
    try:
        with default_storage.open(name) as file:
            return file.read()
    except OSError:
        return b""


def _keep(name: str, drawn: bytes) -> None:
    default_storage.delete(name)
    stored = default_storage.save(name, ContentFile(drawn))
    if stored != name:  # another process kept its own in the meantime
        default_storage.delete(stored)
