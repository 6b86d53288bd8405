"""Which notices a page shows: those that the compliance check asks for, in the wording that is in force."""

from collections.abc import Iterable

from django.conf import settings

from articles.compliance.content import Content, TreatmentFacts
from articles.compliance.notices import required_notices
from articles.models import Article, Notice, TreatmentType
from articles.pages.ai_disclosure import disclosed_tool

# Everything else stands near the top, before a reader decides.
AT_HELP = {"N-ALL-EMERG"}
AT_FOOT = {"N-ALL-INFO", "N-ALL-AI"}


def codes_of_article(article: Article, treatments: Iterable[TreatmentType]) -> list[str]:
    """Codes in the order in which the page shows them; `treatments` is what the article is about."""
    facts = tuple(_facts(treatment) for treatment in treatments)
    content = Content(fields={}, kind="article", treatments=facts, generated_by=disclosed_tool(article))
    return required_notices(content, settings.JURISDICTIONS)


def notices_of_treatments(treatments: Iterable[TreatmentType], *, generated_by: str = "") -> list[Notice]:
    """The wordings in force that any of them needs, each once, in the order in which a page shows them; one query."""
    facts = tuple(_facts(treatment) for treatment in treatments)
    content = Content(fields={}, kind="treatment", treatments=facts, generated_by=generated_by)
    codes = required_notices(content, settings.JURISDICTIONS)
    newest_last = Notice.objects.in_force().filter(code__in=codes).order_by("effective_from")
    wordings = {notice.code: notice for notice in newest_last}
    return [wordings[code] for code in codes if code in wordings]


def _facts(treatment: TreatmentType) -> TreatmentFacts:
    return TreatmentFacts(
        slug=treatment.slug,
        name=treatment.name,
        family=treatment.family,
        deliveries=frozenset(treatment.deliveries),
        sources=frozenset(treatment.sources),
    )
