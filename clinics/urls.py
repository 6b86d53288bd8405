"""The public addresses of clinics and offers."""

from django.urls import path

from clinics import views
from clinics.desk.code_page import code_page
from clinics.look_page import look_css
from clinics.mail.unsubscribe import unsubscribe
from clinics.offer_seen import offer_seen

urlpatterns = [
    path("clinics/", views.clinic_list, name="clinic_list"),
    path("clinics/<slug:slug>/", views.clinic_detail, name="clinic_detail"),
    path("look.css", look_css, name="look_css"),
    path("code/", code_page, name="code_page"),
    path("offers/<slug:slug>/", views.offer_detail, name="offer_detail"),
    path("offers/<slug:slug>/thanks/", views.offer_thanks, name="offer_thanks"),
    path("unsubscribe/<str:token>/", unsubscribe, name="unsubscribe"),
    path("offers/<slug:slug>/seen/", offer_seen, name="offer_seen"),
    path("offers/<slug:slug>/embed/", views.offer_embed, name="offer_embed"),
    path("offers/<slug:slug>/embed/thanks/", views.offer_embed_thanks, name="offer_embed_thanks"),
]
