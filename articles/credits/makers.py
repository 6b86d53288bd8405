"""The words around a name in a credit line: what marks it in several languages, and which names are people."""

import re

KINDS = (
    # English
    "photo credits?", "image credits?", "picture credits?", "photo(?:graph)?s?", "photography", "pictures?", "images?",
    "illustrations?", "graphics?", "artwork", "credits?", "photographer", "source",
    # German
    "fotos?", "bilder?", "bildnachweis", "bildquelle", "bildrechte", "fotografi?e?", "fotograf(?:in)?", "grafik", "abbildung", "quelle",
    # French
    "crédits? photos?", "crédits?", "photographie", "photographe",
    # Spanish, Portuguese, Italian
    "imagen(?:es)?", "fotografía", "créditos?", "fuente", "imagem", "fonte", "immagin[ei]", "fotografia", "crediti",
    # Dutch, Polish, Scandinavian
    "beeld", "afbeelding", "bron", "fot", "zdjęcie", "źródło", "bild", "billede", "kuva", "kilde",
)  # fmt: skip
BY = r"by|von|vom|der|par|de|di|da|do|door|av|af|autor|por"
COURTESY = (
    r"(?:by\s+)?courtesy\s+of|with\s+(?:the\s+)?kind\s+permission\s+of|mit\s+freundlicher\s+genehmigung\s+(?:von|der)"
    r"|avec\s+l['’]aimable\s+autorisation\s+de|par\s+courtoisie\s+de|cortesía\s+de|per\s+gentile\s+concessione\s+di"
)
MARKER = re.compile(
    rf"^(?:the\s+)?(?:fot\.\s|(?:{'|'.join(KINDS)})\b\.?\s*(?:{COURTESY}|(?:{BY})\b(?:\s*:)?|\s*[:：]|(?=\s/))|{COURTESY}|(?:{BY})\b)\s*",
    re.IGNORECASE,
)
TOOLS = r"midjourney|dall[·\-. ]?e(?:\s?\d)?|stable\s+diffusion|(?:adobe\s+)?firefly|imagen\s+\d|flux|ideogram|chatgpt|gpt-?\w+|gemini"
AI = r"\bai\b|artificial\s+intelligence|\bki\b|künstliche[rn]?\s+intelligenz|\bia\b|intelligence\s+artificielle|inteligencia\s+artificial"
AI_TOOL = re.compile(TOOLS, re.IGNORECASE)
AI_MADE = re.compile(
    rf"(?:\b(?:image|photo|picture|illustration|bild|foto|imagen|immagine)\s*:?\s*)?"
    rf"(?:(?:generated|created|made|produced|rendered|erstellt|generiert|erzeugt|générée?|créée?|generad[ao]|cread[ao]|generata)\s+"
    rf"(?:with|by|using|mit|von|durch|par|avec|con|por|da)\s+(?:the\s+help\s+of\s+)?(?:{TOOLS}|{AI})(?:\s*\((?:{TOOLS})\))?"
    rf"|(?:mit|von)\s+(?:{TOOLS}|{AI})\s+(?:erstellt|generiert|erzeugt)"
    rf"|(?:ai|ki|ia)[- ](?:generated|generiert|erstellt|générée?|generad[ao])(?:\s*\((?:{TOOLS})\))?(?:\s+(?:image|picture|photo|bild))?"
    rf"|\b(?:{TOOLS})\b)",
    re.IGNORECASE,
)
AND = re.compile(r"\s+(?:and|und|et|y|e|en|og|och|i)\s+|\s*&\s*", re.IGNORECASE)
NAMES_LISTED = re.compile(
    r"^(?:[^\s,]+\s[^,]+,\s*)+[^\s,]+\s[^,]+?(?:\s+(?:and|und|et|y|&)\s+)[^\s,]+\s[^,/|]+$", re.IGNORECASE
)
MOST_WORDS = 6
LETTER = re.compile(r"[^\W\d_]")
ARTICLES = frozenset({"the", "der", "die", "das", "la", "le", "el", "il", "les", "los", "den"})
PARTICLES = ARTICLES | {"de", "van", "von", "da", "di", "du", "del", "dos", "al", "bin", "ten", "ter", "of", "für"} | {
    "y", "and", "und", "et", "&",
}  # fmt: skip


def marked(text: str) -> tuple[str, bool]:
    """The line without the words that say "this is whose it is", and whether there were any."""
    stripped = text.strip(" .,:;-–—()[]")
    rest = stripped
    while match := MARKER.match(rest):
        if not match[0]:
            break
        rest = rest[match.end() :].lstrip(" :")
    return rest, rest != stripped


def people_in(
    text: str, separator: re.Pattern[str], *, is_sure: bool
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Names of makers, and what stands after them. A sentence is no name; a name in small letters is one only where `is_sure`."""
    if NAMES_LISTED.match(text.strip(" .")):
        return _people(text.replace(", ", " & ")), ()
    parts = [cleaned for part in separator.split(text) if (cleaned := _cleaned(part))]
    names = [part for part in parts if is_name(part, is_sure=is_sure)]
    if not names or names[0] != parts[0]:
        return (), ()
    return _people(names[0]), tuple(names[1:])


def is_name(text: str, *, is_sure: bool) -> bool:
    words = text.split()
    if not 0 < len(words) <= MOST_WORDS or len(text) > 80:
        return False
    return is_sure or all(word in PARTICLES or not word[0].islower() for word in words)


def _cleaned(part: str) -> str:
    """The part without marks around it; empty where nothing is left that could be a name."""
    words = marked(part)[0].strip(" .\"“”'")
    return words if LETTER.search(words) and words.casefold() not in ARTICLES else ""


def _people(text: str) -> tuple[str, ...]:
    """Several people where each has a first and a last name; "Smith & Sons" is one."""
    names = [name.strip(" .") for name in AND.split(text) if name.strip(" .")]
    return (
        tuple(names)
        if len(names) > 1 and all(len(name.split()) > 1 for name in names)
        else (text.strip(" ."),)
    )
