"""Old addresses: of pages that moved, and of pages that are gone for good."""

from typing import Self
from urllib.parse import unquote

from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _


class RedirectQuerySet(models.QuerySet["Redirect"]):
    def answer_to(self, path: str) -> "Redirect | None":
        """What is known of an address; with and without the last slash, and percent-encoded or not, it is the same."""
        known = {each.old_path: each for each in self.filter(old_path__in=spellings(path))}
        return next((known[each] for each in spellings(path) if each in known), None)

    @transaction.atomic
    def move(self, old_path: str, new_path: str) -> "Redirect":
        """Sends the old address, and all that led to it, to a page; the page's own address leads nowhere."""
        self.free(new_path)
        return self._point(old_path, new_path)

    @transaction.atomic
    def lead(self, old_path: str, new_path: str) -> "Redirect":
        """Sends an old address to where the new one leads in the end, so that no reader is sent twice.

        Raises Redirect.NotAllowed when that comes back to the old address, or when the new one is gone itself.
        """
        return self._point(old_path, self.end_of(old_path, new_path))

    @transaction.atomic
    def retire(self, old_path: str) -> "Redirect":
        """Answers the address, and all that led to it, with 410: gone for good (RFC 9110, section 15.5.11)."""
        return self._point(old_path, "")

    def free(self, path: str) -> None:
        """A page stands at the address again."""
        self.filter(old_path__in=spellings(path)).delete()

    def leading_to(self, path: str) -> Self:
        return self.filter(new_path__in=spellings(path))

    def _point(self, old_path: str, new_path: str) -> "Redirect":
        self.leading_to(old_path).update(new_path=new_path)
        redirect, _created = self.update_or_create(old_path=old_path, defaults={"new_path": new_path})
        return redirect

    def end_of(self, old_path: str, new_path: str) -> str:
        """Where the new address leads in the end. Raises Redirect.NotAllowed as lead() does."""
        seen = {*spellings(old_path)}
        while True:
            if new_path in seen:
                raise Redirect.NotAllowed(gettext("That leads back to the old address: choose another page."))
            seen.update(spellings(new_path))
            further = self.answer_to(new_path)
            if further is None:
                return new_path
            if further.is_gone:
                raise Redirect.NotAllowed(
                    gettext("%(path)s is gone for good itself: choose another page.") % {"path": new_path}
                )
            new_path = further.new_path


class Redirect(models.Model):
    """One old address; answers with 301, or with 410 where nothing took its place."""

    class NotAllowed(Exception):
        """The address can't lead there; the message says why."""

    old_path = models.CharField(_("old address"), max_length=300, unique=True)
    new_path = models.CharField(
        _("new address"), max_length=300, blank=True, help_text=_("Blank: the page is gone for good.")
    )
    created_at = models.DateTimeField(_("created at"), default=timezone.now, editable=False)

    objects = RedirectQuerySet.as_manager()

    class Meta:
        verbose_name = _("redirect")
        verbose_name_plural = _("redirects")
        ordering = ["old_path"]
        indexes = [models.Index(fields=["new_path"], name="redirect_leading_to")]
        constraints = [
            models.CheckConstraint(condition=~Q(old_path=F("new_path")), name="redirect_leads_elsewhere"),
            models.CheckConstraint(
                condition=Q(old_path__startswith="/")
                & (Q(new_path="") | Q(new_path__startswith="/") & ~Q(new_path__startswith="//")),
                name="redirect_stays_on_this_site",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.old_path} → {self.new_path or gettext('gone for good')}"

    @property
    def is_gone(self) -> bool:
        return not self.new_path


def spellings(path: str) -> list[str]:
    """The ways in which one address is written: itself first, then with or without the slash, then decoded."""
    slashed = path[:-1] if path.endswith("/") and path != "/" else f"{path}/"
    return list(dict.fromkeys([path, slashed, unquote(path), unquote(slashed)]))
