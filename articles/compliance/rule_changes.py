"""What staff changed of the shipped rules, and the rules as they then are."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from articles.compliance.rule_pack import Case, Rule, RulePack, Wording

OFF = "off"
Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class RuleChange:
    """One case of one rule in one jurisdiction. What is empty stays as shipped; `level` may be E, W, N or off."""

    rule: str
    case: str
    jurisdiction: str
    level: str = ""
    reason: str = ""
    suggestion: str = ""
    source: str = ""
    source_url: str = ""
    checked_on: date | None = None


def changed(pack: RulePack, changes: Iterable[RuleChange], version: str) -> RulePack:
    """The pack with the changes on top. A change of a rule that is no longer shipped has no effect."""
    by_key = {(each.rule, each.case, each.jurisdiction): each for each in changes}
    if not by_key:
        return pack
    claims = tuple(_rule(rule, by_key) for rule in pack.claims)
    checks = {name: _rule(rule, by_key) for name, rule in pack.checks.items()}
    return replace(pack, version=version, claims=claims, checks=checks)


def _rule(rule: Rule, changes: Mapping[Key, RuleChange]) -> Rule:
    if not any(name == rule.id for name, _case, _place in changes):
        return rule
    return replace(rule, cases=tuple(_case(rule, case, changes) for case in rule.cases))


def _case(rule: Rule, case: Case, changes: Mapping[Key, RuleChange]) -> Case:
    levels, wordings = dict(case.levels), dict(case.wordings)
    for (name, case_name, place), change in changes.items():
        if (name, case_name) != (rule.id, case.name):
            continue
        if change.level == OFF:
            levels.pop(place, None)
        elif change.level:
            levels[place] = change.level
        wordings[place] = _wording(rule.wording(case), change)
    return replace(case, levels=levels, wordings=wordings)


def _wording(own: Wording, change: RuleChange) -> Wording:
    return Wording(
        reason=change.reason or own.reason,
        suggestion=change.suggestion or own.suggestion,
        source=change.source or own.source,
        source_url=change.source_url if change.source else own.source_url,
        checked_on=change.checked_on or own.checked_on,
    )
