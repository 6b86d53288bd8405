"""How the admin looks: name, colours and the sidebar (django-unfold's UNFOLD setting)."""


UNFOLD = {
    "SITE_TITLE": "Aesthetica",
    "SITE_HEADER": "Aesthetica",
    "SITE_SYMBOL": "spa",
    "SHOW_HISTORY": False,
    "SHOW_VIEW_ON_SITE": True,
    "SIDEBAR": {"show_search": True, "show_all_applications": True, "navigation": []},
}
