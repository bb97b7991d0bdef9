"""The one way in which text that people typed reaches the screen: never as markup."""

from __future__ import annotations

from rich.text import Text
from textual.content import Content

from lupus_journal.domain.text import shown, shown_lines


def plain(text: str, style: str = "") -> Content:
    """One line of text, letter for letter."""
    return Content.styled(shown(text), style)


def cell(text: str, style: str = "") -> Text:
    """One line of text for a table, which can measure only this form of it."""
    return Text(shown(text), style)


def plain_lines(text: str) -> Content:
    """A text of several lines, letter for letter."""
    return Content("\n".join(shown_lines(text)))
