"""The addresses of the whole site."""

from importlib.util import find_spec

from django.conf import settings
from django.contrib import admin
from django.urls import include, path

from aesthetica.health import healthz, readyz
from aesthetica.mail_provider import tracking_addresses
from aesthetica.media import media
from articles import sitemaps
from clinics import sitemaps as clinic_sitemaps

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
    *([path("admin/desk/", include("clinics.desk.urls"))] if find_spec("clinics.desk.urls") else []),
    path("admin/reports/", include("clinics.reports.urls")),
    path("admin/", admin.site.urls),
    *([path("", include("clinics.urls"))] if find_spec("clinics.urls") else []),
    *([path("", include("articles.urls"))] if find_spec("articles.urls") else []),
    path(
        "sitemap.xml",
        sitemaps.sitemap,
        {"sections": sitemaps.SECTIONS | clinic_sitemaps.SECTIONS},
        name="sitemap",
    ),
    path("mail/", include(tracking_addresses(settings.MAIL_PROVIDER))),
    path("media/<path:path>", media, name="media"),
]

handler404 = "articles.views.errors.not_found"
