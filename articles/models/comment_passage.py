"""The words of a page that a comment is about: which fields have any, and where a chosen passage stands in the newest text."""

from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.translation import gettext

from articles import passages
from articles.models.ai_provenance import PROVENANCE

LONGEST_PASSAGE = 2000  # characters; more is a comment on the whole field
WORDLESS = {"slug", "price_currency", *PROVENANCE}


class CommentNotAllowed(Exception):
    """It can't be said or done; the message says why."""


class PassageGone(CommentNotAllowed):
    """The newest text does not hold the words that the comment is about."""

    def __init__(self, words: str) -> None:
        self.words = words
        super().__init__(
            gettext("These words are not in the saved text. Save it first, or comment without a passage.")
        )


def text_fields(page: Any) -> list[str]:
    """The fields of a page that hold words to talk about, in the order of the content."""
    return [name for name in page.CONTENT_FIELDS if name not in WORDLESS and _holds_words(page, name)]


def _holds_words(page: Any, name: str) -> bool:
    try:
        field = page._meta.get_field(name)
    except FieldDoesNotExist:
        return False
    return isinstance(field, models.CharField | models.TextField) and not field.choices


def look_up(page: Any, field: str, passage: passages.Passage | None) -> tuple[str, passages.Passage | None]:
    """The field and the passage as the newest text has them; both blank for a comment on the whole page.

    Raises PassageGone when the words are not there, CommentNotAllowed for a field without words or too long a passage.
    """
    if field and field not in text_fields(page):
        raise CommentNotAllowed(gettext("The page has no such text."))
    if passage is None or not passage.exact.strip():
        return field, None
    if len(passage.exact) > LONGEST_PASSAGE:
        raise CommentNotAllowed(gettext("Choose a shorter passage."))
    content = page.draft_content()
    places = [
        (place.how is not passages.How.EXACT, name, place)
        for name in ([field] if field else text_fields(page))
        if isinstance(content.get(name), str) and (place := passages.find(passage, content[name]))
    ]
    if not places:
        raise PassageGone(passage.exact)
    _is_changed, name, place = min(places, key=lambda each: each[0])  # the very words before similar ones
    return name, passages.take(content[name], place.start, place.end)
