"""Giving a task, doing it, and giving it to somebody else."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from articles.admin.tasks.task_forms import AskedForm, TaskForm
from articles.admin.tasks.tasks_page import show
from articles.models import Task


@require_POST
def give_task(request: HttpRequest, admin: Any, page: Any) -> HttpResponse:
    """POST text, to and due_on → a task; a refusal shows what was typed again."""
    form = TaskForm(request.POST, page)
    if not form.is_valid():
        return show(request, admin, page, form, status=400)
    task = Task.objects.assign(page, by=request.user, **form.cleaned_data)
    messages.success(request, gettext("%(who)s: the task is given.") % {"who": task.asked})
    return HttpResponseRedirect(admin.page_url("tasks", page))


@require_POST
def task_act(request: HttpRequest, admin: Any, page: Any, key: int) -> HttpResponse:
    """POST act (complete, reopen, reassign with `to`): for those who write or review, and for whom the task asks."""
    task = get_object_or_404(Task.objects.of(page), pk=key)
    is_asked = Task.objects.for_person(request.user).filter(pk=key).exists()
    if not (is_asked or admin.has_comment_permission(request, page)):
        raise PermissionDenied
    act = ACTS.get(request.POST.get("act", ""))
    if act is None:
        return HttpResponseBadRequest(gettext("Nothing like that can be done to a task."))
    try:
        messages.success(request, act(task, request))
    except Task.NotAllowed as refusal:
        messages.error(request, str(refusal))
    return HttpResponseRedirect(f"{admin.page_url('tasks', page)}#task-{task.pk}")


def _complete(task: Task, request: HttpRequest) -> str:
    task.complete(by=request.user)
    return gettext("The task is done.")


def _reopen(task: Task, request: HttpRequest) -> str:
    task.reopen(by=request.user)
    return gettext("The task is open again.")


def _reassign(task: Task, request: HttpRequest) -> str:
    form = AskedForm(request.POST, task.page)
    if not form.is_valid():
        raise Task.NotAllowed(gettext("Choose who is asked."))
    task.reassign(to=form.cleaned_data["to"], by=request.user)
    return gettext("%(who)s: the task is given.") % {"who": task.asked}


ACTS = {"complete": _complete, "reopen": _reopen, "reassign": _reassign}
