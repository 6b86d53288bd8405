"""Old addresses of pages that moved."""

from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class RedirectQuerySet(models.QuerySet):
    @transaction.atomic
    def move(self, old_path: str, new_path: str) -> None:
        """Sends the old address, and all that led to it, to the new one; the new one itself leads nowhere."""
        self.filter(old_path=new_path).delete()
        self.filter(new_path=old_path).update(new_path=new_path)
        self.update_or_create(old_path=old_path, defaults={"new_path": new_path})


class Redirect(models.Model):
    """One old address; answers with 301."""

    old_path = models.CharField(_("old address"), max_length=300, unique=True)
    new_path = models.CharField(_("new address"), max_length=300)
    created_at = models.DateTimeField(_("created at"), default=timezone.now, editable=False)

    objects = RedirectQuerySet.as_manager()

    class Meta:
        verbose_name = _("redirect")
        verbose_name_plural = _("redirects")
        ordering = ["old_path"]
        constraints = [
            models.CheckConstraint(condition=~Q(old_path=F("new_path")), name="redirect_leads_elsewhere"),
            models.CheckConstraint(
                condition=Q(old_path__startswith="/") & Q(new_path__startswith="/"),
                name="redirect_stays_on_this_site",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.old_path} → {self.new_path}"
