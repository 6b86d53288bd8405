"""The first page of the admin: what waits for this person, the figures of the last weeks, ways to go on."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from aesthetica import dashboard_lists
from aesthetica.dashboard_figures import Weeks, last_weeks

REPORTS = "clinics.view_reports"


@dataclass(frozen=True, slots=True)
class Shortcut:
    """A way to go on, for those who have the permission."""

    title: Any
    icon: str
    view: str
    permission: str

    @property
    def link(self) -> str:
        return reverse(self.view)


SHORTCUTS = (
    Shortcut(_("Redeem a code"), "qr_code_scanner", "desk", "clinics.redeem_promocode"),
    Shortcut(_("New article"), "edit_note", "admin:articles_article_add", "articles.add_article"),
    Shortcut(_("Import texts"), "upload_file", "admin:articles_article_import_texts", "articles.add_article"),
    Shortcut(_("New picture"), "add_photo_alternate", "admin:articles_image_add", "articles.add_image"),
    Shortcut(_("New promotion"), "local_offer", "admin:clinics_promotion_add", "clinics.add_promotion"),
    Shortcut(_("Leads"), "contact_mail", "admin:clinics_lead_changelist", "clinics.view_lead"),
    Shortcut(_("New person"), "person_add", "admin:auth_user_add", "auth.add_user"),
)


def add_to(request: HttpRequest, context: dict[str, Any]) -> dict[str, Any]:
    """Called by django-unfold for the index of the admin."""
    user = request.user
    figures: Weeks | None = last_weeks() if user.has_perm(REPORTS) else None
    lists = dashboard_lists.of(user)
    shortcuts = [shortcut for shortcut in SHORTCUTS if user.has_perm(shortcut.permission)]
    return context | {
        "title": gettext("Overview"),
        "waiting": [each for each in lists if each.count],
        "settled": [each for each in lists if not each.count],
        "figures": figures,
        "shortcuts": shortcuts,
        "has_nothing": not (lists or figures or shortcuts),
    }
