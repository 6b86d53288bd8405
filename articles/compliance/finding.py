"""A finding: one place on a page that an editor has to look at, and why."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace

LEVELS = ("N", "W", "E")
JURISDICTIONS = ("UK", "US", "EU", "AU")


def stricter(levels: Iterable[str]) -> str:
    """The strictest of several levels: E (blocks publishing) before W (warning) before N (note)."""
    return max(levels, key=LEVELS.index)


def one_lower(level: str) -> str:
    """One step milder; a note stays a note."""
    return LEVELS[max(LEVELS.index(level) - 1, 0)]


@dataclass(frozen=True, slots=True)
class Finding:
    """`start` and `end` are character offsets into `field`; a finding about the whole page has an empty field."""

    rule: str
    level: str
    jurisdictions: tuple[str, ...]
    field: str
    start: int
    end: int
    text: str
    reason: str
    suggestion: str
    source_url: str = ""
    source: str = ""
    sentence: str = ""
    is_accepted: bool = False

    @property
    def is_blocking(self) -> bool:
        """Whether it keeps the page from being published; an accepted one no longer does."""
        return self.level == "E" and not self.is_accepted

    @property
    def key(self) -> tuple[str, str, str]:
        """What makes it the same finding after an edit elsewhere in the text: rule, field, matched text."""
        return (self.rule, self.field, " ".join(self.text.split()).casefold())

    @property
    def fingerprint(self) -> str:
        """What somebody answers for who accepts it: the words in their sentence, and what the rule says of them.

        SHA-256 (hex). Another sentence around the words, another level or another reason is another finding.
        """
        said = (*self.key, " ".join(self.sentence.split()), self.level, self.reason)
        return hashlib.sha256("\x1f".join(said).encode()).hexdigest()

    def accepted(self) -> "Finding":
        """The same finding, marked as accepted by a person who answers for it."""
        return replace(self, is_accepted=True)

    def as_dict(self) -> dict[str, object]:
        """The form in which reports and `--json` print it."""
        return {
            "rule": self.rule,
            "level": self.level,
            "jurisdictions": list(self.jurisdictions),
            "field": self.field,
            "start": self.start,
            "end": self.end,
            "text": self.text,
            "reason": self.reason,
            "suggestion": self.suggestion,
            "source": self.source,
            "source_url": self.source_url,
            "accepted": self.is_accepted,
        }


@dataclass(frozen=True, slots=True)
class FindingGroup:
    """All findings of one rule at one level: forty-nine notes on one word are one alert."""

    rule: str
    level: str
    findings: tuple[Finding, ...]

    @property
    def count(self) -> int:
        return len(self.findings)

    @property
    def first(self) -> Finding:
        return self.findings[0]

    @property
    def is_blocking(self) -> bool:
        return any(finding.is_blocking for finding in self.findings)


def group(findings: Iterable[Finding]) -> list[FindingGroup]:
    """Findings gathered for display: by rule and level, the blocking ones first, else in the order found."""
    gathered: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        gathered.setdefault((finding.rule, finding.level), []).append(finding)
    groups = [FindingGroup(rule, level, tuple(members)) for (rule, level), members in gathered.items()]
    return sorted(groups, key=lambda each: (not each.is_blocking, -LEVELS.index(each.level)))
