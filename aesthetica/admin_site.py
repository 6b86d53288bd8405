"""The admin site: django-unfold with a content security policy of its own."""

from typing import Any, cast

from django.conf import settings
from django.urls import URLPattern, URLResolver
from django.views.decorators.csp import csp_override
from unfold.sites import UnfoldAdminSite


class AestheticaAdminSite(UnfoldAdminSite):
    """Every admin view answers with settings.ADMIN_CSP; all other pages keep the strict policy."""

    def get_urls(self) -> list[URLPattern | URLResolver]:
        return [_with_admin_policy(entry) for entry in super().get_urls()]


def _with_admin_policy(entry: Any) -> Any:
    """Wraps the view of a pattern, or of each pattern below a resolver."""
    if isinstance(entry, URLPattern):
        entry.callback = csp_override(cast(dict[str, list[str]], settings.ADMIN_CSP))(entry.callback)
    else:
        for child in entry.url_patterns:
            _with_admin_policy(child)
    return entry
