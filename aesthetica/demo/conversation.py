"""Open comments and tasks of the demonstration, each marked as one, so that a newcomer sees what they are for."""

from datetime import timedelta
from typing import Any

from django.contrib.auth.models import Group
from django.utils import timezone

from aesthetica.demo import texts
from aesthetica.demo.people import signed_in_as
from aesthetica.demo.publishing import day
from articles.models import Article, Comment, Task
from articles.passages import Passage


def load() -> int:
    """Adds them once; what people have said or done since stays."""
    if Comment.objects.exists() or Task.objects.exists():
        return 0
    said = [_say(row) for row in texts.rows("conversation", "comment")]
    asked = [_ask(row) for row in texts.rows("conversation", "task")]
    return len(said) + len(asked)


def _say(row: dict[str, Any]) -> Comment:
    at = day(row["days_ago"], hour=16)
    passage = Passage(row["quote"]) if "quote" in row else None
    by = signed_in_as(row["by"])
    comment = Comment.objects.add(_article(row), by=by, text=row["text"], passage=passage, at=at)
    if "answer" in row:
        comment.reply(by=signed_in_as(row["answer_by"]), text=row["answer"], at=at + timedelta(hours=1))
    return comment


def _ask(row: dict[str, Any]) -> Task:
    role = row.get("to_role")
    return Task.objects.assign(
        _article(row),
        text=row["text"],
        to=Group.objects.get(name=role) if role else signed_in_as(row["to"]),
        by=signed_in_as(row["by"]),
        due_on=timezone.localdate() + timedelta(days=row["due_in_days"]),
    )


def _article(row: dict[str, Any]) -> Article:
    return Article.objects.get(slug=row["article"])
