"""What the rules about wording say of a combination plan; what asks for sections, pictures or reviews has no place here."""

from typing import Any

from django.conf import settings

from articles.compliance import Content, Finding, check, rule_pack
from articles.models.checked_facts import facts_of
from articles.models.effective_rules import effective_rules


def findings_of(plan: Any) -> list[Finding]:
    """The findings in name, summary, reasons and roles, judged by the facts of the plan's treatments."""
    components = list(plan.components.select_related("treatment"))
    roles = "\n\n".join(f"{each.role}. {each.layer}" for each in components)
    content = Content(
        fields={"title": plan.name, "excerpt": plan.summary, "body": f"{plan.rationale}\n\n{roles}"},
        treatments=tuple(facts_of(each.treatment) for each in components),
    )
    about_words = {rule.id for rule in rule_pack().claims}
    return [
        finding
        for finding in check(content, settings.JURISDICTIONS, effective_rules())
        if finding.rule in about_words
    ]
