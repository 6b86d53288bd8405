"""Public pages to search for, and the titles that a search finds."""

from articles.search import search
from tests.articles.factories import ArticleFactory, make_public


def titles(query="", **filters):
    return [hit.title for hit in search(query, **filters).hits]


def article(title, body="Text.", **fields):
    relations = {
        name: fields.pop(name) for name in ("concerns", "treatments", "categories") if name in fields
    }
    made = ArticleFactory(title=title, body=body, excerpt=fields.pop("excerpt", ""), **fields)
    for name, members in relations.items():
        getattr(made, name).set(members)
    return make_public(made)
