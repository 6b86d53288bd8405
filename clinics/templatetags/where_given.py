"""{% where_given treatment %}: the clinics that give a treatment, from what price, and their teams."""

from typing import Any

from django import template

from articles.models import TreatmentType
from clinics.models import Clinic, ClinicTreatment

register = template.Library()


@register.inclusion_tag("clinics/where_given.html")
def where_given(treatment: TreatmentType) -> dict[str, Any]:
    """Two queries, however many clinics there are; `team` names each person once."""
    offered = list(
        ClinicTreatment.objects.filter(treatment=treatment, clinic__in=Clinic.objects.open())
        .select_related("clinic")
        .prefetch_related("clinic__practitioners__photo__credit")
        .order_by("clinic__position", "clinic__name")
    )
    for each in offered:
        each.treatment = treatment
    team = {person.pk: person for each in offered for person in each.clinic.practitioners.all()}
    return {"offered": offered, "team": list(team.values()), "treatment": treatment}
