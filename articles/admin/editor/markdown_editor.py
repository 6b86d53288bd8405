"""What the scripts of the editor build it from: blocks and lists, in templates/admin/articles/editor/markdown_editor.html."""

from typing import Any

from articles.admin.editor import pickers
from articles.admin.editor.blocks import BLOCKS


def parts() -> dict[str, Any]:
    """The lists that exist here, and the blocks without those whose list doesn't."""
    lists = list(pickers.available())
    names = {each["name"] for each in lists}
    return {
        "pickers": lists,
        "blocks": [block for block in BLOCKS if not block.picker or block.picker in names],
    }
