"""Words that do something when they are clicked."""

from __future__ import annotations

from textual.content import Content
from textual.style import Style


def link(words: str, action: str) -> Content:
    """The program's own words, reversed so that they invite a click, and what that does."""
    return Content.styled(f" {words} ", Style(reverse=True) + Style.from_meta({"@click": action}))
