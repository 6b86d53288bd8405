"""Some things to do of one kind, as the inbox and the overview show them."""

from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext

SHOWN = 6  # of each kind on the overview


@dataclass(frozen=True, slots=True)
class Line:
    """One thing to do: what it is about, and the next act as a link."""

    text: str
    link: str
    note: str = ""
    act: Any = ""
    is_late: bool = False


@dataclass(frozen=True, slots=True)
class WaitingList:
    """Things of one kind; count may be larger than what is shown, `link` leads to all."""

    title: Any
    icon: str
    settled: Any  # what to say when nothing waits
    lines: list[Line] = field(default_factory=list)
    count: int = 0
    link: str = ""


def page_address(page: Any, name: str = "change") -> str:
    """A page of the admin about an article or a treatment."""
    return reverse(f"admin:articles_{page._meta.model_name}_{name}", args=[page.pk])


def list_address(model: Any, query: str = "") -> str:
    """The admin's list of a model."""
    options = model._meta
    address = reverse(f"admin:{options.app_label}_{options.model_name}_changelist")
    return f"{address}?{query}" if query else address


def since(moment: Any) -> str:
    return gettext("since %(day)s") % {"day": date_format(timezone.localtime(moment), "DATE_FORMAT")}


def due(day: Any) -> str:
    words = gettext("overdue since %(day)s") if day < timezone.localdate() else gettext("due on %(day)s")
    return words % {"day": date_format(day, "DATE_FORMAT")}
