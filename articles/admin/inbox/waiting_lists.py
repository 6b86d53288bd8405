"""What waits for a person, by kind, the most urgent kind first; each a fixed number of queries, whatever waits."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.admin.inbox.waiting_list import (
    SHOWN,
    Line,
    WaitingList,
    due,
    list_address,
    page_address,
    since,
)
from articles.models import Article, Comment, Review, ScheduledChange, Task, TreatmentType

SOON = timedelta(days=30)
MOST_COUNTED = 99  # of unread comments
PAGES: tuple[Any, ...] = (Article, TreatmentType)


def waiting_for(person: Any, shown: int = SHOWN) -> list[WaitingList]:
    """The lists that this person may see, in the order of urgency."""
    makers = dict.fromkeys(make for permission, make in LISTS if person.has_perm(permission))
    return [make(person, shown) for make in makers]


def unread_number(person: Any) -> int:
    """Tasks to do and comments unread, for the sidebar; not counted further than anybody reads."""
    tasks = Task.objects.for_person(person).filter(done_at=None)
    comments = Comment.objects.unread(person)
    return sum(len(rows.order_by().values("pk")[:MOST_COUNTED]) for rows in (tasks, comments))


def tasks(person: Any, shown: int) -> WaitingList:
    open_tasks = Task.objects.for_person(person).open()
    rows = open_tasks.select_related("article", "treatment_type", "role")[:shown]
    lines = [
        Line(
            f"{task.text} ({task.page})",
            f"{page_address(task.page, 'tasks')}#task-{task.pk}",
            " · ".join(filter(None, (due(task.due_on) if task.due_on else "", str(task.role or "")))),
            _("Do"),
            task.is_overdue,
        )
        for task in rows
    ]
    link = list_address(Task, "done_at__isempty=1")
    return WaitingList(
        _("Tasks for you"), "task_alt", _("No task waits for you."), lines, open_tasks.count(), link
    )


def sent_back(person: Any, shown: int) -> WaitingList:
    """Texts of this person that a reviewer sent back and nobody has changed since."""
    own = Q(digest=F("article__latest_revision__digest"), article__latest_revision__created_by=person)
    own |= Q(
        digest=F("treatment_type__latest_revision__digest"),
        treatment_type__latest_revision__created_by=person,
    )
    rejected = Review.objects.sent_back().filter(own)
    reviews = rejected.select_related("article", "treatment_type", "practitioner")[:shown]
    lines = [
        Line(str(review.page), page_address(review.page), review.reason, _("Rewrite")) for review in reviews
    ]
    return WaitingList(
        _("Sent back to you"),
        "undo",
        _("Nothing was sent back to you."),
        lines,
        rejected.count(),
        list_address(Review, "decision__exact=rejected"),
    )


def awaiting_review(person: Any, shown: int) -> WaitingList:
    sets = [model.objects.awaiting_review().filter(~_approved()) for model in PAGES]
    pages = sorted(
        (page for pages in sets for page in pages[:shown]), key=lambda page: page.submitted_at.timestamp()
    )
    lines = [_review_line(person, page) for page in pages[:shown]]
    return WaitingList(
        _("Submitted for review"),
        "rate_review",
        _("No text waits for a review."),
        lines,
        sum(pages.count() for pages in sets),
        list_address(Article, "waiting=review"),
    )


def unread_comments(person: Any, shown: int) -> WaitingList:
    unread = Comment.objects.unread(person)
    rows = unread.select_related("article", "treatment_type", "author")[:shown]
    lines = [
        Line(
            f"{comment.who}: {comment.text}",
            f"{page_address(comment.page, 'comments')}#comment-{comment.parent_id or comment.pk}",
            str(comment.page),
            _("Read and answer"),
        )
        for comment in rows
    ]
    return WaitingList(
        _("New comments on your pages"),
        "comment",
        _("You have read every comment on your pages."),
        lines,
        len(unread.order_by().values("pk")[:MOST_COUNTED]),
        list_address(Comment),
    )


def reviews_due(person: Any, shown: int) -> WaitingList:
    soon = timezone.localdate() + SOON
    standing = Review.objects.standing().filter(next_due_on__lte=soon).order_by("next_due_on")
    lines = [
        Line(
            str(review.page),
            page_address(review.page),
            due(review.next_due_on),
            _("Review again"),
            review.is_overdue,
        )
        for review in standing.select_related("article", "treatment_type")[:shown]
    ]
    settled = _("No review is due in the next thirty days.")
    return WaitingList(
        _("Reviews due"), "event_upcoming", settled, lines, standing.count(), list_address(Review)
    )


def ready_to_publish(person: Any, shown: int) -> WaitingList:
    """Newest texts that are signed and not public yet."""
    open_text = Q(status__in=["draft", "in_review"]) | Q(status="published") & ~Q(
        latest_revision=F("live_revision")
    )
    waits = Exists(ScheduledChange.objects.waiting().filter(revision=OuterRef("latest_revision")))
    sets = [
        model.objects.filter(open_text, _approved(), ~waits).order_by("submitted_at", "pk") for model in PAGES
    ]
    lines = [
        Line(str(page), page_address(page, "publish"), str(page.get_status_display()), _("Publish"))
        for pages in sets
        for page in pages[:shown]
    ]
    return WaitingList(
        _("Approved and ready to be published"),
        "publish",
        _("No approved text waits to be published."),
        lines[:shown],
        sum(pages.count() for pages in sets),
        list_address(Article, "waiting=publication"),
    )


LISTS: tuple[tuple[str, Callable[[Any, int], WaitingList]], ...] = (
    ("articles.view_article", tasks),
    ("articles.change_article", sent_back),
    ("articles.review_article", awaiting_review),
    ("articles.publish_article", awaiting_review),
    ("articles.view_article", unread_comments),
    ("articles.review_article", reviews_due),
    ("articles.publish_article", reviews_due),
    ("articles.publish_article", ready_to_publish),
)


def _approved() -> Exists:
    approvals = Review.objects.filter(decision=Review.Decision.APPROVED)
    return Exists(approvals.filter(digest=OuterRef("latest_revision__digest")))


def _review_line(person: Any, page: Any) -> Line:
    """To those who may sign the way to the signature, to others the text."""
    may_sign = person.has_perm(f"articles.review_{page._meta.model_name}")
    name, act = ("approve", _("Read and sign")) if may_sign else ("change", _("Look"))
    return Line(str(page), page_address(page, name), since(page.submitted_at), act)
