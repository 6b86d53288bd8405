"""The addresses of the whole site."""

from importlib.util import find_spec

from django.contrib import admin
from django.urls import include, path

from aesthetica.health import healthz, readyz
from aesthetica.media import media
from articles import sitemaps
from clinics import sitemaps as clinic_sitemaps

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
    *([path("admin/desk/", include("clinics.desk_urls"))] if find_spec("clinics.desk_urls") else []),
    path("admin/reports/", include("clinics.report_urls")),
    path("admin/", admin.site.urls),
    *([path("", include("clinics.urls"))] if find_spec("clinics.urls") else []),
    *([path("", include("articles.urls"))] if find_spec("articles.urls") else []),
    path(
        "sitemap.xml",
        sitemaps.sitemap,
        {"sections": sitemaps.SECTIONS | clinic_sitemaps.SECTIONS},
        name="sitemap",
    ),
    path("media/<path:path>", media, name="media"),
]

handler404 = "articles.views.errors.not_found"
