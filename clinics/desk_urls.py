"""The addresses of the desk, below /admin/desk/."""

from django.urls import path

from clinics import desk

urlpatterns = [
    path("", desk.look_up, name="desk"),
    path("redeem/", desk.redeem, name="desk_redeem"),
    path("redemptions/<int:pk>/", desk.redemption, name="desk_redemption"),
    path("redemptions/<int:pk>/undo/", desk.undo, name="desk_undo"),
]
