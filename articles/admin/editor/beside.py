"""What static/js/beside/ builds the preview and the findings beside the form from."""

from typing import Any


def settings(admin: Any, page: Any) -> dict[str, Any]:
    """The address to ask; for a page that is still to be made another one."""
    return {"url": admin.unsaved_url("live-preview", page)}
