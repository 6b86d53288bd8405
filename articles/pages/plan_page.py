"""A combination plan: its treatments in their order, and all that any of them risks, forbids and has to say."""

from functools import cached_property
from typing import NamedTuple

from django.db.models import Prefetch, QuerySet
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from articles.models import CombinationPlan, EvidenceStatement, Notice, PlanComponent, TreatmentType
from articles.pages.notices import AT_FOOT, AT_HELP, notices_of_treatments
from articles.rendered_text import rendered, rendered_texts
from articles.rendering import Rendering
from articles.structured_data import page_json_ld

TOGETHER = (
    "risks_common",
    "risks_uncommon",
    "risks_serious",
    "not_suitable",
    "contraindications",
    "aftercare",
)


class Share(NamedTuple):
    """What one treatment adds to a common section; empty HTML where its page leaves it blank."""

    treatment: TreatmentType
    text: Rendering


def for_page(plans: QuerySet[CombinationPlan]) -> QuerySet[CombinationPlan]:
    """Plans with signature, components and their evidence at hand."""
    evidence = Prefetch("treatment__evidence", EvidenceStatement.objects.select_related("citation"))
    components = (
        PlanComponent.objects.select_related("treatment").prefetch_related(evidence).order_by("position")
    )
    return plans.select_related("signed_by").prefetch_related(Prefetch("components", components))


class PlanPage:
    """What the template of a plan reads; `plan` comes from for_page()."""

    def __init__(self, plan: CombinationPlan) -> None:
        self.plan = plan

    @cached_property
    def components(self) -> list[PlanComponent]:
        return list(self.plan.components.all())

    @property
    def treatments(self) -> list[TreatmentType]:
        return [component.treatment for component in self.components]

    @cached_property
    def rationale(self) -> Rendering:
        return rendered(self.plan.rationale)

    @cached_property
    def sections(self) -> dict[str, list[Share]]:
        """For each common section what every treatment adds, in the order of the plan: the union, nothing left out."""
        wanted = {
            f"{treatment.slug} {name}": getattr(treatment, name)
            for treatment in self.treatments
            for name in TOGETHER
        }
        texts = rendered_texts(wanted, top_level=4)
        return {
            name: [Share(treatment, texts[f"{treatment.slug} {name}"]) for treatment in self.treatments]
            for name in TOGETHER
        }

    @cached_property
    def notices(self) -> list[Notice]:
        return notices_of_treatments(self.treatments)

    @property
    def notices_before(self) -> list[Notice]:
        return [notice for notice in self.notices if notice.code not in AT_HELP | AT_FOOT]

    @property
    def notices_after(self) -> list[Notice]:
        return [notice for notice in self.notices if notice.code in AT_HELP | AT_FOOT]

    @property
    def is_prescription_only(self) -> bool:
        """One prescription-only medicine keeps the whole page out of search engines."""
        return any(treatment.is_prescription_only for treatment in self.treatments)

    @property
    def trail(self) -> list[tuple[str, str]]:
        return [
            (_("Treatments"), reverse("treatment_list")),
            (_("Combination plans"), reverse("plan_list")),
            (self.plan.name, ""),
        ]

    @property
    def structured_data(self) -> SafeString:
        path = self.plan.get_absolute_url()
        crumbs = [(_("Home"), reverse("home")), *self.trail[:-1], (self.plan.name, path)]
        return page_json_ld(self.plan.name, path, crumbs=crumbs, description=self.plan.summary)
