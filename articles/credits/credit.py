"""Whose a picture is, as one source says it: what the source does not say is empty, never guessed."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Credit:
    """`licence` is a code of licences.toml; `credit_text` is the notation as it was found, in plain words."""

    title: str = ""
    creators: tuple[str, ...] = ()
    creator_url: str = ""
    source: str = ""
    source_url: str = ""
    licence: str = ""
    licence_url: str = ""
    copyright_notice: str = ""
    credit_text: str = ""
    modification: str = ""
    is_ai_generated: bool = False
    ai_tool: str = ""

    @property
    def creator(self) -> str:
        """The names in one line, as the library keeps them."""
        return "; ".join(self.creators)

    @property
    def says_whose(self) -> bool:
        """Whether anything is known that readers would be told."""
        return bool(self.creators or self.source or self.copyright_notice or self.is_ai_generated)


def names_in(line: str) -> tuple[str, ...]:
    """The people of a line that the library keeps."""
    return tuple(name for part in line.split(";") if (name := part.strip()))
