"""Markdown in, safe HTML out: pure, so that page, feed, preview and search show the same text."""

from articles.rendering.conversion import RENDERER_VERSION, to_html
from articles.rendering.picture import Picture
from articles.rendering.questions import Question, questions
from articles.rendering.reading import reading_minutes
from articles.rendering.result import Heading, Rendering

__all__ = [
    "RENDERER_VERSION",
    "Heading",
    "Picture",
    "Question",
    "Rendering",
    "questions",
    "reading_minutes",
    "to_html",
]
