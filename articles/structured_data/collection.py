"""Pages that list others: CollectionPage with an ItemList of what the reader sees there; the glossary as a DefinedTermSet."""

from collections.abc import Iterable, Sequence

from django.utils.safestring import SafeString

from articles.models.glossary_term import GlossaryTerm
from articles.structured_data.graph import Crumbs, Node, absolute, json_ld, reference
from articles.structured_data.page import breadcrumbs, organization, webpage, website

type Entry = tuple[str, str]
"""Name and path of a page that is listed."""


def collection_json_ld(
    name: str,
    path: str,
    *,
    crumbs: Crumbs,
    entries: Iterable[Entry] = (),
    first: int = 1,
    description: str = "",
) -> SafeString:
    """`first` is the position of the first entry, where a list goes over several pages."""
    items = [
        {"@type": "ListItem", "position": position, "name": each, "url": absolute(to)}
        for position, (each, to) in enumerate(entries, start=first)
    ]
    page = webpage(name, path, types=["CollectionPage"], crumbs=crumbs) | {
        "description": description,
        "mainEntity": {"@type": "ItemList", "itemListElement": items} if items else None,
    }
    return json_ld([organization(), website(), page, breadcrumbs(path, crumbs)])


def glossary_json_ld(name: str, path: str, *, crumbs: Crumbs, terms: Sequence[GlossaryTerm]) -> SafeString:
    """The page, and its words as terms of one set, each at its own anchor."""
    page = webpage(name, path, crumbs=crumbs)
    nodes = [organization(), website(), page, breadcrumbs(path, crumbs)]
    if not terms:
        return json_ld(nodes)
    set_id = f"{absolute(path)}#terms"
    page["mainEntity"] = reference(set_id)
    words: Node = {
        "@type": "DefinedTermSet",
        "@id": set_id,
        "name": name,
        "hasDefinedTerm": [_term(term, set_id) for term in terms],
    }
    return json_ld([*nodes, words])


def _term(term: GlossaryTerm, set_id: str) -> Node:
    return {
        "@type": "DefinedTerm",
        "name": term.term,
        "alternateName": term.abbreviation,
        "description": term.definition,
        "url": absolute(term.get_absolute_url()),
        "inDefinedTermSet": reference(set_id),
    }
