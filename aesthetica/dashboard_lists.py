"""What waits for a person, by permission: short lists with a bounded number of queries."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from articles.admin.inbox.waiting_list import SHOWN, Line, WaitingList, list_address, page_address
from articles.admin.inbox.waiting_lists import PAGES, waiting_for
from articles.models import Article
from clinics.models import Lead, OutgoingEmail, Promotion

CHECKED = 8  # newest drafts whose text is checked for the list
ENDING = timedelta(days=14)
CHECK_KEPT = 10 * 60  # seconds


def of(user: Any) -> list[WaitingList]:
    """The lists for this person: the head of their inbox, then what concerns no page or nobody in particular."""
    makers = dict.fromkeys(make for permission, make in LISTS if user.has_perm(permission))
    return [*waiting_for(user), *(make(user) for make in makers)]


def own_drafts(user: Any) -> WaitingList:
    own = [model.objects.drafts().filter(latest_revision__created_by=user) for model in PAGES]
    pages = sorted((page for pages in own for page in pages.order_by("-changed_at")[:SHOWN]), key=_newest)
    lines = [_page_line(page, str(page.get_status_display())) for page in pages[:SHOWN]]
    count = sum(pages.count() for pages in own)
    link = list_address(Article, "status__exact=draft")
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
    link = list_address(Article, "status__exact=draft")
    return WaitingList(_("Drafts with blocking findings"), "gpp_maybe", settled, lines, len(blocked), link)


def newer_drafts(user: Any) -> WaitingList:
    sets = [model.objects.with_draft_ahead().order_by("-pk") for model in PAGES]
    lines = [_page_line(page, "") for pages in sets for page in pages[:SHOWN]][:SHOWN]
    count = sum(pages.count() for pages in sets)
    settled = _("Every public page shows its newest text.")
    link = list_address(Article, "waiting=publication")
    return WaitingList(_("Newer drafts of public pages"), "update", settled, lines, count, link)


def failed_mail(user: Any) -> WaitingList:
    failed = OutgoingEmail.objects.failed().defer("text_body", "html_body")
    lines = [
        Line(str(mail), reverse("admin:clinics_outgoingemail_change", args=[mail.pk]), mail.last_error)
        for mail in failed[:SHOWN]
    ]
    link = list_address(OutgoingEmail, "status__in=failed,bounced")
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
        _("Promotions that end soon"), "timer", settled, lines, ending.count(), list_address(Promotion)
    )


def expired_leads(user: Any) -> WaitingList:
    expired = Lead.objects.expired()
    lines = [
        Line(str(lead), reverse("admin:clinics_lead_change", args=[lead.pk])) for lead in expired[:SHOWN]
    ]
    settled = _("No personal data is kept longer than it should be.")
    return WaitingList(
        _("Personal data past its time"), "auto_delete", settled, lines, expired.count(), list_address(Lead)
    )


LISTS: tuple[tuple[str, Callable[[Any], WaitingList]], ...] = (
    ("articles.publish_article", newer_drafts),
    ("articles.publish_article", blocked_drafts),
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
    return Line(str(page), page_address(page), note)


def _newest(page: Any) -> float:
    return -page.changed_at.timestamp()
