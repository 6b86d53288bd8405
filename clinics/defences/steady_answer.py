"""Answers that take the same time whatever they found out, so that a clock tells nobody who is known here."""

import random
import time
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse


def steady_answer(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Hold the answer to a POST back until the next multiple of settings.LEAD_ANSWER_STEP seconds since its arrival.

    And up to half a step more, by chance: it drowns the fractions of a millisecond that a longer rest costs.
    """

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        began = time.monotonic()
        response = view(request, *args, **kwargs)
        if request.method == "POST" and (step := settings.LEAD_ANSWER_STEP):
            chance = random.uniform(0, step / 2)
            time.sleep((began - time.monotonic()) % step + chance)
        return response

    return answer
