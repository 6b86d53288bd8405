"""Whose pictures are: credits read from any notation and from the files themselves, licences, and what readers are told. Pure."""

from articles.credits.credit import Credit, names_in
from articles.credits.licence import Licence, code_of, licence, licences, recognise, recognise_url
from articles.credits.notation import parse
from articles.credits.statement import missing, statement

__all__ = [
    "Credit",
    "Licence",
    "code_of",
    "licence",
    "licences",
    "missing",
    "names_in",
    "parse",
    "recognise",
    "recognise_url",
    "statement",
]
