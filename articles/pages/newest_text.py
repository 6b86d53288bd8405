"""A text of a page shown on the page object, in memory only: the row in the database stays as it is."""

from typing import Any

from django.utils.text import slugify
from taggit.models import Tag


def fill_in(page: Any, content: dict[str, Any] | None = None) -> Any:
    """Puts a text (the newest one by default) and its relations on the object; never save the object afterwards."""
    content = page.draft_content() if content is None else content
    for name in page.CONTENT_FIELDS:
        field = page._meta.get_field(name)
        setattr(page, field.attname, _existing(field, field.to_python(content.get(name))))
    page._prefetched_objects_cache = {
        name: _members(page, name, content.get(name, [])) for name in page.CONTENT_RELATIONS
    }
    return page


def draft_tags(names: list[str]) -> list[Tag]:
    """Tags by name, as a draft has them: some may not exist in the database yet."""
    known = {tag.name.casefold(): tag for tag in Tag.objects.filter(name__in=names)}
    return [known.get(name.casefold()) or Tag(name=name, slug=slugify(name)) for name in names]


def _existing(field: Any, value: Any) -> Any:
    """A foreign key whose row is gone counts as blank."""
    if not field.is_relation or value is None:
        return value
    return value if field.related_model._default_manager.filter(pk=value).exists() else None


def _members(page: Any, name: str, keys: list[Any]) -> Any:
    if name == "tags":
        return draft_tags(keys)
    related: Any = page._meta.get_field(name).related_model
    return related._default_manager.filter(pk__in=keys)
