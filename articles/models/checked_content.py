"""A page's text and the facts of its records, as the plain values that the compliance check reads."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.db.models import prefetch_related_objects
from django.utils import timezone

from articles.compliance import CitationFacts, Content, EvidenceFacts, ReviewFacts, TreatmentFacts
from articles.models.article import Article
from articles.models.checked_images import images_of
from articles.models.citation import Citation
from articles.models.evidence_level import IN_PEOPLE, EvidenceLevel, strongest, weaker
from articles.models.evidence_statement import EvidenceStatement
from articles.models.notice import Notice
from articles.models.review import Review
from articles.models.treatment_type import TreatmentType

ARTICLE_TEXTS = ("title", "excerpt", "meta_description", "body", "hero_alt", "social_quote")
TREATMENT_TEXTS = (
    "name", "definition", "summary", "meta_description", "downtime", "first_result", "duration", "anaesthetic", "performed_by", "price_includes",
    *TreatmentType.SECTIONS,
)  # fmt: skip
# Blocking defects of the import that the check judges anew from the present text and pictures (K07, D6, C39).
JUDGED_ANEW = frozenset({"D3", "D6", "D31"})


def content_of(page: Any, content: dict[str, Any]) -> Content:
    """One version of a page, ready to be checked; `content` is what content() or draft_content() gives."""
    today = timezone.localdate()
    digest = page.digest_of(content)
    common: dict[str, Any] = {
        "images": images_of(content),
        "citations": _citations(content["citations"]),
        "review": _review(page, digest),
        "generated_by": content["generated_by"],
        "today": today,
        "notices": _notices_in_force(today),
        "version": digest[:8],
    }
    return _article(page, content, common) if isinstance(page, Article) else _treatment(page, content, common)


def _article(page: Article, content: dict[str, Any], common: dict[str, Any]) -> Content:
    fields = {name: content[name] or "" for name in ARTICLE_TEXTS}
    fields |= {"tags": ", ".join(content["tags"]), "call_to_action": page.call_to_action}
    if page.title_is_proposed and content["title"].casefold() in content["body"].casefold():
        del fields["title"]  # the proposal repeats words of the text, which are judged there
    linked = TreatmentType.objects.filter(pk__in=content["treatments"])
    return Content(
        fields,
        treatments=tuple(_treatment_facts(vars(treatment)) for treatment in linked),
        import_warnings=_open_warnings(page),
        **common,
    )


def _treatment(page: TreatmentType, content: dict[str, Any], common: dict[str, Any]) -> Content:
    fields = {name: content[name] or "" for name in TREATMENT_TEXTS}
    statements = list(page.evidence.all()) if page.pk else []
    prefetch_related_objects(statements, "citation")
    for number, statement in enumerate(statements, start=1):
        fields[f"evidence:{number}"] = "\n\n".join(filter(None, (statement.text, statement.limits)))
    restricted = content["is_prescription_only"] or content["is_higher_risk_au"]
    return Content(
        fields,
        kind="treatment",
        treatments=(_treatment_facts(content),),
        unconfirmed=tuple(_unconfirmed(page, statements)),
        offers=(content["name"],) if restricted and content["offer_allowed"] else (),
        **common,
    )


def _unconfirmed(page: TreatmentType, statements: list[EvidenceStatement]) -> Iterator[EvidenceFacts]:
    """Levels stated above what verified papers carry: of a statement by its own paper, of a use by the strongest."""
    for number, statement in enumerate(statements, start=1):
        if not statement.is_confirmed:
            carries_some = statement.carried_level != EvidenceLevel.NONE
            yield EvidenceFacts(statement.get_level_display(), f"evidence:{number}", carries_some)
    carried = strongest(statement.confirmed_level for statement in statements)
    uses = list(page.indications.all()) if page.pk else []
    prefetch_related_objects(uses, "concern")
    for indication in uses:
        if weaker(indication.evidence_level, carried) != indication.evidence_level:
            level = f"{indication.concern}: {indication.get_evidence_level_display()}"
            yield EvidenceFacts(level, carries_some=carried != EvidenceLevel.NONE)


def _treatment_facts(values: dict[str, Any]) -> TreatmentFacts:
    return TreatmentFacts(
        slug=values["slug"],
        name=values["name"],
        aliases=tuple(values["aliases"].split("\n")) if values["aliases"] else (),
        family=values["family"],
        deliveries=frozenset(values["deliveries"]),
        sources=frozenset(values["sources"]),
        is_prescription_only=values["is_prescription_only"],
        is_higher_risk_au=values["is_higher_risk_au"],
        states_price=values["price_from"] is not None,
        price_includes=values["price_includes"],
    )


def _citations(keys: Iterable[int]) -> tuple[CitationFacts, ...]:
    return tuple(
        CitationFacts(citation.named_as, citation.state, citation.population in IN_PEOPLE)
        for citation in Citation.objects.filter(pk__in=keys)
    )


def _review(page: Any, digest: str) -> ReviewFacts | None:
    current = Review.objects.of(page).approving(digest).first()
    if current:
        return ReviewFacts(is_current=True, due_on=current.next_due_on)
    earlier = Review.objects.of(page).filter(decision=Review.Decision.APPROVED)
    return ReviewFacts(is_current=False) if earlier.exists() else None


def _notices_in_force(today: date) -> frozenset[str]:
    return frozenset(Notice.objects.in_force(today).values_list("code", flat=True))


def _open_warnings(page: Article) -> tuple[tuple[str, str, bool], ...]:
    """What the import reported, nobody has settled, and no rule judges anew."""
    warnings = page.import_report.get("warnings", ())
    proposed = [
        (w["code"], w["message"], False) for w in warnings if w["code"] == "D16" and page.title_is_proposed
    ]
    blocking = [
        (w["code"], w["message"], True)
        for w in warnings
        if w.get("is_blocking") and w["code"] not in JUDGED_ANEW
    ]
    return (*proposed, *blocking)
