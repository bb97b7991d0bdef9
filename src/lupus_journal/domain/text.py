"""Text that people typed, made safe to keep and to show.

Only characters that steer a terminal or reorder a line are removed; everything that can be seen
stays as it was typed, so what is left of an escape sequence ("[31m") is shown letter for letter.
"""

from __future__ import annotations

_C0 = set(range(0x20)) - {ord("\n"), ord("\t")}
_DELETE_AND_C1 = range(0x7F, 0xA0)
_BIDI = {*range(0x202A, 0x202F), *range(0x2066, 0x206A)}
_SURROGATES = range(0xD800, 0xE000)

_SAFE: dict[int, str | None] = {
    **dict.fromkeys((*_C0, *_DELETE_AND_C1, *_BIDI)),
    **dict.fromkeys(_SURROGATES, "\N{REPLACEMENT CHARACTER}"),
}
_ON_ONE_LINE: dict[int, str | None] = dict.fromkeys(map(ord, "\n\t\u2028\u2029"), " ")


def clean(text: str) -> str:
    """A note of several lines without control characters, its line ends as "\\n"."""
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(_SAFE)


def clean_line(text: str) -> str:
    """One line of text without control characters and without space around it."""
    return shown(text).strip()


def shown(text: str) -> str:
    """A text as it may be shown on one line, whoever wrote it and wherever it was kept."""
    return clean(text).translate(_ON_ONE_LINE)


def shown_lines(text: str) -> list[str]:
    """A note as the lines that may be shown, tabs widened to spaces."""
    return [shown(line.expandtabs(4)) for line in clean(text).split("\n")]


def sentence(clause: str) -> str:
    """A clause with a capital letter, and a full stop unless it is a question."""
    return f"{clause[:1].upper()}{clause[1:]}{'' if clause.endswith('?') else '.'}"


def quoted(text: str, longest: int = 40) -> str:
    """A typed text as a sentence names it: “31/02”, cut short when it is long."""
    line = clean_line(text)
    return f"“{line}”" if len(line) <= longest else f"“{line[: longest - 1]}…”"
