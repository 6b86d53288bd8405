"""The admin site: django-unfold with a content security policy of its own."""

from typing import Any, cast

from django.conf import settings
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.contrib.auth.decorators import login_not_required
from django.contrib.contenttypes.models import ContentType
from django.contrib.contenttypes.views import shortcut
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, URLResolver, path, reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csp import csp_override
from unfold.sites import UnfoldAdminSite

from aesthetica.sign_in.addresses import sign_in_urls
from aesthetica.sign_in.login import StaffLoginView


class AestheticaAdminSite(UnfoldAdminSite):
    """Every admin view answers with settings.ADMIN_CSP; all other pages keep the strict policy."""

    def get_urls(self) -> list[URLPattern | URLResolver]:
        view_on_site = path(
            "r/<path:content_type_id>/<path:object_id>/",
            self.admin_view(self.view_on_site, cacheable=False),
            name="view_on_site",
        )
        own = [view_on_site, *sign_in_urls(self)]
        return [_with_admin_policy(entry) for entry in [*own, *super().get_urls()]]

    @method_decorator(never_cache)
    @method_decorator(login_not_required)
    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """The password; who has a second factor is asked for it after that."""
        after = StaffLoginView().get_redirect_url(request) or reverse("admin:index")
        if request.method == "GET" and self.has_permission(request):
            return HttpResponseRedirect(after)
        context = {
            **self.each_context(request),
            "title": _("Sign in"),
            "subtitle": None,
            "app_path": request.get_full_path(),
            "username": request.user.get_username(),
            REDIRECT_FIELD_NAME: after,
            **(extra_context or {}),
        }
        form = self.login_form
        view = StaffLoginView.as_view(
            extra_context=context, authentication_form=form, template_name="admin/login.html"
        )
        return cast(HttpResponse, view(request))

    def view_on_site(self, request: HttpRequest, content_type_id: str, object_id: str) -> HttpResponse:
        """Leads to the public page of an object that this person may see; Django's own view asks for no permission."""
        if not (content_type_id.isdecimal() and object_id.isdecimal()):
            raise Http404
        content_type = ContentType.objects.filter(pk=content_type_id).first()
        model_admin = self._registry.get(content_type and content_type.model_class())
        page = model_admin and model_admin.get_object(request, object_id)
        if model_admin is None or not model_admin.has_view_permission(request, page):
            raise PermissionDenied
        return cast(HttpResponse, shortcut(request, content_type_id, object_id))


def _with_admin_policy(entry: Any) -> Any:
    """Wraps the view of a pattern, or of each pattern below a resolver."""
    if isinstance(entry, URLPattern):
        entry.callback = csp_override(cast(dict[str, list[str]], settings.ADMIN_CSP))(entry.callback)
    else:
        for child in entry.url_patterns:
            _with_admin_policy(child)
    return entry
