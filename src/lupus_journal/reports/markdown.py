"""The visit page as Markdown, in which nothing that somebody typed becomes active."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lupus_journal.domain.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lupus_journal.domain.visit_page import Section, Table, VisitPage

_ACTIVE = re.compile(r"[\\`*_\[\]<>|~&$@#]|(?<=\w):(?=//)|(?<=\w)\.(?=[^\W\d])")
"""Signs that act wherever they stand, and those that would make a link of an address."""
_LEADING = re.compile(r"^(\d+(?=[.)](?:\s|$))|(?=[-+=]))")
"""What begins a list or underlines a heading at the start of a line."""


def rendered(page: VisitPage) -> str:
    """The whole page."""
    parts = [f"# {escaped(page.title)}", *_facts(page)]
    for section in page.sections:
        parts += ["", f"## {escaped(section.title)}", *_section(section)]
    parts += ["", "---", "", "\n\n".join(f"*{escaped(line)}*" for line in page.footer)]
    return "\n".join(parts) + "\n"


def escaped(text: str) -> str:
    """A text on one line, every sign that Markdown or HTML would act on made a plain letter."""
    line = _ACTIVE.sub(r"\\\g<0>", clean_line(text))
    return _LEADING.sub(r"\1\\", line)


def _facts(page: VisitPage) -> Iterator[str]:
    yield ""
    for label, text in page.facts:
        yield f"- **{escaped(label)}:** {escaped(text)}"


def _section(section: Section) -> Iterator[str]:
    table = _table(section.table) if section.table else ()
    for block in (_items(section.lines), table, _items(section.below)):
        if lines := list(block):
            yield from ("", *lines)


def _items(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        yield f"- {escaped(line)}"


def _table(table: Table) -> Iterator[str]:
    yield _row(map(escaped, table.head))
    yield _row("---" for _ in table.head)
    for row in table.rows:
        yield _row(map(escaped, row))


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
