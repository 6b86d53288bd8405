"""The addresses of the desk, below /admin/desk/."""

from django.urls import path

from clinics.desk import redemption_views, views

urlpatterns = [
    path("", views.look_up, name="desk"),
    path("redeem/", views.redeem, name="desk_redeem"),
    path("redemptions/<int:pk>/", redemption_views.redemption, name="desk_redemption"),
    path("redemptions/<int:pk>/undo/", redemption_views.undo, name="desk_undo"),
]
