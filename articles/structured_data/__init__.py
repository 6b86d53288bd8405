"""What a page says, for machines: one JSON-LD graph a page, holding only what its reader sees (schema.org)."""

from articles.structured_data.article import article_json_ld
from articles.structured_data.collection import collection_json_ld, glossary_json_ld
from articles.structured_data.graph import absolute, json_ld
from articles.structured_data.page import home_json_ld, page_json_ld
from articles.structured_data.person import practitioner_json_ld
from articles.structured_data.treatment import comparison_json_ld, treatment_json_ld

__all__ = [
    "absolute",
    "article_json_ld",
    "collection_json_ld",
    "comparison_json_ld",
    "glossary_json_ld",
    "home_json_ld",
    "json_ld",
    "page_json_ld",
    "practitioner_json_ld",
    "treatment_json_ld",
]
