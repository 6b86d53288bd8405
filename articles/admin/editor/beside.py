"""What static/js/beside/ builds the preview and the findings beside the form from."""

from typing import Any

from django.http import HttpRequest


def settings(request: HttpRequest, admin: Any, page: Any) -> dict[str, Any]:
    """The address to ask, for a page that is still to be made another one; and where to send comments, for who may."""
    may_comment = page is not None and admin.has_comment_permission(request, page)
    return {
        "url": admin.unsaved_url("live-preview", page),
        "comment_url": admin.page_url("comment", page) if may_comment else "",
    }
