"""Pictures in an S3-like storage instead of a folder: the same addresses, and one kind of error for all that may go wrong."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import parse_qsl, unquote, urljoin, urlsplit

from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.files.base import File
from django.utils.encoding import filepath_to_uri
from storages.backends.s3 import S3Storage

CONNECT_SECONDS, READ_SECONDS = 3, 15


class Bucket(S3Storage):
    """Files below one folder of a bucket. What the storage answers amiss is an OSError, as on a disk.

    Pages name our own address for each file, so that a withdrawn picture answers 410 whoever keeps the bytes.
    """

    def __init__(self, url: str, location: str) -> None:
        super().__init__(**options(url), location=location)

    def url(self, name: str | None, *args: Any, **kwargs: Any) -> str:
        return urljoin(settings.MEDIA_URL, filepath_to_uri(name or "") or "")

    def _open(self, name: str, mode: str = "rb") -> File:
        """The whole file: pictures are small, and a connection that fails later would fail in the middle of an answer."""
        with _as_on_disk():
            file = super()._open(name, mode)
            file._get_file()
        return file

    def _save(self, name: str, content: File) -> str:
        return _asking(super()._save, name, content)

    def exists(self, name: str) -> bool:
        return _asking(super().exists, name)

    def delete(self, name: str) -> None:
        _asking(super().delete, name)


def options(url: str) -> dict[str, Any]:
    """MEDIA_URL_S3 as the storage wants it: s3://KEY:SECRET@host/bucket?region=…; s3+http:// for a server of one's own network.

    Raises ImproperlyConfigured.
    """
    parts = urlsplit(url)
    bucket = parts.path.strip("/")
    if parts.scheme not in ("s3", "s3+http") or not (
        parts.hostname and parts.username and parts.password and bucket
    ):
        raise ImproperlyConfigured(
            "MEDIA_URL_S3 must be s3://KEY:SECRET@host/bucket?region=REGION (s3+http:// inside one's own network)."
        )
    scheme = "http" if parts.scheme == "s3+http" else "https"
    port = f":{parts.port}" if parts.port else ""
    return {
        "access_key": unquote(parts.username),
        "secret_key": unquote(parts.password),
        "bucket_name": bucket,
        "endpoint_url": f"{scheme}://{parts.hostname}{port}",
        "region_name": dict(parse_qsl(parts.query)).get("region", "us-east-1"),
        "file_overwrite": True,
        "default_acl": None,
        "client_config": Config(
            s3={"addressing_style": "path"},
            connect_timeout=CONNECT_SECONDS,
            read_timeout=READ_SECONDS,
            retries={"max_attempts": 1},
            request_checksum_calculation="when_required",
            response_checksum_validation="when_required",
        ),
    }


def _asking(call: Callable[..., Any], *values: Any) -> Any:
    with _as_on_disk():
        return call(*values)


@contextmanager
def _as_on_disk() -> Iterator[None]:
    try:
        yield
    except (BotoCoreError, ClientError) as error:
        raise OSError("The storage of pictures does not answer.") from error
