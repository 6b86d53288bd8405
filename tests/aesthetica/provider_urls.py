"""The addresses of a site that sends through Postmark."""

from django.urls import include, path

from aesthetica.mail_provider import tracking_addresses
from aesthetica.urls import urlpatterns as site

urlpatterns = [path("mail/", include(tracking_addresses("postmark"))), *site]
