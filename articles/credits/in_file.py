"""What a picture file says of itself: maker, rights, description (XMP before IPTC-IIM before EXIF), and how it is said in ours."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PIL import Image as Pillow

from articles.credits import iptc, xmp
from articles.credits.credit import Credit
from articles.credits.licence import recognise, recognise_url, source_of_url
from articles.credits.notation import parse
from articles.credits.statement import statement

DESCRIPTION, ARTIST, COPYRIGHT = 0x010E, 0x013B, 0x8298  # EXIF tags
DIGITAL_SOURCE = "http://cv.iptc.org/newscodes/digitalsourcetype/"
AI_SOURCES = {
    "trainedAlgorithmicMedia": True,
    "algorithmicMedia": True,
    "compositeWithTrainedAlgorithmicMedia": True,
}
# What cameras and programs write when nobody told them anything.
EMPTY_WORDS = {"olympus digital camera", "default", "unknown", "none", "n/a", "picasa", "sony dsc", "samsung"}


@dataclass(frozen=True, slots=True)
class InFile:
    """The credit, and the words that may help to describe the picture."""

    credit: Credit
    title: str = ""
    description: str = ""
    alt: str = ""


def read(picture: Pillow.Image) -> InFile:
    """Everything that is known; never raises for a damaged block, which then says nothing."""
    properties = xmp.read(_packet(picture))
    iim = iptc.read(picture)
    exif = _exif(picture)

    def first(*values: Sequence[str]) -> tuple[str, ...]:
        return next((found for each in values if (found := _said(each))), ())

    creators = first(properties.get("dc:creator", ()), iim.get(iptc.BYLINE, ()), exif.get(ARTIST, ()))
    rights = first(properties.get("dc:rights", ()), iim.get(iptc.COPYRIGHT, ()), exif.get(COPYRIGHT, ()))
    line = first(properties.get("photoshop:Credit", ()), iim.get(iptc.CREDIT, ()))
    source = first(properties.get("photoshop:Source", ()), iim.get(iptc.SOURCE, ()))
    title = first(properties.get("dc:title", ()), iim.get(iptc.TITLE, ()))
    credit = _with_terms(
        Credit(
            title=" ".join(title),
            creators=_people(creators),
            source=" ".join(source),
            copyright_notice=" ".join(rights),
            credit_text=" ".join(line),
        ),
        properties,
    )
    described = first(
        properties.get("dc:description", ()), iim.get(iptc.CAPTION, ()), exif.get(DESCRIPTION, ())
    )
    alt = first(properties.get("Iptc4xmpCore:AltTextAccessibility", ()))
    return InFile(credit, credit.title, " ".join(described), " ".join(alt))


def packet(credit: Credit, *, alt: str = "", is_ai_edited: bool = False) -> bytes:
    """The XMP that a file of ours carries: creator, credit line, notice, licence, where to get it, and whether AI made it."""
    kind = "trainedAlgorithmicMedia" if credit.is_ai_generated else "compositeWithTrainedAlgorithmicMedia"
    is_ai = credit.is_ai_generated or is_ai_edited
    return xmp.write(
        {
            "dc:creator": credit.creators,
            "dc:title": [credit.title],
            "dc:rights": [credit.copyright_notice],
            "photoshop:Credit": [credit.credit_text or statement(credit)],
            "photoshop:Source": [credit.source],
            "xmpRights:WebStatement": [credit.licence_url],
            "plus:LicensorURL": [credit.source_url],
            "Iptc4xmpExt:DigitalSourceType": [DIGITAL_SOURCE + kind if is_ai else ""],
            "Iptc4xmpCore:AltTextAccessibility": [alt],
        }
    )


def segment(credit: Credit) -> bytes:
    """The same for programs that read nothing but IPTC-IIM, as a segment of a JPEG file."""
    return iptc.segment(
        {
            iptc.TITLE: credit.title,
            iptc.BYLINE: credit.creator,
            iptc.CREDIT: credit.credit_text or statement(credit),
            iptc.SOURCE: credit.source,
            iptc.COPYRIGHT: credit.copyright_notice,
        }
    )


def _packet(picture: Pillow.Image) -> bytes:
    found = picture.info.get("xmp") or picture.info.get("XML:com.adobe.xmp") or b""
    return found.encode() if isinstance(found, str) else bytes(found)


def _exif(picture: Pillow.Image) -> dict[int, list[str]]:
    try:
        exif = picture.getexif()
    except Exception:  # a damaged block raises whatever its bytes lead to
        return {}
    return {
        tag: [_as_utf8(exif[tag])]
        for tag in (DESCRIPTION, ARTIST, COPYRIGHT)
        if isinstance(exif.get(tag), str)
    }


def _as_utf8(text: str) -> str:
    """EXIF knows ASCII only; programs write UTF-8 there all the same, and Pillow reads it as Latin-1."""
    try:
        return text.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return text


def _said(values: Sequence[str]) -> tuple[str, ...]:
    clean = (" ".join(str(value).replace("\x00", " ").split()) for value in values)
    return tuple(value for value in clean if value and value.casefold() not in EMPTY_WORDS)


def _people(values: tuple[str, ...]) -> tuple[str, ...]:
    """EXIF lists several people in one text, parted by semicolons."""
    return tuple(name for value in values for part in value.split(";") if (name := part.strip()))


def _with_terms(credit: Credit, properties: dict[str, list[str]]) -> Credit:
    """The licence by its address, or by the words of the usage terms, the notice and the credit line."""
    addresses = [
        *properties.get("cc:license", ()),
        *properties.get("xmpRights:WebStatement", ()),
        *properties.get("plus:LicensorURL", ()),
    ]
    words = " ".join(
        (*properties.get("xmpRights:UsageTerms", ()), credit.copyright_notice, credit.credit_text)
    )
    deed = next((address for address in addresses if recognise_url(address)), "")
    code = recognise_url(deed) or recognise(words)[0]
    library = next((found for address in addresses if (found := source_of_url(address))), None)
    line = parse(credit.credit_text) if credit.credit_text else None
    kind = " ".join(properties.get("Iptc4xmpExt:DigitalSourceType", ())).rpartition("/")[2]
    return replace(
        credit,
        creators=credit.creators or (line.creators if line else ()),
        creator_url=next(iter(properties.get("cc:attributionURL", ())), ""),
        source=credit.source or (library.name if library else line.source if line else ""),
        source_url=next(
            (address for address in addresses if address != deed and address.startswith("http")), ""
        ),
        licence=code or (library.licence if library else line.licence if line else ""),
        licence_url=deed,
        is_ai_generated=kind in AI_SOURCES,
    )
