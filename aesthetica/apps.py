"""The project as an installed app, and the admin with its own site."""

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig as DjangoAdminConfig


class AestheticaConfig(AppConfig):
    name = "aesthetica"

    def ready(self) -> None:
        from aesthetica import checks  # noqa: F401  (registers the system checks)


class AdminConfig(DjangoAdminConfig):
    default_site = "aesthetica.admin_site.AestheticaAdminSite"
