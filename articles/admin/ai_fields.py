"""The part of a page's form that says how AI helped: a fieldset that is closed until somebody needs it."""

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.admin.widgets import SuggestingInput
from articles.models import Revision
from articles.models.ai_provenance import PROVENANCE

LOOKED_AT = 300  # newest versions of all pages
SUGGESTED = 12


def fieldset(*, may_lift: bool) -> tuple[Any, dict[str, Any]]:
    fields = (*PROVENANCE, "lifted_reason") if may_lift else PROVENANCE
    description = _(
        "Later versions carry this on. The page can go live once a medical reviewer has signed it."
    )
    return _("Made with the help of AI"), {
        "classes": ("collapse",),
        "fields": fields,
        "description": description,
    }


def prepare(form: Any) -> None:
    """Suggests tools that were named lately."""
    form.fields["generated_by"].widget = SuggestingInput(tools_of_late())


def tools_of_late() -> list[str]:
    """Names of tools in the newest versions, the newest first; the work does not grow with the content."""
    named = Revision.objects.order_by("-pk").values_list("generated_by", flat=True)[:LOOKED_AT]
    return list(dict.fromkeys(filter(None, named)))[:SUGGESTED]


def check(form: Any) -> None:
    """Says what is missing, before the model refuses it."""
    said = form.cleaned_data
    if "generated_by" not in form.fields or "generated_by" not in said:
        return
    if said["generated_by"]:
        return
    had_tool = form.instance.pk and form.instance.draft_content()["generated_by"]
    if had_tool and not said.get("lifted_reason", "").strip():
        form.add_error("lifted_reason", gettext("Say why the text no longer counts as made with AI."))
    elif not had_tool and any(said.get(name) for name in PROVENANCE):
        form.add_error("generated_by", gettext("Name the tool, or empty the other fields about AI."))
