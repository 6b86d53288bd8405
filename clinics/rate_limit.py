"""Counting what one visitor does, over all processes."""

import hashlib
import time

import structlog
from django.core.cache import caches
from django.db import transaction

logger = structlog.get_logger(__name__)


def is_exceeded(scope: str, who: str, *, limit: int, seconds: int) -> bool:
    """Count one more act of `who` and return whether it was too many in this stretch of time.

    The counters live in the shared cache. When that is down, nobody is refused: a lost lead is worse than
    one that came too fast.
    """
    key = f"{scope}:{hashlib.sha256(who.encode()).hexdigest()[:32]}:{int(time.time() // seconds)}"
    try:
        return _counted(key, seconds) > limit
    except Exception:  # the cache's own errors differ from engine to engine
        logger.warning("rate_limit_unavailable", scope=scope)
        return False


def _counted(key: str, seconds: int) -> int:
    shared = caches["shared"]
    with transaction.atomic():  # a counter kept in a table: one writer at a time
        if shared.add(key, 1, seconds):
            return 1
        count = shared.incr(key)
        shared.touch(key, seconds)
        return count
