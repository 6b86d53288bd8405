"""Saying something, answering, rewording, settling: posted by the forms beside the text and on the page of comments alike."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from articles.admin.comments.comment_forms import CommentForm, WordsForm
from articles.admin.comments.comments_page import show
from articles.models import Comment, CommentReading


@require_POST
def comment(request: HttpRequest, admin: Any, page: Any) -> HttpResponse:
    """POST text, quote and field → a new thread; a refusal shows what was typed again."""
    form = CommentForm(request.POST, page)
    added = None
    if form.is_valid():
        try:
            added = Comment.objects.add(
                page,
                by=request.user,
                text=form.cleaned_data["text"],
                field=form.cleaned_data["field"],
                passage=form.passage,
            )
        except Comment.NotAllowed as refusal:
            form.add_error(None, str(refusal))
    if added:
        return _done(request, admin, added, gettext("Your comment is kept."))
    if _is_script(request):
        return JsonResponse({"message": _errors_of(form)}, status=400)
    return show(request, admin, page, form, status=400)


@require_POST
def comment_act(request: HttpRequest, admin: Any, page: Any, key: int) -> HttpResponse:
    """POST act (answer, reword, resolve, reopen) and text: done to that comment of the page."""
    about = get_object_or_404(Comment.objects.of(page), pk=key)
    act = ACTS.get(request.POST.get("act", ""))
    if act is None:
        return HttpResponseBadRequest(gettext("Nothing like that can be done to a comment."))
    form = WordsForm(request.POST)
    if act.asks_for_words and not form.is_valid():
        return _not_done(request, admin, about, _errors_of(form))
    try:
        act.perform(about, request.user, form.cleaned_data["text"] if act.asks_for_words else "")
    except Comment.NotAllowed as refusal:
        return _not_done(request, admin, about, str(refusal))
    return _done(request, admin, about, str(act.done))


@dataclass(frozen=True, slots=True)
class _Act:
    """What can be done to a comment (by whom, with which words), and what is said afterwards."""

    perform: Callable[[Comment, Any, str], Any]
    done: Any
    asks_for_words: bool = False


ACTS = {
    "answer": _Act(lambda about, by, text: about.reply(text=text, by=by), _("Your answer is kept."), True),
    "reword": _Act(lambda about, by, text: about.edit(text=text, by=by), _("Your new words are kept."), True),
    "resolve": _Act(lambda about, by, text: about.resolve(by=by), _("The comment is settled.")),
    "reopen": _Act(lambda about, by, text: about.reopen(by=by), _("The comment is open again.")),
}


def _done(request: HttpRequest, admin: Any, about: Comment, message: str) -> HttpResponse:
    if _is_script(request):  # all threads stood beside the form
        CommentReading.objects.read(about.page, by=request.user)
        return JsonResponse({"message": message})
    messages.success(request, message)
    return HttpResponseRedirect(_address(admin, about))


def _not_done(request: HttpRequest, admin: Any, about: Comment, message: str) -> HttpResponse:
    if _is_script(request):
        return JsonResponse({"message": message}, status=400)
    messages.error(request, message)
    return HttpResponseRedirect(_address(admin, about))


def _errors_of(form: WordsForm) -> str:
    return " ".join(str(text) for texts in form.errors.values() for text in texts)


def _address(admin: Any, about: Comment) -> str:
    """The thread on the page of comments."""
    return f"{admin.page_url('comments', about.page)}#comment-{about.thread.pk}"


def _is_script(request: HttpRequest) -> bool:
    return "application/json" in request.headers.get("Accept", "")
