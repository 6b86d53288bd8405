"""One case of a rule as the pages of the rules show it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.compliance import rule_pack
from articles.compliance.finding import JURISDICTIONS
from articles.compliance.rule_pack import Case, Rule, RulePack, Wording
from articles.models import RuleSetting

NO_NAME = "-"  # stands in an address for a case without a name
EXAMPLES = 4
LEVELS = {"E": _("Blocks publishing"), "W": _("Warning"), "N": _("Note"), "": _("Off")}


@dataclass(frozen=True, slots=True)
class Place:
    """What holds in one jurisdiction, and who decided it."""

    code: str
    level: str
    shipped_level: str
    wording: Wording
    setting: RuleSetting | None

    @property
    def level_name(self) -> object:
        return LEVELS[self.level]

    @property
    def shipped_level_name(self) -> object:
        return LEVELS[self.shipped_level]

    @property
    def is_changed(self) -> bool:
        return self.setting is not None and not self.setting.is_reset


@dataclass(frozen=True, slots=True)
class RuleRow:
    """A rule's case: as shipped, and as it holds in each jurisdiction."""

    rule: Rule
    case: Case
    shipped: Wording
    places: tuple[Place, ...]

    @property
    def name(self) -> str:
        return self.case.name.replace("_", " ")

    @property
    def url(self) -> str:
        return reverse("admin:articles_rulesetting_rule", args=[self.rule.id, self.case.name or NO_NAME])

    @property
    def examples(self) -> tuple[str, ...]:
        """The first of the phrases that it looks for; none for a rule about the page."""
        return self.case.match.phrases[:EXAMPLES] if self.case.match else ()

    @property
    def is_changed(self) -> bool:
        return any(place.is_changed for place in self.places)

    @property
    def newest(self) -> RuleSetting | None:
        """The newest decision in any jurisdiction."""
        taken = [place.setting for place in self.places if place.setting]
        return max(taken, key=lambda setting: setting.pk, default=None)

    @property
    def words(self) -> str:
        """All that a search looks through, in lower case."""
        phrases = self.case.match.phrases if self.case.match else ()
        said = [text for place in self.places for text in (place.wording.reason, place.wording.suggestion)]
        texts = (self.rule.id, self.rule.title, self.name, self.shipped.source, *said, *phrases)
        return " ".join(texts).lower()


def rows(effective: RulePack, settings: Mapping[tuple[str, str, str], RuleSetting]) -> Iterator[RuleRow]:
    """Every case of every rule, in the order of the pack."""
    for rule in rule_pack().rules:
        for case in rule.cases:
            yield row(rule, case, effective, settings)


def row(
    rule: Rule, case: Case, effective: RulePack, settings: Mapping[tuple[str, str, str], RuleSetting]
) -> RuleRow:
    """One case of a shipped rule, with what holds by now."""
    now, now_case = effective.case(rule.id, case.name)
    places = tuple(
        Place(
            code=code,
            level=now_case.levels.get(code, ""),
            shipped_level=case.levels.get(code, ""),
            wording=now.wording(now_case, code),
            setting=settings.get((rule.id, case.name, code)),
        )
        for code in JURISDICTIONS
    )
    return RuleRow(rule, case, rule.wording(case), places)


def newest_settings() -> dict[tuple[str, str, str], RuleSetting]:
    """The decision that counts, by rule, case and jurisdiction."""
    settings = RuleSetting.objects.select_related("by").newest()
    return {(each.rule, each.case, each.jurisdiction): each for each in settings}
