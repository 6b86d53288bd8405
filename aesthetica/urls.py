"""The addresses of the whole site."""

from importlib.util import find_spec

from django.conf import settings
from django.contrib import admin
from django.urls import include, path, re_path
from django.views.static import serve

from aesthetica.health import healthz, readyz

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
    *([path("admin/desk/", include("clinics.desk_urls"))] if find_spec("clinics.desk_urls") else []),
    path("admin/", admin.site.urls),
    *([path("", include("clinics.urls"))] if find_spec("clinics.urls") else []),
    *([path("", include("articles.urls"))] if find_spec("articles.urls") else []),
    re_path(r"^media/(?P<path>.*)$", serve, {"document_root": settings.MEDIA_ROOT}, name="media"),
]
