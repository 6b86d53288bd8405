"""Log lines: one JSON object each, with no personal data: no address, query string, form field or user name."""

import re
from typing import Any

import structlog

_SHARED: list[Any] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
]


# Who knows such an address gets in; a line about a crash names the whole path.
SECRET_ADDRESSES = re.compile(r"(/(?:shared|unsubscribe)/)[^\s\"'<>]+")


def mask_secret_addresses(logger: Any, name: str, event: dict[str, Any]) -> dict[str, Any]:
    """Leaves of an address that is a secret only where it leads."""
    return {
        key: SECRET_ADDRESSES.sub(r"\1…", value) if isinstance(value, str) else value
        for key, value in event.items()
    }


def _renderer(*, as_json: bool) -> Any:
    return structlog.processors.JSONRenderer() if as_json else structlog.dev.ConsoleRenderer(colors=False)


def configure_structlog(*, as_json: bool) -> None:
    """Sends structlog's events through the standard library's handlers."""
    structlog.configure(
        processors=[*_SHARED, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )


def logging_config(level: str, *, as_json: bool) -> dict[str, Any]:
    """The value of LOGGING: everything to standard error, Django's own lines in the same shape."""
    formatter = {
        "()": structlog.stdlib.ProcessorFormatter,
        "foreign_pre_chain": [*_SHARED, structlog.stdlib.ExtraAdder(allow=[])],
        "processors": [
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.format_exc_info,
            mask_secret_addresses,
            _renderer(as_json=as_json),
        ],
    }
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"structured": formatter},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "structured"}},
        "root": {"handlers": ["stderr"], "level": level},
        "loggers": {
            "django": {"handlers": [], "level": level, "propagate": True},
            # Its lines carry whole addresses; RequestLogMiddleware writes one line a request instead.
            "django.request": {"level": "ERROR"},
            "django.server": {"handlers": [], "level": "WARNING", "propagate": True},
            "django.security": {"level": "ERROR"},
            # Its lines tell of each single attempt to sign in; what counts is kept in the database.
            "axes": {"level": "ERROR"},
        },
    }
