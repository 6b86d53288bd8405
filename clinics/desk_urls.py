"""The addresses of the desk, below /admin/desk/."""

from django.urls import path

from clinics import desk, desk_redemption

urlpatterns = [
    path("", desk.look_up, name="desk"),
    path("redeem/", desk.redeem, name="desk_redeem"),
    path("redemptions/<int:pk>/", desk_redemption.redemption, name="desk_redemption"),
    path("redemptions/<int:pk>/undo/", desk_redemption.undo, name="desk_undo"),
]
