"""What the editor asks the server for besides the page itself."""

from typing import Any

from django.urls import URLPattern, path

from articles.admin.editor.link_pick import link_pick
from articles.admin.editor.pasted_text import pasted_text
from articles.admin.editor.text_figures import text_figures


def editor_urls(admin_site: Any) -> list[URLPattern]:
    view = admin_site.admin_view
    return [
        path("editor/links/", view(link_pick), name="articles_link_pick"),
        path("editor/pasted/", view(pasted_text), name="articles_pasted_text"),
        path("editor/figures/", view(text_figures), name="articles_text_figures"),
    ]
