"""XMP packets: what a file says of its maker and rights, read and written (ISO 16684-1; IPTC Photo Metadata Standard)."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from xml.etree import ElementTree
from xml.sax.saxutils import escape

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
    "plus": "http://ns.useplus.org/ldf/xmp/1.0/",
    "Iptc4xmpCore": "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/",
    "Iptc4xmpExt": "http://iptc.org/std/Iptc4xmpExt/2008-02-29/",
    "cc": "http://creativecommons.org/ns#",
}
PREFIXES = {address: prefix for prefix, address in NAMESPACES.items()}
LONGEST = 1024 * 1024
# How each property is written: a list in order, a text in one language, or plain.
LISTS = {"dc:creator"}
IN_LANGUAGES = {
    "dc:title",
    "dc:rights",
    "dc:description",
    "xmpRights:UsageTerms",
    "Iptc4xmpCore:AltTextAccessibility",
}


def read(packet: bytes) -> dict[str, list[str]]:
    """The known properties ("dc:creator") with their values; empty for what is no packet, or one with entities of its own."""
    try:
        text = packet[:LONGEST].decode("utf-8").strip("\x00 \n")
        if "<!" in text:  # no packet needs a document type, and entities could be a bomb
            return {}
        root = ElementTree.fromstring(text)
    except (UnicodeDecodeError, ElementTree.ParseError):
        return {}
    found: dict[str, list[str]] = defaultdict(list)
    for element in root.iter():
        if element.tag == f"{{{RDF}}}Description" or f"{{{RDF}}}parseType" in element.attrib:
            for name, value in element.attrib.items():
                _note(found, name, [value])
        resource = element.get(f"{{{RDF}}}resource")
        items = [item.text or "" for item in element.iter(f"{{{RDF}}}li")]
        _note(found, element.tag, [resource] if resource else items or [element.text or ""])
    return dict(found)


def write(properties: Mapping[str, Sequence[str]]) -> bytes:
    """A packet with these properties; empty ones are left out."""
    lines = [
        _written(name, [value for value in values if value])
        for name, values in properties.items()
        if any(values)
    ]
    names = "".join(f' xmlns:{prefix}="{address}"' for prefix, address in NAMESPACES.items())
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="{RDF}"><rdf:Description rdf:about=""{names}>'
        f"{''.join(lines)}</rdf:Description></rdf:RDF></x:xmpmeta>"
        '<?xpacket end="w"?>'
    ).encode()


def _note(found: dict[str, list[str]], tag: str, values: Sequence[str]) -> None:
    address, _, name = tag.removeprefix("{").rpartition("}")
    clean = [text for value in values if (text := " ".join(value.split()))]
    if address in PREFIXES and clean:
        key = f"{PREFIXES[address]}:{name}"
        found[key] += [value for value in clean if value not in found[key]]


def _written(name: str, values: Sequence[str]) -> str:
    if name in LISTS:
        inside = "".join(f"<rdf:li>{escape(value)}</rdf:li>" for value in values)
        return f"<{name}><rdf:Seq>{inside}</rdf:Seq></{name}>"
    if name in IN_LANGUAGES:
        return (
            f'<{name}><rdf:Alt><rdf:li xml:lang="x-default">{escape(values[0])}</rdf:li></rdf:Alt></{name}>'
        )
    if name == "plus:LicensorURL":
        inside = f'<rdf:li rdf:parseType="Resource"><{name}>{escape(values[0])}</{name}></rdf:li>'
        return f"<plus:Licensor><rdf:Seq>{inside}</rdf:Seq></plus:Licensor>"
    return f"<{name}>{escape(values[0])}</{name}>"
