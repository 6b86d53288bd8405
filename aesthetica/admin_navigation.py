"""How the admin looks: name, colours and the sidebar (django-unfold's UNFOLD setting)."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _


def _may(*permissions: str) -> Any:
    """A callback for unfold: whether the person has any of the permissions."""

    def is_allowed(request: HttpRequest) -> bool:
        return any(request.user.has_perm(permission) for permission in permissions)

    return is_allowed


def _list(title: Any, icon: str, app: str, model: str) -> dict[str, Any]:
    """The list of a model, for those who may see it."""
    return {
        "title": title,
        "icon": icon,
        "link": reverse_lazy(f"admin:{app}_{model}_changelist"),
        "permission": _may(f"{app}.view_{model}"),
    }


def navigation(request: HttpRequest) -> list[dict[str, Any]]:
    """The sidebar, grouped by job; groups without an entry for this person are left out."""
    return [group for group in GROUPS if any(is_shown(item, request) for item in group["items"])]


def is_shown(item: dict[str, Any], request: HttpRequest) -> bool:
    """Whether this person may follow an entry of the sidebar."""
    return item["permission"](request) if "permission" in item else True


def account_links(request: HttpRequest) -> list[dict[str, Any]]:
    """What the menu of the person who is signed in offers."""
    links = [{"title": _("Change password"), "link": reverse_lazy("admin:password_change")}]
    if settings.STAFF_SECOND_FACTOR != "off":
        links.insert(0, {"title": _("Your sign-in"), "link": reverse_lazy("admin:your_sign_in")})
    return links


GROUPS: list[dict[str, Any]] = [
    {
        "items": [
            {"title": _("Overview"), "icon": "home", "link": reverse_lazy("admin:index")},
            {
                "title": _("Inbox"),
                "icon": "inbox",
                "link": reverse_lazy("admin:articles_inbox"),
                "permission": _may("articles.view_article"),
                "badge": "articles.admin.inbox.inbox_page.badge",
            },
            {
                "title": _("Desk"),
                "icon": "qr_code_scanner",
                "link": reverse_lazy("desk"),
                "permission": _may("clinics.redeem_promocode"),
            },
        ],
    },
    {
        "title": _("Content"),
        "separator": True,
        "items": [
            _list(_("Articles"), "article", "articles", "article"),
            _list(_("Treatments"), "syringe", "articles", "treatmenttype"),
            _list(_("Combination plans"), "join_inner", "articles", "combinationplan"),
            _list(_("Pictures"), "image", "articles", "image"),
            _list(_("References"), "menu_book", "articles", "citation"),
            _list(_("Reviews"), "verified", "articles", "review"),
            _list(_("Comments"), "comment", "articles", "comment"),
            _list(_("Tasks"), "task_alt", "articles", "task"),
            _list(_("Share links"), "share", "articles", "sharelink"),
            {
                "title": _("Calendar"),
                "icon": "calendar_month",
                "link": reverse_lazy("admin:articles_calendar"),
                "permission": _may("articles.view_article"),
            },
            {
                "title": _("Audit"),
                "icon": "health_and_safety",
                "link": reverse_lazy("admin:articles_audit"),
                "permission": _may("articles.view_article"),
            },
        ],
    },
    {
        "title": _("Order of the content"),
        "separator": True,
        "collapsible": True,
        "items": [
            _list(_("Categories"), "category", "articles", "category"),
            _list(_("Series"), "format_list_numbered", "articles", "series"),
            _list(_("Tags"), "sell", "taggit", "tag"),
            _list(_("Concerns"), "face", "articles", "concern"),
            _list(_("Body areas"), "accessibility_new", "articles", "bodyarea"),
            _list(_("Glossary"), "dictionary", "articles", "glossaryterm"),
            _list(_("Pages about the site"), "info", "articles", "sitepage"),
            _list(_("Corrections"), "published_with_changes", "articles", "correction"),
            _list(_("Notices"), "gavel", "articles", "notice"),
            {
                "title": _("Rules of the check"),
                "icon": "rule",
                "link": reverse_lazy("admin:articles_rulesetting_rules"),
                "permission": _may("articles.view_rulesetting"),
            },
            _list(_("Redirects"), "alt_route", "articles", "redirect"),
            _list(_("Missing addresses"), "link_off", "articles", "missingaddress"),
            _list(_("Versions"), "history", "articles", "revision"),
            _list(_("Audit trail"), "manage_search", "articles", "pageevent"),
            _list(_("Imports"), "upload_file", "articles", "importbatch"),
            _list(_("Choices for imports"), "rule_settings", "articles", "importchoice"),
            _list(_("Changes of many pages"), "edit_document", "articles", "bulkedit"),
            _list(_("Accepted findings"), "fact_check", "articles", "acceptedfinding"),
        ],
    },
    {
        "title": _("Clinics"),
        "separator": True,
        "items": [
            _list(_("Clinics"), "location_on", "clinics", "clinic"),
            _list(_("Team"), "groups", "articles", "practitioner"),
        ],
    },
    {
        "title": _("New clients"),
        "separator": True,
        "items": [
            {
                "title": _("Reports"),
                "icon": "monitoring",
                "link": reverse_lazy("reports"),
                "permission": _may("clinics.view_reports"),
            },
            _list(_("Promotions"), "local_offer", "clinics", "promotion"),
            _list(_("Leads"), "contact_mail", "clinics", "lead"),
            {
                "title": _("Find a person"),
                "icon": "person_search",
                "link": reverse_lazy("admin:clinics_lead_person"),
                "permission": _may("clinics.erase_lead"),
            },
            _list(_("Promo codes"), "confirmation_number", "clinics", "promocode"),
            _list(_("Redemptions"), "redeem", "clinics", "redemption"),
            _list(_("E-mails"), "outgoing_mail", "clinics", "outgoingemail"),
            _list(_("Consent wordings"), "contract", "clinics", "consentwording"),
            _list(_("Consents"), "how_to_reg", "clinics", "consent"),
            _list(_("Versions of terms"), "description", "clinics", "promotionterms"),
            _list(_("Second texts"), "science", "clinics", "textvariant"),
            _list(_("Earlier clients"), "group_add", "clinics", "knownclient"),
            _list(_("Suppressed addresses"), "unsubscribe", "clinics", "suppressedaddress"),
            _list(_("Look-ups at the desk"), "search_check", "clinics", "lookupattempt"),
            _list(_("Accesses to leads"), "visibility", "clinics", "leadaccess"),
        ],
    },
    {
        "title": _("Connections"),
        "separator": True,
        "collapsible": True,
        "items": [
            _list(_("Sites with our form"), "web", "clinics", "embeddingsite"),
            _list(_("Webhooks"), "webhook", "clinics", "webhook"),
            _list(_("Deliveries to webhooks"), "outbox", "clinics", "webhookdelivery"),
        ],
    },
    {
        "title": _("Site"),
        "separator": True,
        "items": [
            _list(_("Look"), "palette", "clinics", "sitelook"),
        ],
    },
    {
        "title": _("Staff"),
        "separator": True,
        "items": [
            _list(_("People"), "person", "auth", "user"),
            _list(_("Roles"), "shield_person", "auth", "group"),
        ],
    },
]

UNFOLD = {
    "SITE_TITLE": "Aesthetica",
    "SITE_HEADER": "Aesthetica",
    "SITE_SYMBOL": "spa",
    "SHOW_HISTORY": False,
    "SHOW_VIEW_ON_SITE": True,
    "SITE_FAVICONS": [
        {"rel": "icon", "type": "image/svg+xml", "href": lambda request: static("img/favicon.svg")},
    ],
    "STYLES": [
        lambda request: static("css/admin.css"),
        lambda request: static("css/versions.css"),
        lambda request: static("css/comments.css"),
        lambda request: static("css/sign_in.css"),
        lambda request: static("css/admin_access.css"),
    ],
    "SCRIPTS": [
        lambda request: static("js/admin.js"),
        lambda request: static("js/kept_texts.js"),
        lambda request: static("js/admin_access.js"),
    ],
    "DASHBOARD_CALLBACK": "aesthetica.dashboard.add_to",
    "COMMAND": {"search_callback": "aesthetica.command_search.search", "show_history": False},
    "ACCOUNT": {"navigation": "aesthetica.admin_navigation.account_links"},
    "SIDEBAR": {
        "show_search": True,
        "show_all_applications": False,
        "navigation": "aesthetica.admin_navigation.navigation",
    },
    "COLORS": {
        "primary": {
            "50": "oklch(97.6% .013 190)",
            "100": "oklch(94.6% .03 190)",
            "200": "oklch(89.5% .055 190)",
            "300": "oklch(82% .08 190)",
            "400": "oklch(77% .095 190)",
            "500": "oklch(71% .1 190)",
            "600": "oklch(49% .085 190)",
            "700": "oklch(42% .072 190)",
            "800": "oklch(36% .06 190)",
            "900": "oklch(31% .05 190)",
            "950": "oklch(22% .035 190)",
        },
    },
}
