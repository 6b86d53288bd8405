"""A picture that lies on another site: fetched into the library with its rights, and named by its key in drafts."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.models.image_files import ImageFiles
from articles.models.page_link import PageLink
from articles.models.revision import Revision
from articles.outside.remote_picture import NotFetchedError, fetch
from articles.picture_files import NotAPicture, Opened, open_picture

AGAIN_AFTER = timedelta(hours=1)
NO_MORE_AFTER = timedelta(days=2)


class RemoteImage(ImageFiles):
    """The part of an image that knows another site."""

    remote_url = models.URLField(
        _("address on another site"),
        max_length=600,
        blank=True,
        help_text=_(
            "Where the picture was found. Until it is fetched, only pictures of hosts that the settings allow are shown."
        ),
    )

    class Meta:
        abstract = True

    @property
    def is_elsewhere(self) -> bool:
        """Whether it is still to be loaded from the other site."""
        return bool(self.remote_url) and not self.file

    def want(self, at: datetime | None = None) -> None:
        """Has the worker fetch it, where fetching is on (unsaved row)."""
        if self.is_elsewhere and settings.FETCH_PICTURES:
            self.files_due_at, self.files_trouble = at or timezone.now(), ""

    def prepare(self, at: datetime | None = None) -> None:
        """Fetches it first, where it lies elsewhere; its sizes are made in a second step."""
        if not self.is_elsewhere:
            super().prepare(at)
            return
        at = at or timezone.now()
        try:
            self._arrive(open_picture(fetch(self.remote_url)))
        except (NotFetchedError, NotAPicture) as reason:
            self._stay_away(reason, at)

    def _arrive(self, opened: Opened) -> None:
        library: Any = type(self)._default_manager
        with transaction.atomic():
            if held := library.held(opened):
                self._leave_to(held)
                return
            self.receive(opened)
            self.save()
            self.note_what_the_file_says(opened.says)
            self._name_in_drafts(self)

    def _leave_to(self, held: Any) -> None:
        """The library has the same file: drafts name that one, this row stays as it was."""
        found = gettext("The library has the same file: “%(title)s”.") % {"title": held}
        type(self)._default_manager.filter(pk=self.pk).update(files_due_at=None, files_trouble=found[:200])
        self._name_in_drafts(held)

    def _stay_away(self, reason: Exception, at: datetime) -> None:
        """The address stays in the texts; who can answer later is asked again, for two days."""
        may_come = getattr(reason, "may_come_later", False) and at - self.created_at < NO_MORE_AFTER
        again = at + AGAIN_AFTER if may_come else None
        type(self)._default_manager.filter(pk=self.pk).update(
            files_due_at=again, files_trouble=str(reason)[:200]
        )

    def _name_in_drafts(self, image: Any) -> None:
        """In texts that nobody has signed or published, the address gives way to the key. Others show the library's file anyway."""
        address = re.compile(re.escape(self.remote_url) + r"(?=[\s)>\"']|$)")
        for page, _is_live in PageLink.objects.used_by(self):
            if page.holds_live_text or page.approval:
                continue
            content = page.draft_content()
            changed = {
                name: replaced
                for name, text in content.items()
                if isinstance(text, str) and (replaced := address.sub(f"image:{image.slug}", text)) != text
            }
            if changed:
                page.edit(
                    changed, by=None, note=gettext("A picture came into the library."), kind=_kind(page)
                )

    # What an image has, and this part of it needs.
    created_at: Any
    note_what_the_file_says: Any


def _kind(page: Any) -> str:
    """Nobody has worked with a page by that: one that is as it was imported may still be updated by its source."""
    is_as_imported = page.latest_revision and page.latest_revision.kind == Revision.Kind.IMPORT
    return Revision.Kind.IMPORT if is_as_imported else Revision.Kind.EDIT
