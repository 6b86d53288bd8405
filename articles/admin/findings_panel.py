"""The findings of a page as an editor reads them: grouped by rule, each hit with its place and its context."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.utils.text import capfirst
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from articles.compliance.finding import Finding, FindingGroup, group
from articles.models import AcceptedFinding
from articles.models.accepted_finding import Acceptances

CONTEXT = 60
HITS_SHOWN = 8
DIGEST = re.compile(r"[0-9a-f]{8,64}")  # names a text for the program, nothing to read
ACCEPTED = "accepted"  # errors that a reviewer has answered for
LEVELS = {"E": _("Blocks publishing"), "W": _("Warning"), "N": _("Note")}


@dataclass(frozen=True, slots=True)
class Hit:
    """One place: the words, what stands around them, and who accepted them.

    `id` names the place on the page, `key` the finding that can be accepted; `start` and `end` are characters.
    """

    id: str
    key: str
    field_name: str
    start: int
    end: int
    field: str
    line: int | None
    before: str
    words: str
    after: str
    acceptance: AcceptedFinding | None


@dataclass(frozen=True, slots=True)
class Alert:
    """All hits of one rule at one level."""

    rule: str
    level: str
    level_name: Any
    jurisdictions: tuple[str, ...]
    reason: str
    suggestion: str
    source: str
    source_url: str
    is_blocking: bool
    hits: list[Hit]
    count: int
    accepted: int
    places: int

    @property
    def more(self) -> int:
        return self.places - len(self.hits)

    @property
    def acceptable(self) -> list[Hit]:
        """One hit for each wording that nobody has accepted yet."""
        return list({hit.key: hit for hit in self.hits if not hit.acceptance}.values())


@dataclass(frozen=True, slots=True)
class Panel:
    """All alerts of a page, blocking ones first."""

    alerts: list[Alert]

    @property
    def blocking(self) -> list[Alert]:
        return [alert for alert in self.alerts if alert.is_blocking]

    @property
    def summary(self) -> str:
        """How many of each level, in words."""
        if not self.alerts:
            return gettext("The check found nothing.")
        counts = {
            level: sum(alert.count for alert in self.alerts if alert.level == level) for level in LEVELS
        }
        counts[ACCEPTED] = sum(alert.accepted for alert in self.alerts)
        counts["E"] -= counts[ACCEPTED]
        words = {
            "E": ngettext("%(count)s error", "%(count)s errors", counts["E"]),
            ACCEPTED: gettext("%(count)s accepted"),
            "W": ngettext("%(count)s warning", "%(count)s warnings", counts["W"]),
            "N": ngettext("%(count)s note", "%(count)s notes", counts["N"]),
        }
        return ", ".join(words[level] % {"count": count} for level, count in counts.items() if count)


def panel(page: Any, model: Any) -> Panel:
    """The findings of the page's newest text, made readable."""
    accepted = AcceptedFinding.objects.acceptances(page)
    return panel_of(page.findings(), page.draft_content(), model, accepted)


def panel_of(
    findings: Iterable[Finding],
    texts: dict[str, Any],
    model: Any,
    accepted: Acceptances | None = None,
    *,
    shown: int = HITS_SHOWN,
) -> Panel:
    """Any findings about texts that are named like the model's fields, made readable; `shown` hits of each rule."""
    known = accepted or Acceptances(())
    return Panel([_alert(each, texts, known, model, shown) for each in group(findings)])


def _alert(each: FindingGroup, texts: dict[str, Any], accepted: Acceptances, model: Any, shown: int) -> Alert:
    first = each.first
    # Several findings at one place (three pictures with one description) are one thing to read.
    places = dict.fromkeys(_hit(finding, texts, accepted, model) for finding in each.findings)
    hits = list(places)[:shown]
    return Alert(
        rule=each.rule,
        level=each.level,
        level_name=LEVELS[each.level],
        jurisdictions=tuple(sorted({code for finding in each.findings for code in finding.jurisdictions})),
        reason=first.reason,
        suggestion=first.suggestion,
        source=first.source,
        source_url=first.source_url if first.source_url.startswith(("https://", "http://")) else "",
        is_blocking=each.is_blocking,
        hits=hits,
        count=each.count,
        accepted=sum(finding.level == "E" and finding.is_accepted for finding in each.findings),
        places=len(places),
    )


def _hit(finding: Finding, texts: dict[str, Any], accepted: Acceptances, model: Any) -> Hit:
    text = texts.get(finding.field)
    name = "".join(_field_name(finding.field, model))
    acceptance = accepted.of(finding)
    place: dict[str, Any] = {
        "id": f"{finding.rule}-{finding.field}-{finding.start}".replace(":", "-"),
        "key": finding.fingerprint,
        "field_name": finding.field,
        "start": finding.start,
        "end": finding.end,
        "field": name,
        "acceptance": acceptance,
    }
    if not isinstance(text, str) or not 0 <= finding.start < finding.end <= len(text):
        return Hit(**place, line=None, before="", words=words_of(finding), after="")
    return Hit(
        **place,
        line=text.count("\n", 0, finding.start) + 1 if "\n" in text else None,
        before=_context(text[max(0, finding.start - CONTEXT) : finding.start], cut_left=True),
        words=text[finding.start : finding.end],
        after=_context(text[finding.end : finding.end + CONTEXT], cut_left=False),
    )


def words_of(finding: Finding) -> str:
    """The words that a person can read; none for a finding that names a text by its digest."""
    return "" if DIGEST.fullmatch(finding.text) else finding.text


def _context(text: str, *, cut_left: bool) -> str:
    """One line of context, cut at a word where it was cut short."""
    flat = " ".join(text.split("\n"))
    if len(text) < CONTEXT or " " not in flat:
        return flat
    return "… " + flat.partition(" ")[2] if cut_left else flat.rpartition(" ")[0] + " …"


def _field_name(field: str, model: Any) -> Iterator[str]:
    """The label of a field of the form; captions and descriptions of pictures by their number."""
    name, _colon, number = field.partition(":")
    labels = {
        "caption": gettext("Caption"),
        "alt": gettext("Description of a picture"),
        "": gettext("Whole page"),
    }
    try:
        yield labels.get(name) or str(capfirst(model._meta.get_field(name).verbose_name))
    except FieldDoesNotExist:
        yield capfirst(name.replace("_", " "))
    if number:
        yield f" {number}"
