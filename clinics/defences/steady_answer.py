"""Answers that take the same time whatever they found out, so that a clock tells nobody who is known here."""

import time
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse


def steady_answer(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Hold the answer to a POST back until the next multiple of settings.LEAD_ANSWER_STEP seconds since its arrival."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        began = time.monotonic()
        response = view(request, *args, **kwargs)
        if request.method == "POST" and settings.LEAD_ANSWER_STEP:
            time.sleep((began - time.monotonic()) % settings.LEAD_ANSWER_STEP)
        return response

    return answer
