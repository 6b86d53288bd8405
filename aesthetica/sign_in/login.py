"""The first step: name and password."""

from typing import Any

from django.contrib.auth.views import LoginView
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from aesthetica.sign_in import factors, policy, waiting


class StaffLoginView(LoginView):
    """Signs in who has no second factor; leads on to it who has."""

    def get_default_redirect_url(self) -> str:
        return reverse("admin:index")

    def form_valid(self, form: Any) -> HttpResponse:
        user = form.get_user()
        if policy.is_off() or not factors.has_any(user):
            waiting.complete(self.request, user, with_factor=False)
            return HttpResponseRedirect(self.get_success_url())
        waiting.begin(self.request, user, self.get_success_url())
        return HttpResponseRedirect(reverse("admin:second_step"))
