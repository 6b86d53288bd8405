"""D34: "Q: …" and "A: …" on lines of their own: the question becomes a heading, the answer its text."""

from __future__ import annotations

import re

from articles.importers.document import Notes
from articles.importers.lines import Line, next_filled

QUESTION = re.compile(
    r"(?:\*\*)?(?:Q|Question|F|Frage|В|Вопрос)\s*\d{0,2}\s*[:.)]\s*(?:\*\*)?\s*(?P<text>\S.*?\?)\s*(?:\*\*)?$"
)
ANSWER = re.compile(r"(?:\*\*)?(?:A|Answer|Antwort|О|Ответ)\s*\d{0,2}\s*[:.)]\s*(?:\*\*)?\s*(?P<text>\S.*)$")


def repair_questions(lines: list[Line], notes: Notes) -> list[Line]:
    result: list[Line] = []
    answers: set[int] = set()
    for index, line in enumerate(lines):
        question = None if line.is_code else QUESTION.match(line.text)
        after = next_filled(lines, index)
        if question and after and ANSWER.match(after.text):
            heading = f"### {question['text']}"
            notes.repaired("D34", line.number, line.text, heading)
            answers.add(after.number)
            line = line.with_text(heading)
        elif line.number in answers and (answer := ANSWER.match(line.text)):
            notes.repaired("D34", line.number, line.text, answer["text"])
            line = line.with_text(answer["text"])
        result.append(line)
    return result
