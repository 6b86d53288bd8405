"""Whether a form was posted from our own pages, told without a cookie or token (OWASP, "Fetch Metadata")."""

from django.http import HttpRequest


def is_same_origin(request: HttpRequest) -> bool:
    """Judge by Sec-Fetch-Site, which scripts can't forge; else by Origin.

    A client that sends neither isn't a current browser and so carries nobody's authority.
    """
    site = request.headers.get("Sec-Fetch-Site")
    if site:
        return site in {"same-origin", "none"}
    origin = request.headers.get("Origin")
    return origin is None or origin == f"{request.scheme}://{request.get_host()}"
