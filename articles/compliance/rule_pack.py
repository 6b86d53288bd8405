"""The rules as data: read from TOML, checked whole, compiled once. A broken rule names itself."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from articles.compliance.facts import FACTS
from articles.compliance.finding import JURISDICTIONS, LEVELS
from articles.compliance.phrase import Matcher, PhraseError, compile_phrases

RULES = Path(__file__).with_name("rules.toml")
WINDOWS = ("sentence", "sentences", "block", "section", "field")
MODIFIERS = frozenset({"myth", "negation", "quotation", "question"})


class RulePackError(ValueError):
    """A rule that cannot be used; the message begins with its id."""


@dataclass(frozen=True, slots=True)
class Wording:
    """What a finding tells the editor, and the law or code that this rests on."""

    reason: str
    suggestion: str
    source: str
    source_url: str
    checked_on: date


@dataclass(frozen=True, slots=True)
class Case:
    """One way in which a rule is met. `wordings` holds what staff put in place of the rule's own, by jurisdiction."""

    name: str
    levels: Mapping[str, str]
    reason: str
    suggestion: str
    match: Matcher | None = None
    near: Matcher | None = None
    window: str = "sentence"
    exceptions: Matcher | None = None
    note_if: Matcher | None = None
    lower_if: Matcher | None = None
    only_if: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    ignores: frozenset[str] = frozenset()
    in_risk_sections: bool = True
    wordings: Mapping[str, Wording] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule with its cases, the law or code it rests on, and the day that was last looked up."""

    id: str
    title: str
    cases: tuple[Case, ...]
    source: str
    source_url: str
    checked_on: date
    topic: str = ""

    def case(self, name: str) -> Case:
        """The case of that name; KeyError where the pack has none."""
        for case in self.cases:
            if case.name == name:
                return case
        raise KeyError(f"{self.id} has no case {name!r}")

    def wording(self, case: Case, place: str = "") -> Wording:
        """What a finding says in a jurisdiction; without one, as the pack is shipped."""
        own = Wording(case.reason, case.suggestion, self.source, self.source_url, self.checked_on)
        return case.wordings.get(place, own)


@dataclass(frozen=True, slots=True)
class RulePack:
    version: str
    claims: tuple[Rule, ...]
    checks: Mapping[str, Rule]
    whitelist: Matcher
    phrases: Mapping[str, Matcher]
    limits: Mapping[str, float]

    @property
    def rules(self) -> tuple[Rule, ...]:
        """All rules; one that has both wording and records to look at comes twice, with different cases."""
        return (*self.claims, *self.checks.values())

    def case(self, rule_id: str, name: str) -> tuple[Rule, Case]:
        """The rule and its case. Raises KeyError."""
        for rule in self.rules:
            if rule.id == rule_id:
                for case in rule.cases:
                    if case.name == name:
                        return rule, case
        raise KeyError(f"{rule_id} has no case {name!r}")


@lru_cache(maxsize=4)
def rule_pack(path: Path = RULES) -> RulePack:
    """The compiled pack of a file. Raises RulePackError."""
    return load(path.read_text(encoding="utf-8"))


def load(text: str) -> RulePack:
    """Reads and checks a pack. Raises RulePackError."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise RulePackError(f"rule pack: {error}") from error
    for key in ("version", "checked_on", "claim", "check", "context"):
        if key not in data:
            raise RulePackError(f"rule pack: {key!r} is missing")
    claims = tuple(_rule(entry, data, is_claim=True) for entry in data["claim"])
    checks = {rule.id: rule for rule in (_rule(entry, data, is_claim=False) for entry in data["check"])}
    _refuse_duplicates([rule.id for rule in claims])
    _refuse_duplicates([entry["id"] for entry in data["check"]])
    context = {name: _matcher("context", name, phrases) for name, phrases in data["context"].items()}
    return RulePack(data["version"], claims, checks, context["whitelist"], context, data.get("limits", {}))


def _refuse_duplicates(ids: list[str]) -> None:
    for each in ids:
        if ids.count(each) > 1:
            raise RulePackError(f"{each}: this id is used twice")


def _rule(entry: dict[str, Any], data: dict[str, Any], *, is_claim: bool) -> Rule:
    rule_id = entry.get("id", "")
    if not rule_id:
        raise RulePackError(f"a rule without an id: {entry.get('title', entry)!r}")
    for key in ("title", "source", "case"):
        if not entry.get(key):
            raise RulePackError(f"{rule_id}: {key!r} is missing")
    url = entry.get("source_url", "")
    if url and not url.startswith("https://"):
        raise RulePackError(f"{rule_id}: {url!r} is no https address")
    cases = tuple(_case(rule_id, entry, case, is_claim=is_claim) for case in entry["case"])
    if len({case.name for case in cases}) < len(cases):
        raise RulePackError(f"{rule_id}: each of several cases needs a 'name' of its own")
    day = entry.get("checked_on", data["checked_on"])
    return Rule(rule_id, entry["title"], cases, entry["source"], url, day, entry.get("topic", ""))


def _case(rule_id: str, rule: dict[str, Any], case: dict[str, Any], *, is_claim: bool) -> Case:
    if is_claim and not case.get("match"):
        raise RulePackError(f"{rule_id}: a case without 'match'")
    texts = {key: case.get(key) or rule.get(key) for key in ("reason", "suggestion")}
    for key, text in texts.items():
        if not text:
            raise RulePackError(f"{rule_id}: {key!r} is missing")
    matchers: dict[str, Any] = {
        key: _matcher(rule_id, key, case[key])
        for key in ("match", "near", "exceptions", "note_if", "lower_if")
        if key in case
    }
    return Case(
        name=case.get("name", ""),
        levels=_levels(rule_id, case.get("levels") or rule.get("levels") or {}),
        reason=str(texts["reason"]),
        suggestion=str(texts["suggestion"]),
        window=_one_of(rule_id, "window", case.get("window", "sentence"), WINDOWS),
        only_if=_facts(rule_id, case.get("only_if", [])),
        unless=_facts(rule_id, case.get("unless", [])),
        ignores=frozenset(_one_of(rule_id, "ignores", each, MODIFIERS) for each in case.get("ignores", [])),
        in_risk_sections=case.get("in_risk_sections", True),
        **matchers,
    )


def _levels(rule_id: str, levels: dict[str, str]) -> dict[str, str]:
    """`all` is spelled out, so that a jurisdiction of its own may differ."""
    if not levels:
        raise RulePackError(f"{rule_id}: 'levels' is missing")
    for place, level in levels.items():
        _one_of(rule_id, "jurisdiction", place, ("all", *JURISDICTIONS))
        _one_of(rule_id, "level", level, LEVELS)
    everywhere = dict.fromkeys(JURISDICTIONS, levels["all"]) if "all" in levels else {}
    return everywhere | {place: level for place, level in levels.items() if place != "all"}


def _matcher(rule_id: str, key: str, phrases: list[str]) -> Matcher:
    try:
        return compile_phrases(phrases)
    except (PhraseError, TypeError, AttributeError) as error:
        raise RulePackError(f"{rule_id}: {key}: {error}") from error


def _facts(rule_id: str, names: list[str]) -> tuple[str, ...]:
    return tuple(_one_of(rule_id, "fact", name, FACTS) for name in names)


def _one_of(rule_id: str, what: str, value: str, known: Any) -> str:
    if value not in known:
        raise RulePackError(f"{rule_id}: unknown {what} {value!r}")
    return value
