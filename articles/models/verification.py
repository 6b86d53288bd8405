"""The state of something that staff check at its source: who decided what, and every decision on record."""

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.models.citation_check import CitationCheck


class Verification(models.Model):
    """Only the verbs change the state; each adds its CitationCheck in the same transaction."""

    class NotAllowed(Exception):
        """The paper's present state does not allow the decision; the message says why."""

    class State(models.TextChoices):
        UNVERIFIED = "unverified", _("Not verified")
        VERIFIED = "verified", _("Verified")
        MISMATCH = "mismatch", _("Does not say what is claimed")
        UNIDENTIFIABLE = "unidentifiable", _("Can't be identified")

    IDENTITY: ClassVar[frozenset[str]]
    checks: Any  # every decision, newest first
    doi: Any
    pmid: Any
    url: Any

    state = models.CharField(_("state"), max_length=14, choices=State, default=State.UNVERIFIED)
    verified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )
    verified_at = models.DateTimeField(_("verified at"), null=True, blank=True, editable=False)

    class Meta:
        abstract = True

    @property
    def link(self) -> str:
        raise NotImplementedError

    @property
    def is_verified(self) -> bool:
        return self.state == self.State.VERIFIED

    @transaction.atomic
    def verify(self, *, by: Any, at: datetime | None = None, seen: str | None = None) -> None:
        """Records that somebody has read the paper at its source and that it is described as it is.

        `seen` is the identity_digest that the person was shown. Raises NotAllowed when the paper has nothing that
        identifies it, is verified already, or was changed meanwhile.
        """
        self._lock()
        if not self.link:
            raise self.NotAllowed(gettext("Add a DOI, a PubMed number or an address first."))
        if seen is not None and seen != self.identity_digest:
            raise self.NotAllowed(gettext("Somebody changed the paper meanwhile: look at it again."))
        self._decide(CitationCheck.Decision.VERIFIED, by=by, at=at)

    @transaction.atomic
    def mark_mismatch(self, *, by: Any, reason: str, at: datetime | None = None) -> None:
        """The paper does not say what is claimed of it: from now on a page that refers to it is stopped."""
        self._lock()
        self._decide(CitationCheck.Decision.MISMATCH, by=by, at=at, reason=reason)

    @transaction.atomic
    def mark_unidentifiable(self, *, by: Any, reason: str, at: datetime | None = None) -> None:
        """Nobody can tell which paper is meant."""
        self._lock()
        self._decide(CitationCheck.Decision.UNIDENTIFIABLE, by=by, at=at, reason=reason)

    @transaction.atomic
    def unverify(self, *, by: Any, reason: str, at: datetime | None = None) -> None:
        """Takes the last decision back, whichever it was."""
        self._lock()
        self._decide(CitationCheck.Decision.UNVERIFIED, by=by, at=at, reason=reason)

    @transaction.atomic
    def amend(self, values: Mapping[str, Any], *, by: Any, at: datetime | None = None) -> bool:
        """Changes what is on record; where that is another identity, a verified paper has to be verified again.

        Returns whether a verification ended. Never touches the state otherwise.
        """
        self._lock()
        changed = [name for name, value in values.items() if getattr(self, name) != value]
        ends = self.is_verified and bool(self.IDENTITY & set(changed))
        before = {name: getattr(self, name) for name in ("doi", "pmid", "url")}
        for name in changed:
            setattr(self, name, values[name])
        if ends:
            self._set_state(self.State.UNVERIFIED)
            names = ", ".join(self._label(name) for name in changed if name in self.IDENTITY)
            self._record(CitationCheck.Decision.CHANGED, by=by, at=at, reason=names, **before)
        self.save(update_fields=[*changed, "state", "verified_by", "verified_at"])
        return ends

    @property
    def identity_digest(self) -> str:
        """SHA-256 (hex) of what a verification vouches for."""
        identity = [[name, getattr(self, name)] for name in sorted(self.IDENTITY)]
        return hashlib.sha256(json.dumps(identity).encode()).hexdigest()

    def _label(self, name: str) -> str:
        return str(getattr(self._meta.get_field(name), "verbose_name", name))

    def _lock(self) -> None:
        """Reads the row as it is now; nobody else changes it until the transaction ends."""
        self.refresh_from_db(from_queryset=type(self)._default_manager.select_for_update())

    def _decide(
        self, decision: CitationCheck.Decision, *, by: Any, at: datetime | None, reason: str = ""
    ) -> None:
        state = self.State(decision.value)
        if state == self.state:
            raise self.NotAllowed(
                gettext("The paper's state is “%(state)s” already.") % {"state": state.label}
            )
        if decision != CitationCheck.Decision.VERIFIED and not reason.strip():
            raise self.NotAllowed(gettext("Say why: the reason stays on record."))
        at = at or timezone.now()
        self._set_state(state, by=by, at=at)
        self._record(decision, by=by, at=at, reason=reason.strip())
        self.save(update_fields=["state", "verified_by", "verified_at"])

    def _set_state(self, state: State, *, by: Any = None, at: datetime | None = None) -> None:
        is_verified = state == self.State.VERIFIED
        self.state = state
        self.verified_by, self.verified_at = (by, at) if is_verified else (None, None)

    def _record(
        self, decision: CitationCheck.Decision, *, by: Any, at: datetime | None, **details: str
    ) -> None:
        identified = {"doi": self.doi, "pmid": self.pmid, "url": self.url}
        self.checks.create(decision=decision, by=by, at=at or timezone.now(), **(identified | details))
