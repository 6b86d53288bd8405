"""The production settings with one more address: the minimal view that pages are measured against."""

from aesthetica.settings import *  # noqa: F403

ROOT_URLCONF = "tests.bench_urls"
