"""What readers are told of a picture's rights: made from the credit by the rules of its licence."""

from django.utils.translation import gettext

from articles.credits.credit import Credit
from articles.credits.licence import licence


def statement(credit: Credit) -> str:
    """One line, for example “Vials” · Ada Example / Flickr · CC BY 4.0 · changed: cropped. Empty where nothing is known.

    The title stands there only where the licence asks for it (TASL: title, author, source, licence; Creative Commons,
    "Recommended practices for attribution").
    """
    return " · ".join(part for part in (titled(credit), *maker_and_source(credit), *terms(credit)) if part)


def titled(credit: Credit) -> str:
    terms = licence(credit.licence)
    return f"“{credit.title}”" if credit.title and terms and "title" in terms.asks else ""


def maker_and_source(credit: Credit) -> tuple[str, ...]:
    """The people and the place, in one part; the copyright notice where nobody is named."""
    people = together(credit.creators)
    named = " / ".join(part for part in (people, credit.source) if part)
    if credit.copyright_notice and not people:
        is_said = credit.source.casefold() in credit.copyright_notice.casefold()
        return (credit.copyright_notice,) if is_said else (credit.copyright_notice, credit.source)
    return (named,) if named else ()


def terms(credit: Credit) -> tuple[str, ...]:
    found = licence(credit.licence)
    changed = gettext("changed: %(how)s") % {"how": credit.modification} if credit.modification else ""
    return (str(found.label) if found else "", changed, ai_note(credit))


def ai_note(credit: Credit) -> str:
    if not credit.is_ai_generated:
        return ""
    return (
        gettext("made by AI (%(tool)s)") % {"tool": credit.ai_tool}
        if credit.ai_tool
        else gettext("made by AI")
    )


def together(names: tuple[str, ...]) -> str:
    """Ada, Bo and Cleo."""
    if len(names) < 2:
        return "".join(names)
    return gettext("%(names)s and %(last)s") % {"names": ", ".join(names[:-1]), "last": names[-1]}


def missing(credit: Credit) -> list[str]:
    """What still has to be asked for: licence, version, and what the licence wants said (creator, source, title)."""
    found = licence(credit.licence)
    if found is None:
        return ["licence"]
    known = {
        "creator": credit.creators or credit.copyright_notice,
        "source": credit.source or credit.source_url,
    }
    wanted: list[str] = [name for name in ("creator", "source") if name in found.asks and not known[name]]
    if found.code == "other" and not credit.licence_url:
        wanted.append("licence_url")
    return [*(["version"] if found.lacks_version else []), *wanted]
