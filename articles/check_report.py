"""What the check says of all pages, as data for programs and as lines for people."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from articles.compliance import Finding, group
from articles.models import Article, Publication, TreatmentType
from articles.models.effective_rules import effective_rules
from articles.models.page_check import findings_of


@dataclass(frozen=True, slots=True)
class CheckedText:
    """One text of one page, the public one ("live") or the newest one ("draft"), and what was found in it."""

    page: Any
    text: str
    findings: list[Finding]

    @property
    def blocks_readers_page(self) -> bool:
        """Whether a blocking finding is left on a text that readers see."""
        return self.text == "live" and any(finding.is_blocking for finding in self.findings)

    def as_dict(self) -> dict[str, Any]:
        return {
            "page": self.page._meta.model_name,
            "slug": self.page.slug,
            "url": self.page.get_absolute_url(),
            "title": self.page.title,
            "status": self.page.status,
            "text": self.text,
            "findings": [finding.as_dict() for finding in self.findings],
        }

    def lines(self) -> Iterator[str]:
        """The page, then one line a rule and level: how often, where first, why."""
        yield f"{self.page.get_absolute_url()} ({self.page.status}, {self.text} text)"
        for each in group(self.findings):
            first = each.first
            times = f" ×{each.count}" if each.count > 1 else ""
            place = f" {first.field}:{first.start}-{first.end}" if first.field else ""
            words = f" “{' '.join(first.text.split())[:60]}”" if first.text else ""
            accepted = " (accepted)" if all(f.is_accepted for f in each.findings) else ""
            yield f"  {each.level} {each.rule}{times}{place}{words}{accepted}: {first.reason}"


def checked_texts(jurisdictions: Sequence[str]) -> Iterator[CheckedText]:
    """Every page: its public text where it has one, and its newest where that is another."""
    rules = effective_rules()
    sets = (model.objects.order_by("pk").iterator(chunk_size=200) for model in (TreatmentType, Article))
    for page in chain.from_iterable(sets):
        is_live = page.status == Publication.Status.PUBLISHED
        if is_live:
            yield CheckedText(
                page, "live", findings_of(page, jurisdictions=jurisdictions, live=True, rules=rules)
            )
        if not is_live or page.has_draft_ahead:
            yield CheckedText(page, "draft", findings_of(page, jurisdictions=jurisdictions, rules=rules))


def live_pages(chunk: int = 200) -> Iterator[Any]:
    """Every page that readers see, or will see at a moment that is set."""
    published = Publication.Status.PUBLISHED
    sets = (
        model.objects.filter(status=published).order_by("pk").iterator(chunk_size=chunk)
        for model in (TreatmentType, Article)
    )
    return chain.from_iterable(sets)


def live_pages_after(cursor: str, number: int) -> tuple[list[Any], str]:
    """The next so many live pages behind a cursor ("article:17"), and the cursor behind them; "" at the end."""
    models = {model._meta.model_name or "": model for model in (TreatmentType, Article)}
    name, _colon, key = cursor.partition(":")
    names = list(models)
    first = names.index(name) if name in models and key.isdecimal() and len(key) < 19 else 0
    after = int(key) if name in models and key.isdecimal() and len(key) < 19 else 0
    pages: list[Any] = []
    for each in names[first:]:
        live = models[each].objects.filter(status=Publication.Status.PUBLISHED, pk__gt=after).order_by("pk")
        pages += live[: number + 1 - len(pages)]
        after = 0
    if len(pages) <= number:
        return pages, ""
    last = pages[number - 1]
    return pages[:number], f"{last._meta.model_name}:{last.pk}"


def totals(texts: Sequence[CheckedText]) -> dict[str, int]:
    """How many pages, and how many findings of each kind; the accepted ones are counted apart."""
    counts = Counter("accepted" if f.is_accepted else f.level for text in texts for f in text.findings)
    return {
        "pages": len({(type(text.page), text.page.pk) for text in texts}),
        "errors": counts["E"],
        "warnings": counts["W"],
        "notes": counts["N"],
        "accepted": counts["accepted"],
    }
