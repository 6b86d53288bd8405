"""What was decided about papers, of all papers; a decision itself is made on the page of the paper."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from articles.admin.read_only import ReadOnlyAdmin
from articles.models import CitationCheck


@admin.register(CitationCheck)
class CitationCheckAdmin(ReadOnlyAdmin):
    list_display = ("citation", "decision", "by", "at", "reason")
    list_filter = ("decision",)
    list_select_related = ("citation", "by")
    search_fields = ("citation__authors", "citation__title", "doi", "pmid", "reason")
    search_help_text = _("Authors, title, DOI, PubMed number or reason")
    date_hierarchy = "at"
    fields = ("citation", "decision", "reason", ("doi", "pmid", "url"), ("by", "at"))
