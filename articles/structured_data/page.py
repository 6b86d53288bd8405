"""What every page has: the site, the organisation behind it, the page itself and the way to it."""

from collections.abc import Sequence

from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from articles.structured_data.graph import Crumbs, Node, absolute, json_ld, reference


def home_json_ld() -> SafeString:
    """The home page: the site with its search."""
    return json_ld([organization(), website(), webpage(settings.SITE_NAME, reverse("home"))])


def page_json_ld(name: str, path: str, *, crumbs: Crumbs, description: str = "") -> SafeString:
    """Any other page that is neither article nor treatment."""
    page = webpage(name, path, crumbs=crumbs) | {"description": description}
    nodes = [organization(), website(), page]
    return json_ld([*nodes, breadcrumbs(path, crumbs)] if crumbs else nodes)


def organization() -> Node:
    return {
        "@type": "Organization",
        "@id": absolute("/#organization"),
        "name": settings.SITE_NAME,
        "url": absolute("/"),
    }


def website() -> Node:
    return {
        "@type": "WebSite",
        "@id": absolute("/#website"),
        "name": settings.SITE_NAME,
        "url": absolute("/"),
        "publisher": reference(absolute("/#organization")),
        "inLanguage": get_language(),
        "potentialAction": {
            "@type": "SearchAction",
            "target": {
                "@type": "EntryPoint",
                "urlTemplate": f"{absolute(reverse('search'))}?q={{search_term_string}}",
            },
            "query-input": "required name=search_term_string",
        },
    }


def webpage(name: str, path: str, *, types: Sequence[str] = ("WebPage",), crumbs: Crumbs = ()) -> Node:
    url = absolute(path)
    return {
        "@type": list(types) if len(types) > 1 else types[0],
        "@id": f"{url}#webpage",
        "url": url,
        "name": name,
        "isPartOf": reference(absolute("/#website")),
        "inLanguage": get_language(),
        "breadcrumb": reference(f"{url}#breadcrumb") if crumbs else None,
    }


def breadcrumbs(path: str, crumbs: Crumbs) -> Node:
    items = [
        {"@type": "ListItem", "position": position, "name": str(name), "item": absolute(step)}
        for position, (name, step) in enumerate(crumbs, start=1)
    ]
    return {"@type": "BreadcrumbList", "@id": f"{absolute(path)}#breadcrumb", "itemListElement": items}
