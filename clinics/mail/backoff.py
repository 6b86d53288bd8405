"""How long an e-mail waits before the next try."""

import random
from datetime import timedelta

MINUTES = (1, 5, 15, 30, 60)
GIVE_UP_AFTER = timedelta(days=5)  # RFC 5321 section 4.5.4.1: at least four to five days


def delay(attempts: int) -> timedelta:
    """Return the wait after that many tries: one minute first, one hour at most, a fifth more or less.

    The jitter keeps a whole queue from knocking at a mail server that has just come back.
    """
    minutes = MINUTES[min(max(attempts, 1), len(MINUTES)) - 1]
    return timedelta(minutes=minutes) * random.uniform(0.8, 1.2)
