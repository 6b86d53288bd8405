"""Papers named by their key in the form of a page: their words go into the text, the papers among its references."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.cited_keys import keys_in, named
from articles.models import Citation

HELP = _(
    "The papers that the text names. Type a paper's key in the text, for example [@leo-2015]: saving puts “Leo et al. (2015)” there and the paper here."
)


def resolve(form: Any) -> None:
    """Works on what the form has cleaned; a key that no paper has is an error of its field."""
    texts = {name: value for name, value in form.cleaned_data.items() if _may_name(form, name, value)}
    wanted = keys_in(texts.values())
    if not wanted or "citations" not in form.cleaned_data:
        return
    papers = {paper.key.lower(): paper for paper in Citation.objects.filter(key__in=wanted)}
    words = {key: paper.words for key, paper in papers.items()}
    for name, text in texts.items():
        if unknown := sorted(keys_in([text]) - papers.keys()):
            form.add_error(name, _unknown(unknown))
        elif keys_in([text]):
            form.cleaned_data[name] = named(text, words)
    _refer(form, papers.values())


def _may_name(form: Any, name: str, value: Any) -> bool:
    return isinstance(value, str) and "[@" in value and isinstance(form.fields[name].widget, forms.Textarea)


def _refer(form: Any, papers: Any) -> None:
    chosen = form.cleaned_data["citations"]
    missing = {paper.pk for paper in papers} - {paper.pk for paper in chosen}
    if missing:
        keys = [*(paper.pk for paper in chosen), *missing]
        form.cleaned_data["citations"] = Citation.objects.filter(pk__in=keys)
        if "citations" not in form.changed_data:
            form.changed_data.append("citations")


def _unknown(keys: list[str]) -> str:
    return gettext("No paper on record has the key %(keys)s: look it up under References.") % {
        "keys": ", ".join(f"[@{key}]" for key in keys)
    }
