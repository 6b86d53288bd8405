"""Whether a sentence denies what a phrase in it says."""

import re

REACH = 400  # characters before a phrase in which a denial can stand
# A denial of evidence reaches across lists and clauses: "no evidence that A, B or C cures".
DENIED_BEFOREHAND = re.compile(
    r"\b(?:no|little|insufficient|without|lack of|not enough)(?: \w+){0,2}"
    r" (?:evidence|proof|data|stud(?:y|ies)|trials?)\b"
    r"|\b(?:wrong|false|untrue|misleading|dishonest|a myth) (?:to|that)\b"
    r"|\b(?:wary of|beware of|suspicious of|sceptical of|skeptical of|not trust|n't trust|stay away from|"
    r"watch out for|not believe|n't believe)\b"
    # What others say is not what the page says.
    r"|\b(?:if|when|whenever) (?:somebody|someone|anybody|anyone|a clinic|a seller|an advert\w*) (?:\w+ )?"
    r"(?:tells?|promises|claims|says|offers|sells)\b"
    r"|\b(?:anyone|anybody|somebody|someone|those|people|clinics|sellers|adverts?) (?:who|that) (?:\w+ )?"
    r"(?:tells?|promises?|claims?|says?|offers?|sells?)\b"
)
DENIAL = re.compile(
    r"\b(?:(?:not|cannot|never|nor|neither|nobody|nothing|none|hardly|no one|(?:is|are|was|were|do|does|did|ca|wo|"
    r"would|could|should|has|have|must|need)n't)(?: \S+){0,10}"
    r"|no(?: \S+){0,8}"
    r"|(?:without|far from|instead of|rather than|free (?:of|from)|avoid(?:s|ing)?|refus(?:e|es|ing))(?: \S+){0,4})"
    r" ?$"
)
NO_DENIAL = re.compile(
    r"\b(?:not (?:only|just|merely|simply|to mention|least)|nothing (?:but|short of|less than)|why not|"
    r"whether or not|without (?:a )?doubt|(?:no|without) (?:doubt|wonder|matter|other|downtime|pain|needles?|surgery|"
    r"risks?|side effects?|scars?|scarring|discomfort|recovery|stitches|cuts?|fuss|hassle|obligation|fillers?))\b"
)
CLAUSE_BREAK = re.compile(
    r"[;:,–—(]|\b(?:but|however|although|though|while|whereas|and|so|because|yet|which|then|when|if|unless)\b"
)
MAIN_BREAK = re.compile(r"[;–—]|\b(?:but|however|although|though|whereas|yet)\b")
DENIED_AFTERWARDS = re.compile(
    r"(?: (?!(?:and|but|or|which|that|so)\b)\w+){0,5} (?:(?:do|does) not exist|(?:do|does)n't exist|(?:is|are) (?:a myth|myths|false|untrue|"
    r"not (?:true|possible|realistic|correct|accurate|allowed|permitted|licensed|approved)|impossible|misleading|banned|"
    r"prohibited|forbidden|illegal|unlawful|dangerous|unsafe|an offence|a crime|against the law)|"
    r"(?:cannot|can't|can not|should not|must not|could not|may not) be (?:given|promised|made|guaranteed|claimed|called|"
    r"said|used|sold|offered|injected|advertised))\b"
)
# A question that can be answered with no claims nothing; "Are you ready …?" is not asked to be answered.
OPEN_QUESTION = re.compile(
    r"\W*(?:(?:is|are|can|could|do|does|will|would|should|has|have)\b(?! (?:you|we|your)\b)"
    r"|(?:can|do|will|would) (?:you|we) (?:guarantee|promise|treat|offer|inject|sell|use|accept)\b"
    r"|(?:is|are|do|does|can) your (?:exosomes?|products?|cells|clinic|doctors?|treatments?)\b"
    r"|what (?:is|are)\b)"
)


def is_denied(plain: str, sentence: tuple[int, int], start: int, end: int) -> bool:
    """Whether the phrase at `start:end` is negated within its sentence, before it or right behind it."""
    before = NO_DENIAL.sub("", plain[max(sentence[0], start - REACH) : start])
    if DENIED_BEFOREHAND.search(_since_last(MAIN_BREAK, before)):
        return True
    if DENIAL.search(_since_last(CLAUSE_BREAK, before)):
        return True
    return DENIED_AFTERWARDS.match(plain, end, sentence[1]) is not None


def is_asked(plain: str, sentence: tuple[int, int]) -> bool:
    """Whether the sentence is a question of the kind that an honest FAQ answers."""
    return plain[: sentence[1]].rstrip().endswith("?") and bool(OPEN_QUESTION.match(plain, *sentence))


def _since_last(boundary: re.Pattern[str], text: str) -> str:
    ends = [found.end() for found in boundary.finditer(text)]
    return text[ends[-1] :] if ends else text
