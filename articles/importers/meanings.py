"""What a key of a file can mean, as an editor chooses it: metadata.SPELLINGS with the names of the form."""

from django.utils.translation import gettext_lazy as _

MEANINGS = {
    "title": _("Title"),
    "slug": _("Address"),
    "dated": _("Date of the source"),
    "expires": _("Leaves the site at"),
    "excerpt": _("Excerpt"),
    "meta_description": _("Description for search engines"),
    "category": _("Main category"),
    "categories": _("Categories"),
    "keywords": _("Tags"),
    "byline": _("Author"),
    "image": _("Main picture"),
    "image_alt": _("Description of the main picture"),
    "image_caption": _("Caption of the main picture"),
    "image_credit": _("Credit of the main picture"),
    "social_quote": _("Quote for sharing"),
    "reading_minutes": _("Reading time"),
    "treatments": _("Treatments"),
    "concerns": _("Concerns"),
    "references": _("References"),
    "generated_by": _("AI tool"),
    "human_editor": _("Worked over by"),
    "call_to_action": _("Call to action"),
    "source_status": _("Status in the source"),
}
