"""What a change of rules means for pages that readers see: which findings are new, gone, or of another weight."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from articles.compliance import Finding, check
from articles.compliance.rule_pack import Rule, RulePack
from articles.models.checked_content import content_of
from articles.models.page_check import marked

CONTRADICTIONS = "K17"  # is drawn from what the rules with a subject find

Place = tuple[str, str, int, int, str]


@dataclass(frozen=True, slots=True)
class TouchedPage:
    """One live page; `changed` holds each finding before and after."""

    page: Any
    new: list[Finding]
    gone: list[Finding]
    changed: list[tuple[Finding, Finding]]

    @property
    def is_touched(self) -> bool:
        return bool(self.new or self.gone or self.changed)

    @property
    def is_newly_blocked(self) -> bool:
        """Whether the change makes something block that did not block before."""
        worse = (after for before, after in self.changed if not before.is_blocking)
        return any(finding.is_blocking for finding in (*self.new, *worse))

    def as_dict(self) -> dict[str, Any]:
        return {
            "page": self.page._meta.model_name,
            "slug": self.page.slug,
            "url": self.page.get_absolute_url(),
            "title": self.page.title,
            "newly_blocked": self.is_newly_blocked,
            "new": [finding.as_dict() for finding in self.new],
            "gone": [finding.as_dict() for finding in self.gone],
            "changed": [
                {"before": before.as_dict(), "after": after.as_dict()} for before, after in self.changed
            ],
        }

    def lines(self) -> Iterator[str]:
        """The page, then one line a difference."""
        yield f"{self.page.get_absolute_url()}{' (newly blocked)' if self.is_newly_blocked else ''}"
        yield from (f"  + {_line(finding)}" for finding in self.new)
        yield from (f"  - {_line(finding)}" for finding in self.gone)
        yield from (f"  ~ {_line(before)} → {_weight(after)}" for before, after in self.changed)


def differing(before: RulePack, after: RulePack) -> set[str]:
    """The ids of the rules that are not the same in both."""
    earlier = {(rule.id, number): rule for number, rule in enumerate(before.rules)}
    return {rule.id for number, rule in enumerate(after.rules) if earlier.get((rule.id, number)) != rule}


class Comparison:
    """Two states of the rules, narrowed down to what differs, so that many pages take little time."""

    def __init__(self, before: RulePack, after: RulePack, jurisdictions: Sequence[str]) -> None:
        self.rules = differing(before, after)
        self.jurisdictions = list(jurisdictions)
        self._before, self._after = (self._narrowed(pack) for pack in (before, after))

    def of(self, page: Any) -> TouchedPage:
        """The live text of a page under both."""
        if not self.rules:
            return TouchedPage(page, [], [], [])
        content = content_of(page, page.content())
        before, after = (
            _by_place(marked(page, self._relevant(check(content, self.jurisdictions, pack))))
            for pack in (self._before, self._after)
        )
        return TouchedPage(
            page,
            new=[finding for place, finding in after.items() if place not in before],
            gone=[finding for place, finding in before.items() if place not in after],
            changed=[
                (before[place], finding)
                for place, finding in after.items()
                if place in before and _weight(before[place]) != _weight(finding)
            ],
        )

    def _narrowed(self, pack: RulePack) -> RulePack:
        return replace(pack, claims=tuple(rule for rule in pack.claims if self._matters(rule)))

    def _matters(self, rule: Rule) -> bool:
        return rule.id in self.rules or bool(rule.topic)

    def _relevant(self, findings: list[Finding]) -> list[Finding]:
        return [f for f in findings if f.rule in self.rules or f.rule == CONTRADICTIONS]


def _by_place(findings: Sequence[Finding]) -> dict[Place, Finding]:
    return {(f.rule, f.field, f.start, f.end, f.text): f for f in findings}


def _weight(finding: Finding) -> str:
    return f"{finding.level} (accepted)" if finding.is_accepted else finding.level


def _line(finding: Finding) -> str:
    words = f" “{' '.join(finding.text.split())[:60]}”" if finding.text else ""
    return f"{_weight(finding)} {finding.rule}{words}: {finding.reason}"
