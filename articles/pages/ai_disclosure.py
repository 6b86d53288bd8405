"""What a page tells its readers about the help of AI, by the policy of the site (AI_DISCLOSURE)."""

from typing import Any

from django.conf import settings
from django.utils.translation import gettext

from articles.models import Review


def disclosed_tool(page: Any) -> str:
    """The tool that readers are told of."""
    return "" if settings.AI_DISCLOSURE == "never" else page.generated_by


def ai_disclosure(page: Any, review: Review | None) -> str:
    """One sentence; empty where AI did not help or the site does not disclose it. No name without its record."""
    tool = disclosed_tool(page)
    if not tool:
        return ""
    names = {
        "tool": tool,
        "editor": page.human_editor,
        "reviewer": review.practitioner.name if review else "",
    }
    if names["editor"] and names["reviewer"]:
        return (
            gettext(
                "Drafted with the help of AI (%(tool)s), edited by %(editor)s, reviewed by %(reviewer)s, who answers for "
                "the medical content."
            )
            % names
        )
    if names["reviewer"]:
        return (
            gettext(
                "Drafted with the help of AI (%(tool)s), reviewed by %(reviewer)s, who answers for the medical content."
            )
            % names
        )
    if names["editor"]:
        return (
            gettext(
                "Drafted with the help of AI (%(tool)s), edited by %(editor)s. No clinician has reviewed this text yet."
            )
            % names
        )
    return gettext("Drafted with the help of AI (%(tool)s). No clinician has reviewed this text yet.") % names
