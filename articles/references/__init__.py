"""Lists of papers as people have them – BibTeX, RIS, CSL-JSON, pasted text – read into one shape; pure."""

from articles.references.reading import Problem, ReferenceList, read
from articles.references.reference import Reference, in_text

__all__ = ["Problem", "Reference", "ReferenceList", "in_text", "read"]
