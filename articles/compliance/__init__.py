"""Says what a page must not say, must not leave out, and why: pure functions over plain values.

The rules are data (`rules.toml`); nothing here is legal advice.
"""

from articles.compliance.check import check
from articles.compliance.content import (
    CitationFacts,
    Content,
    EvidenceFacts,
    ImageFacts,
    ReviewFacts,
    TreatmentFacts,
)
from articles.compliance.finding import Finding, FindingGroup, group
from articles.compliance.rule_pack import RulePackError, rule_pack

__all__ = [
    "CitationFacts",
    "Content",
    "EvidenceFacts",
    "Finding",
    "FindingGroup",
    "ImageFacts",
    "ReviewFacts",
    "RulePackError",
    "TreatmentFacts",
    "check",
    "group",
    "rule_pack",
]
