"""Who may do what: the roles of a clinic's staff as data; migrations turn them into groups.

After a change here add a migration of aesthetica that calls grant(); a test compares groups and roles.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.management import create_permissions

APPS = ("articles", "clinics", "auth", "taggit")


def _may(app: str, verbs: str, *models: str) -> tuple[str, ...]:
    """The permissions for each verb on each model: _may("articles", "view add", "article")."""
    return tuple(f"{app}.{verb}_{model}" for model in models for verb in verbs.split())


PAGES = ("article", "treatmenttype")
PAGE_PARTS = ("evidencestatement", "indication")
LIBRARY = ("image", "imagecredit", "imageoutcome", "picturecollection", "citation", "glossaryterm")
SHELVES = ("category", "concern", "bodyarea", "practitioner", "notice", "redirect", "importchoice")
RECORDS = (
    "revision",
    "milestone",
    "review",
    "task",
    "acceptedfinding",
    "bulkedit",
    "rulesetting",
    "comment",
    "citationcheck",
    "sharelink",
    "importbatch",
)
PLANS = ("combinationplan", "plancomponent")
SERIES = ("series", "seriespart")
HONESTY = ("sitepage", "correction")
PLACES = ("clinic", "clinictreatment", "openinghours", "openingexception")

READ_CONTENT = _may("articles", "view", *PAGES, *PAGE_PARTS, *LIBRARY, *SHELVES, *RECORDS) + (
    *_may("articles", "view", *PLANS, *SERIES, *HONESTY),
    *_may("taggit", "view", "tag"),
)
WRITE_CONTENT = (
    READ_CONTENT
    + _may("articles", "add change", *PAGES, *PAGE_PARTS, *LIBRARY)
    + _may("articles", "add change", *PLANS)
    + _may("articles", "delete", *PAGE_PARTS, "plancomponent")
    + _may("taggit", "add", "tag")
)


@dataclass(frozen=True, slots=True)
class Role:
    """A group and what its members may do; a person can have several."""

    name: str
    permissions: tuple[str, ...]


WRITER = Role("Writer", WRITE_CONTENT)
REVIEWER = Role(
    "Medical reviewer",
    READ_CONTENT
    + _may("articles", "change", "citation", "rulesetting")
    + _may("articles", "review", *PAGES)
    + _may("articles", "sign", "combinationplan")
    + ("articles.override_findings", "articles.verify_citation"),
)
EDITOR = Role(
    "Editor",
    WRITE_CONTENT
    + _may("articles", "publish delete", *PAGES, "combinationplan")
    + _may("articles", "add change delete", *SERIES)
    + _may("articles", "add change", *HONESTY)
    + _may("articles", "delete", "sitepage")
    + _may("articles", "delete", *LIBRARY)
    + _may("articles", "add change delete", *SHELVES)
    + _may("articles", "view", "missingaddress")
    + _may("taggit", "change delete", "tag")
    + _may("clinics", "view add change", *PLACES)
    + _may("clinics", "delete", "clinictreatment", "openinghours", "openingexception"),
)
# For a clinic with one pair of hands; its own words go live without a second pair of eyes, so no other role has it.
SOLE_EDITOR = Role("Publishes alone", ("articles.publish_alone",))
DESK = Role("Desk", _may("clinics", "redeem", "promocode"))
DESK_LEAD = Role("Desk lead", _may("clinics", "redeem", "promocode") + _may("clinics", "undo", "redemption"))
MARKETING = Role(
    "Marketing",
    _may("clinics", "view", *PLACES)
    + _may("clinics", "view add change", "promotion", "consentwording")
    + _may("clinics", "view", "promotionterms", "lead", "consent", "promocode", "redemption", "outgoingemail")
    + _may("clinics", "view", "textvariant", "offerview", "knownclient", "suppressedaddress", "webhook")
    + _may("clinics", "view add change delete", "embeddingsite")
    + _may("clinics", "add", "knownclient", "textvariant")
    + _may("clinics", "change", "outgoingemail", "suppressedaddress")
    + ("clinics.view_reports", "clinics.export_leads", "clinics.answer_lead", "clinics.undo_redemption"),
)
PRIVACY = Role(
    "Privacy",
    _may("clinics", "view", "lead", "consent", "consentwording", "promocode", "redemption")
    + _may("clinics", "view", "outgoingemail", "lookupattempt", "leadaccess", "suppressedaddress")
    + _may("clinics", "view delete", "knownclient")
    + ("clinics.export_leads", "clinics.erase_lead", "clinics.answer_lead"),
)
ADMINISTRATOR = Role(
    "Administrator",
    READ_CONTENT
    + _may("auth", "view add change", "user")
    + _may("auth", "view", "group")
    + _may("articles", "add change", "practitioner", "redirect")
    + _may("articles", "view", "missingaddress", "pageevent")
    + _may("articles", "change", "rulesetting")
    + _may("clinics", "view add change", *PLACES)
    + _may("clinics", "delete", "clinictreatment", "openinghours", "openingexception")
    + _may("clinics", "view", "promotion", "promotionterms", "consentwording")
    + _may("clinics", "view change", "outgoingemail", "webhookdelivery")
    + _may("clinics", "view add change", "webhook")
    + _may("clinics", "view", "lookupattempt", "leadaccess", "embeddingsite")
    + _may("clinics", "view change", "sitelook"),
)

ROLES = (WRITER, REVIEWER, EDITOR, SOLE_EDITOR, DESK, DESK_LEAD, MARKETING, PRIVACY, ADMINISTRATOR)


def grant(apps: Any, using: str = "default", roles: Iterable[Role] = ROLES) -> None:
    """Brings the groups in step with the roles, from a migration; permissions not yet defined are left out."""
    _create_permissions(apps, using)
    group_model = apps.get_model("auth", "Group")
    known = dict(_permissions_by_name(apps, using))
    for role in roles:
        group, _created = group_model.objects.using(using).get_or_create(name=role.name)
        group.permissions.set([known[name] for name in role.permissions if name in known])


def revoke(apps: Any, using: str = "default", roles: Iterable[Role] = ROLES) -> None:
    """Takes the groups away again; people keep their sign-in and lose what the role allowed."""
    names = [role.name for role in roles]
    apps.get_model("auth", "Group").objects.using(using).filter(name__in=names).delete()


def _create_permissions(apps: Any, using: str) -> None:
    """Django creates permissions only after all migrations; a group needs them earlier."""
    for label in APPS:
        config = apps.get_app_config(label)
        had, config.models_module = getattr(config, "models_module", None), True
        create_permissions(config, verbosity=0, using=using, apps=apps)
        config.models_module = had


def _permissions_by_name(apps: Any, using: str) -> Iterator[tuple[str, Any]]:
    permissions = apps.get_model("auth", "Permission").objects.using(using).select_related("content_type")
    for permission in permissions.filter(content_type__app_label__in=APPS):
        yield f"{permission.content_type.app_label}.{permission.codename}", permission
