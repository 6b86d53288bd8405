"""What waits for a person, by permission: short lists with a bounded number of queries."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.core.cache import cache
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from articles.models import Article, Review, TreatmentType
from clinics.models import Lead, OutgoingEmail, Promotion

SHOWN = 6
CHECKED = 8  # newest drafts whose text is checked for the list
SOON = timedelta(days=30)
ENDING = timedelta(days=14)
CHECK_KEPT = 10 * 60  # seconds
PAGES: tuple[Any, ...] = (Article, TreatmentType)


@dataclass(frozen=True, slots=True)
class Line:
    """One thing to do, with where to do it."""

    text: str
    link: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class WaitingList:
    """Some things to do of one kind; count may be larger than what is shown."""

    title: Any
    icon: str
    settled: Any  # what to say when nothing waits
    lines: list[Line] = field(default_factory=list)
    count: int = 0
    link: str = ""


def of(user: Any) -> list[WaitingList]:
    """The lists for this person, in the order of a day's work."""
    makers = dict.fromkeys(make for permission, make in LISTS if user.has_perm(permission))
    return [make(user) for make in makers]


def awaiting_review(user: Any) -> WaitingList:
    pages = [page for model in PAGES for page in model.objects.awaiting_review()[:SHOWN]]
    count = sum(model.objects.awaiting_review().count() for model in PAGES)
    pages.sort(key=lambda page: page.submitted_at)
    lines = [_page_line(page, _since(page.submitted_at)) for page in pages[:SHOWN]]
    link = _list_of(Article, "waiting=review")
    return WaitingList(
        _("Submitted for review"), "rate_review", _("No text waits for a review."), lines, count, link
    )


def reviews_due(user: Any) -> WaitingList:
    due = (
        Review.objects.standing().filter(next_due_on__lte=timezone.localdate() + SOON).order_by("next_due_on")
    )
    reviews = due.select_related("article", "treatment_type")[:SHOWN]
    lines = [_page_line(review.page, _due(review.next_due_on)) for review in reviews]
    settled = _("No review is due in the next thirty days.")
    return WaitingList(_("Reviews due"), "event_upcoming", settled, lines, due.count(), _list_of(Review))


def sent_back(user: Any) -> WaitingList:
    """Texts of this person that a reviewer sent back and nobody has changed since."""
    rejected = Review.objects.sent_back().filter(
        Q(digest=F("article__latest_revision__digest"), article__latest_revision__created_by=user)
        | Q(
            digest=F("treatment_type__latest_revision__digest"),
            treatment_type__latest_revision__created_by=user,
        )
    )
    reviews = rejected.select_related("article", "treatment_type", "practitioner")[:SHOWN]
    lines = [_page_line(review.page, review.reason) for review in reviews]
    return WaitingList(
        _("Sent back to you"), "undo", _("Nothing was sent back to you."), lines, rejected.count()
    )


def own_drafts(user: Any) -> WaitingList:
    own = [model.objects.drafts().filter(latest_revision__created_by=user) for model in PAGES]
    pages = sorted((page for pages in own for page in pages.order_by("-changed_at")[:SHOWN]), key=_newest)
    lines = [_page_line(page, str(page.get_status_display())) for page in pages[:SHOWN]]
    count = sum(pages.count() for pages in own)
    link = _list_of(Article, "status__exact=draft")
    return WaitingList(_("Your drafts"), "edit_note", _("You have no open draft."), lines, count, link)


def blocked_drafts(user: Any) -> WaitingList:
    """Among the newest drafts those that the check would not let out."""
    newest = Article.objects.drafts().select_related("latest_revision").order_by("-changed_at")[:CHECKED]
    blocked = [(page, count) for page in newest if (count := _blocking_count(page))]
    lines = [
        _page_line(
            page, ngettext("%(count)s finding blocks", "%(count)s findings block", count) % {"count": count}
        )
        for page, count in blocked[:SHOWN]
    ]
    settled = _("None of the newest drafts has a finding that blocks.")
    link = _list_of(Article, "status__exact=draft")
    return WaitingList(_("Drafts with blocking findings"), "gpp_maybe", settled, lines, len(blocked), link)


def newer_drafts(user: Any) -> WaitingList:
    sets = [model.objects.with_draft_ahead().order_by("-pk") for model in PAGES]
    lines = [_page_line(page, "") for pages in sets for page in pages[:SHOWN]][:SHOWN]
    count = sum(pages.count() for pages in sets)
    settled = _("Every public page shows its newest text.")
    link = _list_of(Article, "waiting=publication")
    return WaitingList(_("Newer drafts of public pages"), "update", settled, lines, count, link)


def failed_mail(user: Any) -> WaitingList:
    failed = OutgoingEmail.objects.failed().defer("text_body", "html_body")
    lines = [
        Line(str(mail), reverse("admin:clinics_outgoingemail_change", args=[mail.pk]), mail.last_error)
        for mail in failed[:SHOWN]
    ]
    link = _list_of(OutgoingEmail, "status__in=failed,bounced")
    return WaitingList(
        _("E-mail that failed"), "mark_email_unread", _("No e-mail failed."), lines, failed.count(), link
    )


def ending_promotions(user: Any) -> WaitingList:
    now = timezone.now()
    ending = Promotion.objects.filter(ends_at__gt=now, ends_at__lte=now + ENDING).order_by("ends_at")
    lines = [
        Line(
            str(each),
            reverse("admin:clinics_promotion_change", args=[each.pk]),
            date_format(each.ends_at, "DATE_FORMAT") if each.ends_at else "",
        )
        for each in ending[:SHOWN]
    ]
    settled = _("No promotion ends in the next two weeks.")
    return WaitingList(
        _("Promotions that end soon"), "timer", settled, lines, ending.count(), _list_of(Promotion)
    )


def expired_leads(user: Any) -> WaitingList:
    expired = Lead.objects.expired()
    lines = [
        Line(str(lead), reverse("admin:clinics_lead_change", args=[lead.pk])) for lead in expired[:SHOWN]
    ]
    settled = _("No personal data is kept longer than it should be.")
    return WaitingList(
        _("Personal data past its time"), "auto_delete", settled, lines, expired.count(), _list_of(Lead)
    )


LISTS: tuple[tuple[str, Callable[[Any], WaitingList]], ...] = (
    ("articles.review_article", awaiting_review),
    ("articles.publish_article", awaiting_review),
    ("articles.change_article", sent_back),
    ("articles.publish_article", newer_drafts),
    ("articles.publish_article", blocked_drafts),
    ("articles.review_article", reviews_due),
    ("articles.publish_article", reviews_due),
    ("articles.add_article", own_drafts),
    ("clinics.view_outgoingemail", failed_mail),
    ("clinics.change_promotion", ending_promotions),
    ("clinics.erase_lead", expired_leads),
)


def _blocking_count(page: Any) -> int:
    """How many findings block; kept for some minutes, since the check reads the whole text."""
    key = f"blocking-findings:{page._meta.model_name}:{page.pk}:{page.latest_revision_id}"
    return (
        cache.get_or_set(key, lambda: sum(finding.is_blocking for finding in page.findings()), CHECK_KEPT)
        or 0
    )


def _page_line(page: Any, note: str) -> Line:
    return Line(str(page), reverse(f"admin:articles_{page._meta.model_name}_change", args=[page.pk]), note)


def _list_of(model: Any, query: str = "") -> str:
    options = model._meta
    address = reverse(f"admin:{options.app_label}_{options.model_name}_changelist")
    return f"{address}?{query}" if query else address


def _newest(page: Any) -> float:
    return -page.changed_at.timestamp()


def _since(moment: Any) -> str:
    return gettext("since %(day)s") % {"day": date_format(timezone.localtime(moment), "DATE_FORMAT")}


def _due(day: Any) -> str:
    words = gettext("overdue since %(day)s") if day < timezone.localdate() else gettext("due on %(day)s")
    return words % {"day": date_format(day, "DATE_FORMAT")}
