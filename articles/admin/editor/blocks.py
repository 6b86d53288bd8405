"""The blocks that the editor offers to insert: the one list of them, in the Markdown that articles/rendering understands."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

CURSOR = "‸"  # where the cursor stands afterwards


@dataclass(frozen=True)
class Block:
    """One item of the menu. Its labels in the Markdown stay English: the renderer knows a block by them.

    `picker` instead of `markdown` names the list that the writer chooses from (articles/admin/editor/pickers.py).
    """

    name: str
    label: str | Promise
    icon: str
    markdown: str = ""
    picker: str = ""


BLOCKS = (
    Block("tip", _("Expert tip"), "lightbulb", "> **Expert tip:** ‸\n"),
    Block("did_you_know", _("Did you know?"), "info", "> **Did you know?** ‸\n"),
    Block("myth", _("Myth and reality"), "fact_check", "Myth 1\n:   ‸…\n\nReality\n:   …\n"),
    Block("steps", _("Steps"), "format_list_numbered", "1. **‸First.** …\n2. **Then.** …\n3. **Last.** …\n"),
    Block(
        "care_non_urgent",
        _("Care card: see somebody"),
        "medical_information",
        "> **Non-urgent advice: ‸Ask us if**\n>\n> - …\n> - …\n",
    ),
    Block(
        "care_urgent",
        _("Care card: urgent"),
        "e911_emergency",
        "> **Urgent advice: ‸Call the clinic now if**\n>\n> - …\n> - …\n",
    ),
    Block(
        "care_emergency",
        _("Care card: emergency"),
        "emergency",
        "> **Emergency: ‸Call an ambulance if**\n>\n> - …\n> - …\n",
    ),
    Block(
        "comparison",
        _("Comparison"),
        "table",
        "|  | ‸First | Second |\n|---|---|---|\n| **What differs** | … | … |\n| **What differs** | … | … |\n",
    ),
    Block("figure", _("Picture with caption"), "image", picker="picture"),
    Block("citation", _("Reference"), "menu_book", picker="citation"),
    Block("offer", _("Offer"), "local_offer", picker="offer"),
)
