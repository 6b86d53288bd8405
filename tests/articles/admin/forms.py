"""The admin's forms filled in as a browser would: what the page shows, with changes."""

from html.parser import HTMLParser
from typing import Any

from django.test import Client
from django.urls import reverse

UNSENT = ("submit", "button", "image", "reset", "file")


class FormReader(HTMLParser):
    """Collects what a browser would send of the first form that posts, in the order of the page."""

    def __init__(self, form_id: str) -> None:
        super().__init__()
        self.form_id = form_id
        self.values: dict[str, list[str]] = {}
        self._is_inside = False
        self._select: dict[str, Any] | None = None
        self._textarea: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "form":
            self._is_inside = given.get("id") == self.form_id
        elif not self._is_inside:
            return
        elif tag == "textarea":
            self._textarea = given.get("name") or ""
            self._add(self._textarea, "")
        elif tag == "select":
            self._select = {
                "name": given.get("name"),
                "multiple": "multiple" in given,
                "first": None,
                "chosen": [],
            }
        elif tag == "option" and self._select:
            self._option(given)
        elif tag == "input":
            self._input(given)

    def _input(self, given: dict[str, str | None]) -> None:
        kind = given.get("type") or "text"
        if kind in UNSENT or (kind in ("checkbox", "radio") and "checked" not in given):
            return
        self._add(given.get("name"), given.get("value") or ("on" if kind == "checkbox" else ""))

    def _option(self, given: dict[str, str | None]) -> None:
        assert self._select is not None
        value = given.get("value") or ""
        self._select["first"] = value if self._select["first"] is None else self._select["first"]
        if "selected" in given:
            self._select["chosen"].append(value)

    def handle_data(self, data: str) -> None:
        if self._textarea:
            self.values[self._textarea][-1] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._is_inside = False
        elif tag == "textarea" and self._textarea is not None:
            # HTML drops one line break after the opening tag.
            texts = self.values.get(self._textarea, [""])
            texts[-1] = texts[-1].removeprefix("\r\n").removeprefix("\n")
            self._textarea = None
        elif tag == "select" and self._select:
            self._end_select(self._select)
            self._select = None

    def _end_select(self, select: dict[str, Any]) -> None:
        chosen = select["chosen"]
        if not select["multiple"] and not chosen and select["first"] is not None:
            chosen = [select["first"]]
        for value in chosen:
            self._add(select["name"], value)

    def _add(self, name: str | None, value: str) -> None:
        if name:
            self.values.setdefault(name, []).append(value)


def form_data(response: Any) -> dict[str, Any]:
    """The values that a browser would send back unchanged."""
    options = response.context.get("opts")
    reader = FormReader(f"{options.model_name}_form" if options else "")
    reader.feed(response.content.decode())
    return {name: values if len(values) > 1 else values[0] for name, values in reader.values.items()}


def save(client: Client, page: Any, **changes: Any) -> Any:
    """Opens the form of a page, changes fields, saves; fails unless it was saved."""
    url = reverse(f"admin:{page._meta.app_label}_{page._meta.model_name}_change", args=[page.pk])
    response = client.post(url, form_data(client.get(url)) | changes)
    assert response.status_code == 302, response.context["errors"] if response.context else response.content
    return response
