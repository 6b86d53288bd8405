"""The threads of a page as people read them: each with its words where they are now, or as they were."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.text import capfirst

from articles.models import Comment
from articles.passages import How, Passage, Place, take

MOST_OPEN = 200
MOST_SETTLED = 50


@dataclass(frozen=True, slots=True)
class Thread:
    """A thread with its place in a text; `passage` has the words as they are there, else as they were."""

    comment: Comment
    field_label: str
    place: Place | None
    line: int | None
    passage: Passage

    @property
    def is_gone(self) -> bool:
        """Whether its words are in the text no more."""
        return bool(self.comment.quote) and self.place is None

    @property
    def is_changed(self) -> bool:
        return self.place is not None and self.place.how is How.CHANGED

    @property
    def is_moved(self) -> bool:
        return self.place is not None and self.place.how is How.MOVED

    @property
    def answers(self) -> list[Comment]:
        return list(self.comment.replies.all())


def open_threads(page: Any, content: dict[str, Any]) -> list[Thread]:
    """Those that nobody has settled, in the order of the text; what is about the whole page comes first."""
    threads = _threads(Comment.objects.of(page).open().with_answers()[:MOST_OPEN], page, content)
    order = {name: number for number, name in enumerate(content)}
    return sorted(
        threads,
        key=lambda each: (order.get(each.comment.field, -1), each.place.start if each.place else -1),
    )


def settled_threads(page: Any, content: dict[str, Any]) -> list[Thread]:
    """The last ones that were settled, newest first."""
    settled = Comment.objects.of(page).threads().filter(resolved_at__isnull=False)
    return _threads(settled.with_answers().order_by("-resolved_at", "-pk")[:MOST_SETTLED], page, content)


def _threads(comments: Iterable[Comment], page: Any, content: dict[str, Any]) -> list[Thread]:
    return [_thread(comment, page, content) for comment in comments]


def _thread(comment: Comment, page: Any, content: dict[str, Any]) -> Thread:
    place = comment.place_in(content)
    text = content.get(comment.field) if place else None
    if not place or not isinstance(text, str):
        words = Passage(comment.quote, comment.prefix, comment.suffix, comment.start or 0)
        return Thread(comment, label_of(page, comment.field), None, None, words)
    line = text.count("\n", 0, place.start) + 1 if "\n" in text else None
    return Thread(comment, label_of(page, comment.field), place, line, take(text, place.start, place.end))


def label_of(page: Any, field: str) -> str:
    """What the form calls a field; blank for the whole page."""
    return str(capfirst(page._meta.get_field(field).verbose_name)) if field else ""
