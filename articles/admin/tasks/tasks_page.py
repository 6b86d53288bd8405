"""The tasks about a page: what is to be done, what is done, and a form for another one."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext

from articles.admin.tasks.task_forms import TaskForm
from articles.models import Task

MOST_OPEN = 100
MOST_DONE = 30


def tasks_page(request: HttpRequest, admin: Any, page: Any) -> HttpResponse:
    return show(request, admin, page, TaskForm(None, page))


def show(request: HttpRequest, admin: Any, page: Any, form: TaskForm, status: int = 200) -> HttpResponse:
    tasks = Task.objects.of(page).select_related("person", "role", "created_by", "done_by")
    mine = set(Task.objects.of(page).for_person(request.user).values_list("pk", flat=True))
    may_ask = admin.has_comment_permission(request, page)
    context = {
        **admin.admin_site.each_context(request),
        "title": gettext("Tasks"),
        "subtitle": str(page),
        "opts": admin.model._meta,
        "page": page,
        "back": admin.change_url(page),
        "tasks_url": admin.page_url("tasks", page),
        "open": [(task, may_ask or task.pk in mine) for task in tasks.open()[:MOST_OPEN]],
        "done": [
            (task, may_ask or task.pk in mine)
            for task in tasks.filter(done_at__isnull=False).order_by("-done_at")[:MOST_DONE]
        ],
        "may_ask": may_ask,
        "form": form,
        "media": admin.media + form.media,
    }
    return TemplateResponse(request, "admin/articles/tasks.html", context, status=status)
