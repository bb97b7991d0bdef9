from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from lupus_journal.domain.text import clean_line
from lupus_journal.domain.visit_page import Section, Table, VisitPage
from lupus_journal.reports.markdown import escaped, rendered

GITHUB = MarkdownIt("gfm-like")
LIVELY = (
    *("<script>alert(1)</script>", "[a](http://x.example)", "![a](b.png)", "`rm -rf`", "| x |"),
    *("**bold**", "__init__", "~~gone~~", "https://x.example/a", "www.x.example", "a@b.example"),
    *("# head", "#5 #", "- dash", "+ plus", "1. one", "2) two", "===", "---", "> quote"),
    *(
        "&lt;b&gt;",
        "&amp;",
        "\\",
        "\\*",
        "a\\",
        "x.example",
        "ftp://x.example",
        "<http://x.example>",
    ),
    *("\x1b[31mred", "one\ntwo", "😀", "مرحبا", "[ ] to do", "***", "~~~", "$x$", "$$x$$"),
)


def seen(markdown: str) -> str:
    """What a reader of the rendered text sees, if nothing in it is active."""
    tags = set(re.findall(r"</?(\w+)", html := GITHUB.render(markdown)))
    assert tags <= {"ul", "li"}, html
    unescaped = re.sub(r"</?(?:ul|li)>", "", html).strip("\n")
    for entity, letter in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&amp;", "&")):
        unescaped = unescaped.replace(entity, letter)
    return unescaped


@pytest.mark.parametrize("text", LIVELY)
def test_what_people_typed_is_shown_letter_for_letter(text: str) -> None:
    assert seen(f"- {escaped(text)}") == clean_line(text)


@given(st.lists(st.one_of(st.sampled_from(LIVELY), st.text(max_size=12)), max_size=5).map("".join))
@example("a.b@c.d")
def test_no_text_becomes_active(text: str) -> None:
    line = clean_line(text)
    assert seen(f"- {escaped(text)}") == line


@given(st.text())
def test_a_table_keeps_its_cells(text: str) -> None:
    page = VisitPage(
        title="t",
        facts=(),
        sections=(Section("s", (), Table(("Test", "Unit"), ((text, "mg/dL"),))),),
    )
    html = GITHUB.render(rendered(page))
    assert html.count("<td>") == 2
    assert "<td>mg/dL</td>" in html


def test_numbers_and_ranges_read_as_printed() -> None:
    assert escaped("75-175") == "75-175"
    assert escaped("12.5 mg") == "12.5 mg"
    assert escaped("1:640 speckled") == "1:640 speckled"


def test_a_page_in_full() -> None:
    page = VisitPage(
        title="Visit summary – Robin *Sample*",
        facts=(("Born", "17 Apr 1992"), ("Medicines", "prednisone 5 mg daily")),
        sections=(
            Section("Infusions", ("1 planned, 1 given in these days.",)),
            Section(
                "Laboratory results",
                ("As printed.",),
                Table(("Test", "3 Mar 2026"), (("Anti-dsDNA", "<10"), ("C3", "–"))),
                ("Also recorded: ANA 1:320 (3 Mar 2026).",),
            ),
            Section("Symptoms", below=("Nothing above.",)),
        ),
        footer=("Verify.", "Not advice."),
    )
    assert (
        rendered(page)
        == """\
# Visit summary – Robin \\*Sample\\*

- **Born:** 17 Apr 1992
- **Medicines:** prednisone 5 mg daily

## Infusions

- 1 planned, 1 given in these days.

## Laboratory results

- As printed.

| Test | 3 Mar 2026 |
| --- | --- |
| Anti-dsDNA | \\<10 |
| C3 | – |

- Also recorded: ANA 1:320 (3 Mar 2026).

## Symptoms

- Nothing above.

---

*Verify.*

*Not advice.*
"""
    )
