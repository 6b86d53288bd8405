"""How the public site looks: colours, headings, corners, logo and strapline, chosen by the clinic group."""

from __future__ import annotations

import hashlib
from dataclasses import astuple
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from clinics import shown_look
from clinics.contrast import is_colour
from clinics.look_check import weaknesses
from clinics.look_css import style_sheet
from clinics.models.colour_field import ColourField, is_colour_column
from clinics.palette import Chosen, derived
from clinics.shown_look import ShownLook, logo_of

SHIPPED = Chosen(accent="#0e4f47", second_accent="#97304a", paper="#f6f7f3")
"""As in static/css/site.css."""
SHIPPED_PAPERS = (SHIPPED.paper, "#0f1614")
CHOICES = ("accent", "second_accent", "paper", "heading_type", "rounding", "logo", "strapline")


class SiteLookQuerySet(models.QuerySet["SiteLook"]):
    def chosen(self) -> SiteLook:
        """The look of the site; the shipped one, unsaved, where nobody has chosen yet."""
        return self.select_related("logo").first() or SiteLook()

    def shown(self) -> ShownLook:
        """What pages show of it, from the cache where it is there: no query on most page views."""
        return shown_look.kept(lambda: self.chosen().shown())


class SiteLook(models.Model):
    """One row for the site. Colours are chosen for light screens; those of dark ones follow from them."""

    class HeadingType(models.TextChoices):
        SERIF = "serif", _("With serifs")
        SANS = "sans", _("Without serifs")

    class Rounding(models.TextChoices):
        NONE = "none", _("None")
        SMALL = "small", _("Small")
        LARGE = "large", _("Large")

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    accent = ColourField(
        _("accent"), default=SHIPPED.accent, help_text=_("Links, buttons and the foot of the page.")
    )
    second_accent = ColourField(
        _("second accent"),
        default=SHIPPED.second_accent,
        help_text=_("Numbers, marks and the ring around what has the keyboard."),
    )
    paper = ColourField(_("background"), default=SHIPPED.paper, help_text=_("Of the page, light."))
    heading_type = models.CharField(
        _("headings and long texts"), max_length=5, choices=HeadingType, default=HeadingType.SERIF,
        help_text=_("In a font of the reader’s own device; none is loaded."),
    )  # fmt: skip
    rounding = models.CharField(_("round corners"), max_length=5, choices=Rounding, default=Rounding.SMALL)
    logo = models.ForeignKey(
        "articles.Image", models.SET_NULL, null=True, blank=True, verbose_name=_("logo"), related_name="+",
        help_text=_("Stands in the head of the page for the drawn mark and the name, which it is read out as."),
    )  # fmt: skip
    strapline = models.CharField(
        _("strapline"), max_length=200, blank=True, help_text=_("In the foot of the page. Blank: the sentence that comes with the program.")
    )  # fmt: skip
    changed_at = models.DateTimeField(_("changed at"), null=True, blank=True, editable=False)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, editable=False, verbose_name=_("changed by"), related_name="+"
    )  # fmt: skip

    objects = SiteLookQuerySet.as_manager()

    class Meta:
        verbose_name = _("look")
        verbose_name_plural = _("look")
        constraints = [
            models.CheckConstraint(condition=Q(id=1), name="sitelook_is_one"),
            models.CheckConstraint(condition=is_colour_column("accent"), name="sitelook_accent_is_colour"),
            models.CheckConstraint(
                condition=is_colour_column("second_accent"), name="sitelook_second_accent_is_colour"
            ),
            models.CheckConstraint(condition=is_colour_column("paper"), name="sitelook_paper_is_colour"),
            models.CheckConstraint(
                condition=Q(heading_type__in=("serif", "sans")), name="sitelook_heading_type_is_known"
            ),
            models.CheckConstraint(
                condition=Q(rounding__in=("none", "small", "large")), name="sitelook_rounding_is_known"
            ),
        ]

    def __str__(self) -> str:
        return str(_("Look of the site"))

    @property
    def colours(self) -> Chosen:
        return Chosen(accent=self.accent, second_accent=self.second_accent, paper=self.paper)

    @property
    def style_sheet(self) -> str:
        """What stands in /look.css; empty where all is as shipped."""
        colours = None if self.colours == SHIPPED else self.colours
        return style_sheet(colours, heading_type=self.heading_type, rounding=self.rounding)

    @property
    def digest(self) -> str:
        """Names this style sheet; empty for an empty one."""
        sheet = self.style_sheet
        return hashlib.sha256(sheet.encode()).hexdigest()[:16] if sheet else ""

    def clean(self) -> None:
        """Refuse colours that cannot be read, by name and figure, and a logo that pages may not show."""
        errors: dict[str, list[ValidationError]] = {}
        # What is no colour has its own error already.
        judged = weaknesses(self.colours) if all(map(is_colour, astuple(self.colours))) else []
        for field, sentence, figures in judged:
            errors.setdefault(field, []).append(ValidationError(sentence, params=figures))
        if self.logo and not (self.logo.file and self.logo.is_showable()):
            errors["logo"] = [
                ValidationError(_("This picture may not be shown, or its file lies on another site."))
            ]
        if errors:
            raise ValidationError(errors)

    def shown(self) -> ShownLook:
        """What pages need of it, without a further query."""
        light, dark = SHIPPED_PAPERS if self.colours == SHIPPED else derived(self.colours)["paper"]
        return ShownLook(self.digest, light, dark, logo_of(self.logo), self.strapline)

    # --- verbs ------------------------------------------------------------------------------------------------------

    @transaction.atomic
    def choose(self, *, by: Any, at: datetime | None = None) -> None:
        """Show the site like this, at once here and within a minute from processes with a memory of their own.

        Raises ValidationError for what cannot be read.
        """
        self.changed_at, self.changed_by = at or timezone.now(), by
        self.full_clean(validate_unique=False)
        self.save()
        transaction.on_commit(shown_look.forget)

    def go_back(self, *, by: Any, at: datetime | None = None) -> None:
        """Show the site as it was shipped; who did it stays on record."""
        shipped = SiteLook()
        for name in CHOICES:
            setattr(self, name, getattr(shipped, name))
        self.choose(by=by, at=at)
