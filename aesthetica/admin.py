"""The admin of the staff: people and their roles; registered in place of Django's own."""

from typing import Any

from allauth.account import admin as allauth_account  # noqa: F401  (registers, so that we can take it away)
from allauth.account.models import EmailAddress
from allauth.mfa import admin as allauth_mfa  # noqa: F401
from allauth.mfa.models import Authenticator
from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin as DjangoGroupAdmin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.models import Group, User
from django.db.models import Count, Exists, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from unfold.admin import ModelAdmin
from unfold.decorators import display
from unfold.forms import AdminPasswordChangeForm, UserChangeForm, UserCreationForm

from aesthetica.sign_in import factors, help_for_others, throttle, your_sign_in

# Nothing here is deleted in bulk: what may go at all goes one by one, with its own confirmation.
admin.site.disable_action("delete_selected")
admin.site.unregister(User)
admin.site.unregister(Group)
# Factors belong to the person: they change them at “Your sign-in”, an administrator only takes them off.
admin.site.unregister(Authenticator)
admin.site.unregister(EmailAddress)

ONLY_SUPERUSERS = ("is_superuser", "user_permissions")


@admin.register(User)
class UserAdmin(DjangoUserAdmin, ModelAdmin):
    """People leave by losing "active"; their acts stay on record, so nobody is deleted."""

    form = UserChangeForm
    add_form = UserCreationForm
    change_password_form = AdminPasswordChangeForm
    change_form_template = "admin/auth_user_change_form.html"
    list_display = (
        "username",
        "first_name",
        "last_name",
        "roles",
        "is_active",
        "has_second_factor",
        "last_login",
    )
    list_filter = ("groups", "is_active", "is_staff")
    filter_horizontal = ()
    autocomplete_fields = ("groups",)
    readonly_fields = ("last_login", "date_joined", "second_factor")
    fieldsets = (
        (None, {"fields": ("username", "password", "second_factor")}),
        (_("Person"), {"fields": (("first_name", "last_name"), "email")}),
        (
            _("What the person may do"),
            {"fields": ("is_active", "is_staff", "groups", "is_superuser", "user_permissions")},
        ),
        (_("Dates"), {"fields": (("last_login", "date_joined"),)}),
    )
    add_fieldsets = (
        (
            None,
            {
                "fields": ("username", "usable_password", "password1", "password2", "is_staff", "groups"),
                "description": _("Staff need “staff status” to sign in here and at least one role."),
            },
        ),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        has_factor = Exists(Authenticator.objects.filter(user=OuterRef("pk")))
        return super().get_queryset(request).prefetch_related("groups").annotate(has_factor=has_factor)

    def get_urls(self) -> list[URLPattern]:
        return [*help_for_others.urls(self), *super().get_urls()]

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        person = self.get_object(request, object_id)
        state = {
            "may_help": self.has_change_permission(request, person),
            "has_factor": person and person.has_factor,
            "is_waiting": person and throttle.is_waiting(person),
        }
        return super().change_view(request, object_id, form_url, {**(extra_context or {}), **state})

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """Nobody but a superuser makes superusers or hands out single permissions."""
        extra = () if request.user.is_superuser else ONLY_SUPERUSERS
        return (*super().get_readonly_fields(request, obj), *extra)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A superuser's sign-in, password included, is changed by superusers alone."""
        if obj is not None and obj.is_superuser and not request.user.is_superuser:
            return False
        return super().has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    @display(description=_("second factor"), boolean=True)
    def has_second_factor(self, user: Any) -> bool:
        return user.has_factor

    @display(description=_("second factor"))
    def second_factor(self, user: Any) -> str:
        return ", ".join(your_sign_in.name_of(factor) for factor in factors.of(user)) or gettext("none")

    @display(description=_("roles"))
    def roles(self, user: Any) -> str:
        return ", ".join(group.name for group in user.groups.all())


@admin.register(Group)
class GroupAdmin(DjangoGroupAdmin, ModelAdmin):
    """The roles come with the program (aesthetica/roles.py); a superuser may add others."""

    list_display = ("name", "members")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).annotate(member_count=Count("user"))

    @display(description=_("people"), ordering="member_count")
    def members(self, group: Any) -> int:
        return group.member_count
