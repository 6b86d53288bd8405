"""What exosome products are made of and how they are given (K11; C22 and C23 from the records)."""

from collections.abc import Iterator

from articles.compliance.content import HUMAN_SOURCES
from articles.compliance.finding import Finding
from articles.compliance.page import Page


def unstated_source(page: Page) -> Iterator[Finding]:
    """K11."""
    for treatment in page.content.treatments:
        if treatment.is_exosome and not treatment.stated_sources:
            yield from page.report("K11", text=treatment.name)


def human_source(page: Page) -> Iterator[Finding]:
    """C22 where the record itself names human material."""
    for treatment in page.content.treatments:
        if treatment.is_exosome and treatment.sources & HUMAN_SOURCES:
            yield from page.report("C22", "record", text=treatment.name)


def injected_exosomes(page: Page) -> Iterator[Finding]:
    """C23 where the record itself says that they are injected."""
    for treatment in page.content.treatments:
        if treatment.is_exosome and "injection" in treatment.deliveries:
            yield from page.report("C23", "record", text=treatment.name)
