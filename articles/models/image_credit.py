"""Whose a picture is and what may be done with it."""

import hashlib
from typing import IO, Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.credits import Credit, Licence, licence, licences, missing, names_in, statement
from articles.models.image import Image
from articles.models.image_files import keep, originals

LONGEST_ADDRESS = 400


def web_address(url: str) -> str:
    """Only addresses of the web, whole or not at all."""
    return url if urlsplit(url).scheme in ("http", "https") and len(url) <= LONGEST_ADDRESS else ""


def licence_choices() -> list[tuple[str, Any]]:
    """What may be chosen; the data is in credits/licences.toml."""
    return [("", _("Not known")), *((each.code, each.label) for each in licences().values())]


def _longest(field: str) -> int | None:
    return getattr(ImageCredit._meta.get_field(field), "max_length", None)


class ImageCreditManager(models.Manager["ImageCredit"]):
    def complete(self, image: Image, credit: Credit) -> "ImageCredit":
        """Fills in what a source says where the record says nothing; what a person entered stays.

        The source's own wording is kept only where no part says whose the picture is, so that nothing is said twice.
        """
        record: ImageCredit = getattr(image, "credit", None) or self.model(image=image)
        for name, value in _parts(credit).items():
            if not getattr(record, name):
                setattr(record, name, value[: _longest(name)])
        if credit.is_ai_generated and record.ai_origin == self.model.AiOrigin.NONE:
            record.ai_origin = self.model.AiOrigin.GENERATED
        record.save()
        return record


def _parts(credit: Credit) -> dict[str, str]:
    return {
        "work_title": credit.title,
        "creator": credit.creator,
        "creator_url": web_address(credit.creator_url),
        "source": credit.source,
        "source_url": web_address(credit.source_url),
        "licence": credit.licence,
        "licence_url": web_address(credit.licence_url),
        "copyright_notice": credit.copyright_notice,
        "credit_text": "" if credit.says_whose else credit.credit_text,
        "modification": credit.modification,
        "ai_tool": credit.ai_tool,
    }


class ImageCredit(models.Model):
    """Creator, source and licence of a picture. What nobody knows is blank and is asked for."""

    class AiOrigin(models.TextChoices):
        NONE = "none", _("No AI")
        GENERATED = "generated", _("Made by AI")
        EDITED = "edited", _("Changed by AI")

    class Release(models.TextChoices):
        UNKNOWN = "", _("Not known")
        YES = "yes", _("Signed")
        NO = "no", _("Not signed")
        NOT_NEEDED = "none", _("Not needed: nothing of the kind is in the picture")

    image = models.OneToOneField(Image, models.CASCADE, related_name="credit")
    work_title = models.CharField(
        _("title of the work"),
        max_length=200,
        blank=True,
        help_text=_("As its creator calls it; Creative Commons asks for it."),
    )
    creator = models.CharField(
        _("creator"), max_length=200, blank=True, help_text=_("Several people are parted by semicolons.")
    )
    creator_url = models.URLField(_("creator's address"), max_length=LONGEST_ADDRESS, blank=True)
    source = models.CharField(_("source"), max_length=200, blank=True)
    source_url = models.URLField(
        _("source's address"),
        max_length=LONGEST_ADDRESS,
        blank=True,
        help_text=_("The page of the picture there."),
    )
    licence = models.CharField(_("licence"), max_length=24, choices=licence_choices, default="", blank=True)
    licence_url = models.URLField(
        _("licence's address"),
        max_length=LONGEST_ADDRESS,
        blank=True,
        help_text=_("Blank: that of the licence chosen."),
    )
    copyright_notice = models.CharField(_("copyright notice"), max_length=200, blank=True)
    credit_text = models.CharField(
        _("credit as the source wants it"),
        max_length=300,
        blank=True,
        help_text=_("Blank: made from what is entered here, by the rules of the licence."),
    )
    modification = models.CharField(
        _("what was changed"),
        max_length=200,
        blank=True,
        help_text=_("For example: cropped, colours changed. Blank: the picture is as its creator made it."),
    )
    ai_origin = models.CharField(_("AI"), max_length=9, choices=AiOrigin, default=AiOrigin.NONE)
    ai_tool = models.CharField(_("AI tool"), max_length=120, blank=True)
    acquired_on = models.DateField(_("acquired on"), null=True, blank=True)
    acquired_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("acquired by"),
    )
    licence_document = models.CharField(
        _("licence document"),
        max_length=200,
        blank=True,
        help_text=_("Number of the licence or invoice, and where it is kept."),
    )
    licence_file = models.FileField(
        _("document kept here"), storage=originals, upload_to="licences", blank=True, editable=False
    )
    is_editorial_only = models.BooleanField(_("editorial use only"), default=False)
    model_release = models.CharField(
        _("release of the people shown"), max_length=4, choices=Release, default=Release.UNKNOWN, blank=True
    )
    property_release = models.CharField(
        _("release for property shown"), max_length=4, choices=Release, default=Release.UNKNOWN, blank=True
    )

    objects = ImageCreditManager()

    class Meta:
        verbose_name = _("picture credit")
        verbose_name_plural = _("picture credits")

    def __str__(self) -> str:
        return self.line

    def as_credit(self) -> Credit:
        """What is recorded, as the pure rules of credits/ want it."""
        return Credit(
            title=self.work_title,
            creators=names_in(self.creator),
            creator_url=self.creator_url,
            source=self.source,
            source_url=self.source_url,
            licence=self.licence,
            licence_url=self.terms_url,
            copyright_notice=self.copyright_notice,
            credit_text=self.credit_text,
            modification=self.modification,
            is_ai_generated=self.ai_origin == self.AiOrigin.GENERATED,
            ai_tool=self.ai_tool,
        )

    def keep_document(self, data: bytes, suffix: str) -> None:
        """Keeps the document behind the licence where no reader gets (unsaved row); earlier ones stay there."""
        name = f"licences/{hashlib.sha256(data).hexdigest()}.{suffix}"
        self.licence_file.name = keep(originals(), name, data)

    def open_document(self) -> IO[bytes]:
        """The document as a file; raises FileNotFoundError where it is lost."""
        return originals().open(str(self.licence_file.name))

    @property
    def terms(self) -> Licence | None:
        """What the licence allows and asks for."""
        return licence(self.licence)

    @property
    def terms_url(self) -> str:
        """Where the licence can be read."""
        return self.licence_url or (self.terms.url if self.terms else "")

    @property
    def line(self) -> str:
        """The credit in one line, as far as known."""
        return self.credit_text or statement(self.as_credit())

    def missing(self) -> list[str]:
        """What still has to be asked for, by name."""
        return missing(self.as_credit())

    @property
    def is_ai_edited(self) -> bool:
        """Made by people, changed by AI."""
        return self.ai_origin == self.AiOrigin.EDITED
