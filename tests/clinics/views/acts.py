"""A form filled in as a reader does, and what the page says."""

import re
from datetime import timedelta

from django.utils import timezone

from clinics.defences import fill_time

SAME_SITE = {"Sec-Fetch-Site": "same-origin"}


def filled(**fields):
    stamp = fill_time.stamp(timezone.now() - timedelta(seconds=30), is_cacheable=False)
    return {
        "email": "anna@example.org",
        "adult": "on",
        "stamp": stamp,
        "page": "/articles/prp/?utm_source=news",
    } | fields


def post(client, promotion, headers=SAME_SITE, **fields):
    return client.post(promotion.get_absolute_url(), filled(**fields), headers=headers)


def text(response):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))
