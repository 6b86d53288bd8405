"""What staff decided about a rule in a jurisdiction: on or off, how strict, in which words, on which source."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Self

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.compliance.finding import JURISDICTIONS
from articles.compliance.rule_changes import OFF, RuleChange

CHANGEABLE = ("level", "reason", "suggestion", "source", "source_url", "checked_on")


class RuleSettingQuerySet(models.QuerySet["RuleSetting"]):
    def about(self, rule: str, case: str) -> Self:
        """All decisions about one case of a rule, newest first."""
        return self.filter(rule=rule, case=case)

    def until(self, number: int | None) -> Self:
        """Those that were taken up to a change, by its number; all of them for None."""
        return self.all() if number is None else self.filter(pk__lte=number)

    def newest(self) -> list[RuleSetting]:
        """The decision that counts of each rule, case and jurisdiction."""
        newest = {(each.rule, each.case, each.jurisdiction): each for each in self.order_by("pk")}
        return list(newest.values())

    def before_newest(self) -> int:
        """The number of the last change before the newest save, which may have named several jurisdictions; 0 for none."""
        newest = self.order_by("pk").last()
        earlier = newest and self.filter(changed_at__lt=newest.changed_at).order_by("pk").last()
        return earlier.pk if earlier else 0

    @transaction.atomic
    def change(
        self,
        rule: str,
        case: str,
        jurisdictions: Iterable[str],
        *,
        by: Any,
        why: str,
        base: int = 0,
        **values: Any,
    ) -> list[RuleSetting]:
        """Adds a decision for each jurisdiction; what is not named in `values` is as shipped.

        `base` is the number of the newest decision about the case that the person saw, 0 for none. Raises
        PermissionDenied, RuleSetting.Stale when a newer one was taken meanwhile, ValidationError.
        """
        if by is not None and not by.has_perm("articles.change_rulesetting"):
            raise PermissionDenied(gettext("Only a clinical reviewer or an administrator may change a rule."))
        taken, now = self.about(rule, case), timezone.now()
        newest = taken.first()
        if newest and newest.pk != base:
            raise self.model.Stale(newest)
        try:
            return [
                self._add(rule, case, place, {**values, "by": by, "why": why.strip(), "changed_at": now})
                for place in dict.fromkeys(jurisdictions)
            ]
        except IntegrityError as error:  # two people at the very same moment
            raise self.model.Stale(taken.first()) from error

    def _add(self, rule: str, case: str, place: str, values: dict[str, Any]) -> RuleSetting:
        last = self.about(rule, case).filter(jurisdiction=place).first()
        number = last.number + 1 if last else 1
        setting = self.model(rule=rule, case=case, jurisdiction=place, number=number, **values)
        setting.full_clean(validate_unique=False, exclude=["by"])
        with transaction.atomic():
            setting.save(force_insert=True)
        return setting

    def reset(
        self, rule: str, case: str, jurisdictions: Iterable[str], *, by: Any, why: str, base: int = 0
    ) -> list[RuleSetting]:
        """Goes back to the shipped rule; that, too, is a decision and stays on record."""
        return self.change(rule, case, jurisdictions, by=by, why=why, base=base)


class RuleSetting(models.Model):
    """One decision. Rows are only ever added; the newest about a rule, case and jurisdiction counts."""

    class Stale(Exception):
        """Somebody decided about the same case since the person opened it; nothing was stored."""

        def __init__(self, newest: RuleSetting | None) -> None:
            self.newest = newest
            super().__init__(
                gettext("Somebody has changed this rule meanwhile. Look at it again, then save.")
            )

    class Level(models.TextChoices):
        SHIPPED = "", _("As shipped")
        OFF = OFF, _("Off")
        BLOCKING = "E", _("Blocks publishing")
        WARNING = "W", _("Warning")
        NOTE = "N", _("Note")

    rule = models.CharField(_("rule"), max_length=8, editable=False)
    case = models.CharField(_("case"), max_length=40, blank=True, editable=False)
    jurisdiction = models.CharField(
        _("jurisdiction"), max_length=2, choices=[(place, place) for place in JURISDICTIONS], editable=False
    )
    number = models.PositiveIntegerField(_("version"), editable=False)
    level = models.CharField(_("level"), max_length=3, choices=Level, blank=True, default="")
    reason = models.TextField(_("reason shown"), blank=True, max_length=500)
    suggestion = models.TextField(_("suggestion shown"), blank=True, max_length=500)
    source = models.CharField(_("source"), blank=True, max_length=300)
    source_url = models.URLField(_("address of the source"), blank=True, max_length=400)
    checked_on = models.DateField(_("source checked on"), null=True, blank=True)
    why = models.TextField(_("why it was changed"), max_length=1000)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("by"),
    )
    changed_at = models.DateTimeField(_("changed at"), default=timezone.now, editable=False)

    objects = RuleSettingQuerySet.as_manager()

    class Meta:
        verbose_name = _("change of a rule")
        verbose_name_plural = _("changes of rules")
        ordering = ["-pk"]
        default_permissions = ("view", "change")
        indexes = [models.Index(fields=["rule", "case"], name="rulesetting_rule_case")]
        constraints = [
            models.UniqueConstraint(
                fields=["rule", "case", "jurisdiction", "number"], name="rulesetting_version_once"
            ),
            models.CheckConstraint(
                condition=Q(jurisdiction__in=JURISDICTIONS), name="rulesetting_known_jurisdiction"
            ),
            models.CheckConstraint(
                condition=Q(level__in=["", OFF, "E", "W", "N"]), name="rulesetting_known_level"
            ),
            models.CheckConstraint(condition=~Q(why=""), name="rulesetting_says_why"),
            models.CheckConstraint(
                condition=Q(level="", reason="", suggestion="", source="", source_url="")
                | ~Q(source="") & Q(checked_on__isnull=False),
                name="rulesetting_rests_on_a_source",
                violation_error_message=_("Name the source, and the day on which it was looked up."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rule} {self.case} {self.jurisdiction} ({self.number})".replace("  ", " ")

    @property
    def is_reset(self) -> bool:
        """Whether it brought back what is shipped."""
        return not any(getattr(self, name) for name in CHANGEABLE)

    @property
    def texts(self) -> list[str]:
        """The words that it put in place of the shipped ones."""
        return [text for text in (self.reason, self.suggestion) if text]

    def as_change(self) -> RuleChange:
        """The decision as the pure rules understand it."""
        values = {name: getattr(self, name) for name in CHANGEABLE}
        return RuleChange(self.rule, self.case, self.jurisdiction, **values)
