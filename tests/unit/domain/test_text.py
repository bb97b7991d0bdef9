"""Text that people typed: what is removed, and that nothing else is."""

from __future__ import annotations

import json
import unicodedata
from datetime import UTC, date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lupus_journal.domain.day_reading import read_day, read_moment, read_time
from lupus_journal.domain.days import moment_from_text, stamp_from_text
from lupus_journal.domain.errors import JournalError
from lupus_journal.domain.lab_values import read_lab_value
from lupus_journal.domain.numbers import read_number
from lupus_journal.domain.reference_ranges import read_range
from lupus_journal.domain.text import clean, clean_line, quoted, sentence, shown, shown_lines

if TYPE_CHECKING:
    from collections.abc import Callable

SHARED_DATA = Path(__file__).parents[4] / "shared" / "data"
TODAY = date(2026, 3, 1)

any_text = st.text(st.characters())

PAYLOADS = {
    "clipboard": ("\x1b]52;c;cm0gLXJm\x07", "]52;c;cm0gLXJm"),
    "window title": ("\x1b]0;owned\x1b\\", "]0;owned\\"),
    "clear screen": ("\x1b[2J\x1b[H", "[2J[H"),
    "device control": ("\x1bPq\x1b\\", "Pq\\"),
    "C1 introducer": ("\x9b31mred\x9d0;t\x9c", "31mred0;t"),
    "bidi override": ("C3 \u202e08\u202c \u2066x\u2069", "C3 08 x"),
    "delete and backspace": ("no\x08\x08yes\x7f", "noyes"),
    "null": ("C3\x00 71", "C3 71"),
}

READERS: dict[str, Callable[[str], object]] = {
    "day": lambda text: read_day(text, TODAY),
    "time": read_time,
    "moment": lambda text: read_moment(text, TODAY, UTC),
    "kept moment": moment_from_text,
    "kept stamp": stamp_from_text,
    "number": read_number,
    "lab value": read_lab_value,
    "dipstick": lambda text: read_lab_value(text, dipstick=True),
    "range": read_range,
}


def refusal(read: Callable[[str], object], text: str) -> str | None:
    """The sentence a reader refuses a text with, or None if it understands it."""
    try:
        read(text)
    except JournalError as refused:
        return str(refused)
    return None


def steers_a_terminal(letter: str) -> bool:
    bidi = "\u202a" <= letter <= "\u202e" or "\u2066" <= letter <= "\u2069"
    return (unicodedata.category(letter) in ("Cc", "Cs") and letter not in "\n\t") or bidi


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
def test_an_escape_sequence_loses_its_power_and_keeps_its_letters(payload: tuple[str, str]) -> None:
    typed, kept = payload
    assert clean(typed) == kept
    assert clean_line(typed) == kept
    assert shown(typed) == kept


def test_markup_is_ordinary_text() -> None:
    assert clean_line("WBC 3.4 [low] ok [/]") == "WBC 3.4 [low] ok [/]"


def test_a_note_keeps_its_lines_and_tabs_whatever_system_it_comes_from() -> None:
    assert clean("tired\r\nknees\tsore\rslept\n") == "tired\nknees\tsore\nslept\n"


def test_a_line_has_no_second_line() -> None:
    assert clean_line("  one\ntwo\u2028three\tfour\r\n") == "one two three four"


def test_letters_of_every_language_stay() -> None:
    for text in ("Müdigkeit 6/10", "إرهاق", "疲れた", "👩‍⚕️ said rest", "µmol/L ≥ 4"):
        assert clean_line(text) == text


def test_half_a_character_becomes_a_visible_mark() -> None:
    assert clean("tired \ud83d today") == "tired � today"


def test_a_note_is_shown_line_by_line_with_its_tabs_widened() -> None:
    assert shown_lines("a\tb\r\n\x1b[0mc") == ["a   b", "[0mc"]
    assert shown_lines("") == [""]


def test_a_long_text_is_named_by_its_beginning() -> None:
    assert quoted("31/02") == "“31/02”"
    assert quoted("x" * 41) == f"“{'x' * 39}…”"
    assert quoted("\x1b[31m\n") == "“[31m”"


def test_a_megabyte_is_cleaned_whole() -> None:
    assert clean("é\x1b[31m\r\n" * 150_000) == "é[31m\n" * 150_000


@given(any_text)
def test_cleaning_again_changes_nothing(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert clean_line(clean_line(text)) == clean_line(text)
    assert shown(shown(text)) == shown(text)


@given(any_text)
def test_what_is_shown_steers_nothing_and_stays_on_its_line(text: str) -> None:
    assert not any(map(steers_a_terminal, clean(text)))
    for line in (clean_line(text), shown(text), quoted(text), *shown_lines(text)):
        assert not any(map(steers_a_terminal, line))
        assert not set("\n\t\u2028\u2029") & set(line)


@given(st.text(st.characters(exclude_categories=("Cc", "Cf", "Cs", "Zl", "Zp"))))
def test_what_can_be_seen_is_never_touched(text: str) -> None:
    assert clean(text) == text
    assert shown(text) == text
    assert clean_line(text) == text.strip()


@pytest.mark.parametrize("read", READERS.values(), ids=READERS)
@given(text=any_text | st.text("0123456789-+:.,/<>=≤± TZdwmoyHL()[]%µ"))
def test_whatever_is_typed_a_reader_answers_or_refuses_with_a_sentence(
    read: Callable[[str], object], text: str
) -> None:
    sentence = refusal(read, text)
    assert sentence is None or sentence.endswith(".")
    assert not any(map(steers_a_terminal, sentence or ""))


@pytest.mark.skipif(not SHARED_DATA.is_dir(), reason="the shared test data is not beside the tree")
def test_the_big_list_of_naughty_strings_is_only_text() -> None:
    naughty = json.loads((SHARED_DATA / "hostile" / "blns.json").read_text(encoding="utf-8"))
    assert len(naughty) > 400
    for text in naughty:
        assert not any(map(steers_a_terminal, clean(text) + clean_line(text)))
        for read in READERS.values():
            assert not any(map(steers_a_terminal, refusal(read, text) or ""))


@pytest.mark.parametrize(
    ("clause", "whole"),
    [
        ("given, on plan", "Given, on plan."),
        ("planned: given, moved or held?", "Planned: given, moved or held?"),
    ],
)
def test_a_clause_as_a_sentence(clause: str, whole: str) -> None:
    assert sentence(clause) == whole
