"""The admin of the content: one module a model; importing them registers them."""

from articles.admin import (  # noqa: F401
    accepted_finding,
    article,
    body_area,
    bulk_edit,
    category,
    citation,
    concern,
    glossary_term,
    image,
    milestone,
    missing_address,
    notice,
    page_event,
    practitioner,
    redirect,
    review,
    revision,
    rule_setting,
    tag,
    treatment_type,
)
