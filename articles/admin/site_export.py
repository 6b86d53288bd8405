"""Content as files in the open, from the admin: some articles, or everything."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from tempfile import TemporaryFile
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, StreamingHttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header

from articles.site_export import Zip, export
from articles.site_export.export import export_articles

CHUNK = 64 * 1024
MAY_TAKE_ALL = "articles.publish_article"


def chosen_as_archive(articles: Any) -> StreamingHttpResponse:
    """The articles and their pictures as a ZIP."""
    return _archive("articles", lambda target: export_articles(target, articles))


def site_as_archive(request: HttpRequest) -> StreamingHttpResponse:
    """Everything, with drafts and all versions: for those who may publish it."""
    if not request.user.has_perm(MAY_TAKE_ALL):  # type: ignore[union-attr]
        raise PermissionDenied
    return _archive("site", export)


def _archive(name: str, write: Callable[[Zip], object]) -> StreamingHttpResponse:
    response = StreamingHttpResponse(_content(write), content_type="application/zip")
    response["Content-Disposition"] = content_disposition_header(True, f"{name}-{timezone.localdate()}.zip")
    return response


def _content(write: Callable[[Zip], object]) -> Iterator[bytes]:
    """The archive is made on disk once somebody takes it, so that memory does not grow with it."""
    with TemporaryFile() as file:
        target = Zip(file)
        write(target)
        target.finish()
        file.seek(0)
        yield from iter(lambda: file.read(CHUNK), b"")
