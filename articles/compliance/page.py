"""One page under examination: its texts made ready, the rules that apply, and how a finding is written."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from articles.compliance.content import Content
from articles.compliance.context import Context
from articles.compliance.finding import JURISDICTIONS, LEVELS, Finding, stricter
from articles.compliance.passage import Passage
from articles.compliance.rule_pack import Case, Rule, RulePack, Wording


@dataclass(frozen=True, slots=True)
class Hit:
    """A finding with what is known of its surroundings."""

    finding: Finding
    topic: str
    modifiers: frozenset[str]
    is_answer: bool


class Page:
    """Content, jurisdictions and rules, with every field's passage."""

    def __init__(self, content: Content, jurisdictions: Sequence[str], pack: RulePack) -> None:
        self.content = content
        self.jurisdictions = tuple(place for place in JURISDICTIONS if place in jurisdictions)
        self.pack = pack
        self.hits: list[Hit] = []

    @cached_property
    def contexts(self) -> dict[str, Context]:
        """By field; a caption or alt text that stands in the body is read there."""
        body = self.content.fields.get("body", "")
        return {
            name: Context(name, Passage(text), self.pack)
            for name, text in self.content.fields.items()
            if text.strip() and not (name.startswith(("caption:", "alt:")) and text in body)
        }

    def passage(self, field: str) -> Passage | None:
        context = self.contexts.get(field)
        return context.passage if context else None

    def places(self, case: Case) -> tuple[str, ...]:
        """The chosen jurisdictions in which the case counts."""
        return tuple(place for place in self.jurisdictions if place in case.levels)

    def level(self, case: Case) -> str:
        """The strictest level among the chosen jurisdictions."""
        return stricter(case.levels[place] for place in self.places(case))

    def wording(self, rule: Rule, case: Case) -> Wording:
        """What is said in the chosen jurisdictions: once where they agree, else each with its name, strictest first."""
        places = sorted(self.places(case), key=lambda place: -LEVELS.index(case.levels[place]))
        if not case.wordings:
            return rule.wording(case)
        said = {place: rule.wording(case, place) for place in places}
        first = said[places[0]]
        return replace(
            first,
            reason=_joined({place: wording.reason for place, wording in said.items()}),
            suggestion=_joined({place: wording.suggestion for place, wording in said.items()}),
        )

    def finding(
        self,
        rule: Rule,
        case: Case,
        level: str,
        *,
        field: str = "",
        start: int = 0,
        end: int = 0,
        text: str = "",
    ) -> Finding:
        passage = self.passage(field) if start < end else None
        wording = self.wording(rule, case)
        return Finding(
            rule=rule.id,
            level=level,
            jurisdictions=self.places(case),
            field=field,
            start=start,
            end=end,
            text=text,
            reason=wording.reason,
            suggestion=wording.suggestion,
            source_url=wording.source_url,
            source=wording.source,
            sentence=passage.sentence_around(start, end) if passage else "",
        )

    def report(
        self, rule_id: str, name: str = "", *, field: str = "", start: int = 0, end: int = 0, text: str = ""
    ) -> Iterator[Finding]:
        """The finding of a structural rule, where one of the chosen jurisdictions asks for it."""
        rule = self.pack.checks[rule_id]
        case = rule.case(name)
        if self.places(case):
            yield self.finding(rule, case, self.level(case), field=field, start=start, end=end, text=text)


def _joined(texts: Mapping[str, str]) -> str:
    """One text where all jurisdictions say the same, else "UK, EU: … AU: …"."""
    places: dict[str, list[str]] = {}
    for place, text in texts.items():
        places.setdefault(text, []).append(place)
    if len(places) == 1:
        return next(iter(places))
    return " ".join(f"{', '.join(named)}: {text}" for text, named in places.items())
