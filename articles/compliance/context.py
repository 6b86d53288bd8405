"""What softens a hit: a myth, a denial, a quotation, a question, a risk that is named with it."""

from dataclasses import dataclass
from functools import cached_property

from articles.compliance import slots
from articles.compliance.finding import one_lower
from articles.compliance.negation import is_asked, is_denied
from articles.compliance.passage import Passage
from articles.compliance.rule_pack import Case, RulePack

RISK_FIELDS = frozenset(
    {
        "not_suitable",
        "risks_common",
        "risks_uncommon",
        "risks_serious",
        "contraindications",
        "when_to_get_help",
        "aftercare",
    }
)
NOTED = frozenset({"myth", "quotation", "question"})


@dataclass(slots=True, unsafe_hash=True)
class Surroundings:
    """A hit's modifiers, by name."""

    names: frozenset[str]

    def adjust(self, level: str) -> str:
        """The level that is left: a note for what the page only cites, one step less for a denial."""
        if self.names & {"note", *NOTED}:
            return "N"
        for _ in self.names & {"negation", "qualified"}:
            level = one_lower(level)
        return level


class Context:
    """The slots of one passage, looked up by position."""

    def __init__(self, field: str, passage: Passage, pack: RulePack) -> None:
        self.field, self.passage, self.pack = field, passage, pack

    @cached_property
    def _myths(self) -> tuple[slots.Span, ...]:
        return slots.myths(self.passage)

    @cached_property
    def _answers(self) -> tuple[slots.Span, ...]:
        return slots.answers(self.passage)

    @cached_property
    def _quoted(self) -> tuple[slots.Span, ...]:
        return slots.quotations(self.passage) + slots.reference_lists(self.passage)

    @cached_property
    def _whitelisted(self) -> tuple[slots.Span, ...]:
        return tuple(m.span() for m in self.pack.whitelist.regex.finditer(self.passage.plain))

    def is_whitelisted(self, start: int, end: int) -> bool:
        """Whether a fixed term of the glossary covers the hit."""
        return any(a < end and start < b for a, b in self._whitelisted)

    def is_answer(self, position: int) -> bool:
        return _inside(self._answers, position)

    def is_about_risks(self, position: int) -> bool:
        """Whether the text there speaks of risks or of who should not be treated."""
        if self.field in RISK_FIELDS:
            return True
        headings = self.pack.phrases["risk_headings"]
        return any(headings.is_in(self.passage.text_of(h)) for h in self.passage.headings_over(position))

    def surroundings(self, case: Case, start: int, end: int) -> Surroundings:
        """All modifiers of the hit at `start:end` of the plain text."""
        sentence = self.passage.window(start, "sentence")
        plain = self.passage.plain
        found = {
            "myth": _inside(self._myths, start),
            "quotation": _inside(self._quoted, start),
            "question": is_asked(plain, sentence),
            "negation": is_denied(plain, sentence, start, end),
            "note": bool(
                case.note_if and case.note_if.is_in(plain, *self.passage.window(start, "sentences"))
            ),
            "qualified": bool(case.lower_if and case.lower_if.is_in(plain, *sentence)),
        }
        return Surroundings(frozenset(name for name, holds in found.items() if holds) - case.ignores)


def _inside(spans: tuple[slots.Span, ...], position: int) -> bool:
    return any(start <= position < end for start, end in spans)
