"""The app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ClinicsConfig(AppConfig):
    name = "clinics"
    verbose_name = _("Clinics and codes")

    def ready(self) -> None:
        from anymail.signals import tracking

        from clinics.mail import events as mail_events

        tracking.connect(mail_events.received)
