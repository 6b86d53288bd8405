"""The finder: a few plain questions, and what is left after the answers. It keeps nothing and diagnoses nothing."""

from functools import cached_property

from django.http import QueryDict
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.models import BodyArea, Concern, Indication
from articles.models.evidence_level import IN_PEOPLE_LEVELS
from articles.models.treatment_facts import OTHER_BEINGS
from articles.pages.list_data import list_data
from articles.pages.options import Option, options

NO = "no"


class FinderPage:
    """Reads a query string that anybody may have written: what it does not know counts as not answered."""

    def __init__(self, asked: QueryDict) -> None:
        self.asked = asked

    @cached_property
    def concerns(self) -> list[Concern]:
        return list(Concern.objects.all())

    @cached_property
    def areas(self) -> list[BodyArea]:
        return list(BodyArea.objects.all())

    @property
    def concern(self) -> Concern | None:
        return next((each for each in self.concerns if each.slug == self.asked.get("concern")), None)

    @property
    def area(self) -> BodyArea | None:
        return next((each for each in self.areas if each.slug == self.asked.get("area")), None)

    @property
    def without_needles(self) -> bool:
        return self.asked.get("needles") == NO

    @property
    def without_other_beings(self) -> bool:
        """Nothing from animals or from other people."""
        return self.asked.get("beings") == NO

    @property
    def shown_in_people(self) -> bool:
        """Only what verified papers have looked at in people."""
        return self.asked.get("evidence") == "people"

    @property
    def is_asked(self) -> bool:
        """Without a concern there is nothing to answer."""
        return self.concern is not None

    @cached_property
    def candidates(self) -> list[Option]:
        """What is used for the concern, in the area where one was named, before the other answers; best proven first."""
        indications = Indication.objects.filter(concern=self.concern)
        return options(indications.filter(area=self.area) if self.area else indications)

    @cached_property
    def options(self) -> list[Option]:
        return [option for option in self.candidates if not any(self._against(option))]

    @property
    def left_out(self) -> list[str]:
        """For each answer that leaves something out: how much, and why. One treatment may be counted by several."""
        against = [self._against(option) for option in self.candidates]
        counts = [sum(column) for column in zip(*against, strict=True)] or [0, 0, 0]
        reasons = (self._needles, self._beings, self._evidence)
        return [reason(count) for count, reason in zip(counts, reasons, strict=True) if count]

    @property
    def structured_data(self) -> SafeString:
        """The page, and the treatments that are left."""
        return list_data(
            _("Find a treatment"),
            reverse("treatment_finder"),
            [option.treatment for option in self.options] if self.is_asked else [],
            above=self.trail[:-1],
        )

    @property
    def trail(self) -> list[tuple[str, str]]:
        return [(_("Treatments"), reverse("treatment_list")), (_("Find a treatment"), "")]

    def _against(self, option: Option) -> tuple[bool, bool, bool]:
        treatment = option.treatment
        return (
            self.without_needles and (treatment.is_injected or not treatment.deliveries),
            self.without_other_beings
            and (bool(OTHER_BEINGS & set(treatment.sources)) or not treatment.sources),
            self.shown_in_people and option.level not in IN_PEOPLE_LEVELS,
        )

    @staticmethod
    def _needles(count: int) -> str:
        return ngettext(
            "%(count)d treatment pierces the skin, or doesn't say how it is given.",
            "%(count)d treatments pierce the skin, or don't say how they are given.",
            count,
        ) % {"count": count}

    @staticmethod
    def _beings(count: int) -> str:
        return ngettext(
            "%(count)d treatment comes from an animal or another person, or doesn't say where it comes from.",
            "%(count)d treatments come from an animal or another person, or don't say where they come from.",
            count,
        ) % {"count": count}

    @staticmethod
    def _evidence(count: int) -> str:
        return ngettext(
            "For %(count)d treatment no study in people has been checked.",
            "For %(count)d treatments no study in people has been checked.",
            count,
        ) % {"count": count}
