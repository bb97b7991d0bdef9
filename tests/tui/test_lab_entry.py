"""Laboratory results typed in from paper: one, or a whole report line after line."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input, Label

from lupus_journal.domain.labs import LabReport
from lupus_journal.services.lab_reading import LabLine
from lupus_journal.tui.dialogs.lab_report import LabReportDialog
from lupus_journal.tui.dialogs.lab_result import LabResultDialog
from lupus_journal.tui.screens.labs import LabsScreen
from lupus_journal.tui.widgets.report_grid import ReportGrid
from lupus_journal.tui.widgets.taken_up import TakenUp
from lupus_journal.tui.widgets.told import Told
from tests.tui.conftest import app_on

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from typing import TypeAlias

    from textual.pilot import Pilot

    from lupus_journal.bootstrap.whole import Journal
    from lupus_journal.tui.app import JournalApp

    Settle: TypeAlias = Callable[[Pilot[None]], Awaitable[None]]
    Seen: TypeAlias = Callable[[JournalApp], str]

NORTHSIDE = LabReport(date(2026, 2, 2), laboratory="Northside")
MOST_LOOKS = 200


@pytest.fixture
def reported(journal: Journal) -> Journal:
    """One report of Northside, with all that is printed beside its results."""
    lines = [
        LabLine(name="C3", printed="71", unit="mg/dL", range="75-175"),
        LabLine(name="DSDNA", printed="40", unit="IU/mL", range="<30", method="ELISA"),
        LabLine(name="ANA", printed="1:160"),
    ]
    journal.labs.record_report(NORTHSIDE, lines)
    return journal


async def open_form(pilot: Pilot[None], settle: Settle, key: str) -> None:
    await settle(pilot)
    await pilot.press("4")
    await settle(pilot)
    await pilot.press(key)
    await settle(pilot)


async def until(pilot: Pilot[None], holds: Callable[[], bool]) -> None:
    """Look again and again, until something holds that is done in a moment."""
    for _ in range(MOST_LOOKS):
        if holds():
            return
        await pilot.pause(0.02)
    raise AssertionError("it never came")


async def kept(pilot: Pilot[None]) -> str:
    """What is told once the form has been taken."""
    await until(pilot, lambda: isinstance(pilot.app.screen, LabsScreen))
    await until(pilot, lambda: pilot.app.screen.query_one(Told).sentence is not None)
    sentence = pilot.app.screen.query_one(Told).sentence
    assert sentence is not None
    return sentence.text


def reading(pilot: Pilot[None]) -> str:
    return str(pilot.app.screen.query_one("#reading").render())


def problem(pilot: Pilot[None]) -> str:
    return str(pilot.app.screen.query_one(".problem", Label).render())


def value(pilot: Pilot[None], field: str) -> str:
    return pilot.app.screen.query_one(f"#{field}", Input).value


async def until_said(pilot: Pilot[None], by: Callable[[Pilot[None]], str], words: str) -> None:
    await until(pilot, lambda: words in by(pilot))


def printed(journal: Journal, code: str) -> list[str]:
    return [one.result.fact.value.printed for one in journal.labs.results(code)]


async def test_a_result_is_typed_as_the_paper_prints_it(
    app: JournalApp, journal: Journal, settle: Settle
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await open_form(pilot, settle, "a")
        await pilot.press("tab", *"Northside", "tab", *"dsdna", "tab", *"<10")
        await pilot.press("tab", *"IU/mL", "tab", *"<30")
        words = "✓ DSDNA <10 IU/mL (less than 10), range <30"
        await until(pilot, lambda: reading(pilot) == words)
        assert str(app.screen.query_one("#test-name", Label).render()) == "Anti-dsDNA, quantitative"
        await pilot.press("enter")
        assert await kept(pilot) == (
            "Logged DSDNA <10 IU/mL (less than 10), range <30, of 2 Mar 2026."
        )
    [one] = journal.labs.results("DSDNA")
    assert one.result.fact.value.comparator == "<"
    assert one.report.fact.laboratory == "Northside"


READ_BACK = {
    ("ANA", "1:320", ""): "✓ ANA 1:320 (a titre)",
    ("C3", "1,5", "g/L"): "✓ C3 1,5 g/L (1.5)",
    ("CREAT", "1,234", "mg/dL"): "× “1,234” could be 1.234 or 1234",
    ("C3", "71", "bananas"): "? “bananas” is not a unit that C3 is known by",
    ("Zinc", "12", "umol/L"): "? Zinc 12 umol/L. The journal knows no lab value",
    ("[b]odd[/]", "[/] 3", ""): "? [b]odd[/] [/] 3 (kept as text).",
}


async def test_a_line_is_read_back_while_it_is_typed(
    app: JournalApp, journal: Journal, settle: Settle
) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await open_form(pilot, settle, "a")
        for typed, words in READ_BACK.items():
            for name, text in zip(("test", "printed", "unit"), typed, strict=True):
                app.screen.query_one(f"#{name}", Input).value = text
            await until_said(pilot, reading, words)
    assert journal.labs.results() == []


@pytest.mark.usefixtures("reported")
async def test_a_name_is_completed_and_what_was_printed_last_time_is_at_hand(
    app: JournalApp, journal: Journal, settle: Settle, seen: Seen
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await open_form(pilot, settle, "a")
        assert value(pilot, "laboratory") == "Northside"
        await pilot.press("tab", "tab", *"dsd", "right", "tab", *"38")
        await until(pilot, lambda: value(pilot, "unit") == "IU/mL")
        assert value(pilot, "test") == "DSDNA"
        assert "<30 →" in seen(app)
        assert value(pilot, "range") == ""
        await pilot.press("tab", "tab", "right")
        assert value(pilot, "range") == "<30"
        await pilot.press("enter")
        await kept(pilot)
    newest = journal.labs.results("DSDNA")[0].result.fact
    assert (newest.value.unit, newest.range.text, newest.method) == ("IU/mL", "<30", "")


@pytest.mark.usefixtures("reported")
async def test_a_click_into_the_field_takes_over_what_is_offered(
    app: JournalApp, settle: Settle, seen: Seen
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await open_form(pilot, settle, "a")
        await pilot.press("tab", "tab", *"C3", "tab", *"80")
        await until(pilot, lambda: "75-175 →" in seen(app))
        await pilot.click("#range")
        assert value(pilot, "range") == ""
        await pilot.click("#range")
        assert value(pilot, "range") == "75-175"
        await pilot.click("#accept")
        assert "within 75-175" in await kept(pilot)


@pytest.mark.usefixtures("reported")
async def test_another_laboratorys_unit_is_offered_and_never_taken_by_itself(
    app: JournalApp, journal: Journal, settle: Settle, seen: Seen
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await open_form(pilot, settle, "a")
        await pilot.press("tab", *"Riverside", "tab", *"C3", "tab", *"80")
        await until(pilot, lambda: "mg/dL →" in seen(app))
        await pilot.press("enter")
        await until(pilot, lambda: "needs its unit" in problem(pilot))
        await pilot.press("tab", "right", "enter")
        await kept(pilot)
    assert journal.labs.results("C3")[0].result.fact.value.unit == "mg/dL"


async def test_a_unit_filled_in_for_a_figure_does_not_stick_to_a_titre(
    app: JournalApp, reported: Journal, settle: Settle
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await open_form(pilot, settle, "a")
        await pilot.press("tab", "tab", *"DSDNA", "tab", *"1:320")
        await until(pilot, lambda: value(pilot, "unit") == "IU/mL")
        await pilot.press("enter")
        await kept(pilot)
    value_kept = reported.labs.results("DSDNA")[0].result.fact.value
    assert (value_kept.printed, value_kept.unit) == ("1:320", "")


async def test_a_unit_nobody_knows_is_kept_only_when_it_is_saved_twice(
    app: JournalApp, journal: Journal, settle: Settle
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await open_form(pilot, settle, "a")
        await pilot.press("tab", "tab", *"C3", "tab", *"71", "tab", *"mg%", "enter")
        await until(pilot, lambda: "If it is, save once more." in problem(pilot))
        assert journal.labs.results() == []
        await pilot.press("enter")
        await kept(pilot)
    assert journal.labs.results("C3")[0].result.fact.value.unit == "mg%"


async def test_what_is_doubtful_is_kept_only_when_it_is_saved_twice(
    app: JournalApp, journal: Journal, settle: Settle
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await open_form(pilot, settle, "a")
        fields = {"test": "?", "printed": "7100000000", "range": "abc"}
        for name, text in fields.items():
            app.screen.query_one(f"#{name}", Input).value = text
        await pilot.press("enter")
        await until_said(pilot, problem, "10 digits before the decimal point")
        assert "cannot be read as a range" in problem(pilot)
        assert "It is kept under that name." in problem(pilot)
        assert "save once more" in problem(pilot)
        assert journal.labs.results() == []
        await pilot.press("enter")
        await kept(pilot)
    assert journal.labs.results("?")[0].result.fact.range.text == "abc"


REFUSED = {
    ("today", "C3", "", ""): "Write the value as it is printed",
    ("today", "", "71", ""): "Name the test",
    ("31/02", "C3", "71", "mg/dL"): "“31/02” is not a date",
    ("tomorrow", "C3", "71", "mg/dL"): "Tue 3 Mar 2026 has not come yet",
    ("today", "C3", "1,234", "mg/dL"): "could be 1.234 or 1234",
}


async def test_what_cannot_be_kept_says_so_and_keeps_what_was_typed(
    app: JournalApp, journal: Journal, settle: Settle
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await open_form(pilot, settle, "a")
        for typed, words in REFUSED.items():
            fields = dict(zip(("on", "test", "printed", "unit"), typed, strict=True))
            for name, text in fields.items():
                app.screen.query_one(f"#{name}", Input).value = text
            await pilot.press("enter")
            await until_said(pilot, problem, words)
            assert {name: value(pilot, name) for name in fields} == fields
    assert journal.labs.results() == []


async def test_pasted_escape_sequences_do_not_reach_the_screen(
    app: JournalApp, settle: Settle, seen: Seen
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await open_form(pilot, settle, "a")
        app.screen.query_one("#test", Input).value = "\x1b[2J[@click=app.quit]x[/]\u202e"
        await until(pilot, lambda: "[2J[@click=app.quit]x[/]" in seen(app))
        assert "\x1b" not in seen(app)


async def test_a_report_is_typed_line_after_line_and_undone_as_one(
    app: JournalApp, journal: Journal, settle: Settle
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await open_form(pilot, settle, "r")
        await pilot.press(*"-3d", "enter", *"Northside", "enter")
        await pilot.press(*"C3", "tab", *"71", "tab", *"mg/dL", "tab", *"75-175", "enter")
        await pilot.press(*"dsdna", "tab", *"<10", "tab", *"IU/mL", "enter")
        await pilot.press(*"ANA", "tab", *"1:320", "enter")
        await pilot.press(*"CREAT", "tab", *"0,8", "tab", *"mg/dL", "enter", "enter", "enter")
        assert await kept(pilot) == "Logged 4 results of 27 Feb 2026 from Northside."
        assert [printed(journal, code) for code in ("C3", "DSDNA", "ANA", "CREAT")] == [
            ["71"],
            ["<10"],
            ["1:320"],
            ["0,8"],
        ]
        await pilot.press("u")
        await settle(pilot)
    assert journal.labs.results() == []


async def test_the_lines_of_last_time_wait_for_their_values(
    app: JournalApp, reported: Journal, settle: Settle
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await open_form(pilot, settle, "r")
        await until(pilot, lambda: value(pilot, "line-unit") == "mg/dL")
        await pilot.press("enter", "enter", *"74", "enter", "enter", *"1:640", "enter")
        await pilot.press("ctrl+t", "ctrl+s")
        assert await kept(pilot) == "Logged 2 results of 2 Mar 2026 from Northside."
    assert printed(reported, "DSDNA") == ["40"]
    newest = reported.labs.results("C3")[0].result.fact
    assert (newest.value.printed, newest.value.unit, newest.flag) == ("74", "mg/dL", "L")
    assert printed(reported, "ANA") == ["1:640", "1:160"]


async def test_the_lines_can_be_reached_by_mouse_alone(
    app: JournalApp, reported: Journal, settle: Settle
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await open_form(pilot, settle, "r")
        await until(pilot, lambda: app.screen.query_one(ReportGrid).count == 4)
        await pilot.pause()
        await pilot.click(ReportGrid, offset=(14, 2))
        await until(pilot, lambda: value(pilot, "line-test") == "DSDNA")
        assert app.focused is not None
        assert app.focused.id == "line-printed"
        await pilot.press(*"38")
        await pilot.click("#ranges")
        await pilot.click("#accept")
        await kept(pilot)
    newest = reported.labs.results("DSDNA")[0].result.fact
    assert (newest.value.printed, newest.range.text, newest.flag) == ("38", "<30", "H")


async def test_each_refused_line_says_why_and_nothing_is_kept(
    app: JournalApp, journal: Journal, settle: Settle
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await open_form(pilot, settle, "r")
        await pilot.press("enter", "enter", *"C3", "tab", *"71", "tab", *"mg/dL", "enter")
        await pilot.press(*"CREAT", "tab", *"1,234", "tab", *"mg/dL", "enter")
        await pilot.press(*"K", "tab", *"4", "tab", *"bananas", "ctrl+s")
        await until(pilot, lambda: "2 of 3 lines need a second look" in problem(pilot))
        assert value(pilot, "line-test") == "CREAT"
        assert "could be 1.234 or 1234" in reading(pilot)
        assert journal.labs.results() == []
        await pilot.press("down")
        assert "“bananas” is not a unit that K is known by" in reading(pilot)
        assert "If it is, save once more." in reading(pilot)
        await pilot.press("up", *"1.2", "enter")
        await until_said(pilot, problem, "1 of 3 lines needs a second look")
        await pilot.press("ctrl+s")
        assert await kept(pilot) == "Logged 3 results of 2 Mar 2026."
    assert printed(journal, "CREAT") == ["1.2"]


async def test_the_only_line_of_a_report_says_once_why_it_is_refused(
    app: JournalApp, journal: Journal, settle: Settle
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await open_form(pilot, settle, "r")
        await pilot.press("enter", "enter", *"K", "tab", *"4", "tab", *"bananas", "ctrl+s")
        await until_said(pilot, reading, "If it is, save once more.")
        assert problem(pilot) == ""
        assert journal.labs.results() == []
        await pilot.press("ctrl+s")
        assert await kept(pilot) == "Logged 1 result of 2 Mar 2026."


async def test_starting_a_report_afresh_leaves_nothing_of_what_was_refused(
    app: JournalApp, settle: Settle
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await open_form(pilot, settle, "r")
        await pilot.press("ctrl+s")
        assert "No value is typed yet" in problem(pilot)
        await pilot.press("ctrl+r")
        assert problem(pilot) == ""


async def test_a_half_typed_report_is_there_again(
    app: JournalApp, reported: Journal, settle: Settle
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await open_form(pilot, settle, "r")
        await until(pilot, lambda: app.screen.query_one(ReportGrid).count == 4)
        await pilot.press("enter", "enter", *"74", "enter", *"[/]<1", "enter", "enter")
        await pilot.press(*"Zinc", "tab", *"12", "escape")
        await pilot.press("r")
        await settle(pilot)
        await until(pilot, lambda: app.screen.query_one(ReportGrid).count == 5)
        lines = [line.texts for line in app.screen.query_one(ReportGrid).lines]
        assert [(texts["test"], texts["printed"]) for texts in lines] == [
            ("C3", "74"),
            ("DSDNA", "[/]<1"),
            ("Zinc", "12"),
            ("ANA", ""),
            ("", ""),
        ]
        await pilot.press("ctrl+r")
        await settle(pilot)
        assert not any(line.is_typed for line in app.screen.query_one(ReportGrid).lines)
        await pilot.press("escape")
        await settle(pilot)
    assert reported.drafts.find("lab-report") is None


@pytest.mark.usefixtures("reported")
async def test_another_laboratory_brings_its_own_lines_and_keeps_what_is_typed(
    app: JournalApp, journal: Journal, settle: Settle
) -> None:
    riverside = LabReport(date(2026, 1, 5), laboratory="Riverside")
    journal.labs.record(riverside, LabLine(name="CRP", printed="3", unit="mg/L"))
    async with app.run_test(size=(80, 24)) as pilot:
        await open_form(pilot, settle, "r")
        grid = app.screen.query_one(ReportGrid)
        await until(pilot, lambda: grid.count == 4)
        await pilot.press("enter", "enter", *"74", "shift+tab", *"riverside")
        await until(pilot, lambda: [line.texts["test"] for line in grid.lines] == ["C3", "CRP", ""])
        assert grid.lines[0].texts["printed"] == "74"


@pytest.mark.parametrize("key", ["a", "r"])
@pytest.mark.parametrize("size", [(60, 20), (120, 36)])
async def test_at_every_size_the_fields_and_the_reading_are_seen(
    app: JournalApp, settle: Settle, seen: Seen, key: str, size: tuple[int, int]
) -> None:
    async with app.run_test(size=size) as pilot:
        await open_form(pilot, settle, key)
        await pilot.press("tab", "tab", *"C3", "tab", *"71", "tab", *"mg/dL")
        await until(pilot, lambda: "✓ C3 71 mg/dL" in seen(app))
        await pilot.resize_terminal(10, 5)
        await pilot.pause()
        await pilot.resize_terminal(*size)
        await pilot.pause()
        await until(pilot, lambda: "✓ C3 71 mg/dL" in seen(app))
        assert isinstance(app.screen, LabResultDialog | LabReportDialog)


@pytest.mark.parametrize("size", [(60, 20), (80, 24)])
async def test_a_report_is_typed_with_the_mouse_going_from_place_to_place(
    app: JournalApp, journal: Journal, settle: Settle, size: tuple[int, int]
) -> None:
    async with app.run_test(size=size) as pilot:
        await open_form(pilot, settle, "r")
        await pilot.click(ReportGrid, offset=(2, 1))
        await pilot.press(*"C3")
        await pilot.click("#line-printed")
        await pilot.press(*"71")
        await pilot.click("#line-unit")
        await pilot.press(*"mg/dL")
        await pilot.click(ReportGrid, offset=(2, 4))
        await pilot.press(*"C4")
        await pilot.click(ReportGrid, offset=(13, 2))
        await pilot.press(*"9")
        await pilot.click("#line-unit")
        await pilot.press(*"mg/dL")
        await pilot.click("#next-line")
        await pilot.press(*"ANA", "tab", *"1:80")
        await pilot.click("#accept")
        assert "Logged 3 results" in await kept(pilot)
    assert [printed(journal, code) for code in ("C3", "C4", "ANA")] == [["71"], ["9"], ["1:80"]]


@pytest.mark.usefixtures("reported")
async def test_a_click_into_a_cell_of_another_line_goes_to_that_cell(
    app: JournalApp, settle: Settle
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await open_form(pilot, settle, "r")
        grid = app.screen.query_one(ReportGrid)
        await until(pilot, lambda: grid.count == 4)
        # The lines have to be laid out before one of them can be clicked.
        await until(pilot, lambda: grid.size.height > 2)
        await settle(pilot)
        await pilot.click(grid, offset=(39, 2))
        await settle(pilot)
        await pilot.press("x")
        await until(pilot, lambda: grid.lines[1].texts["range"] == "x")
        await pilot.click(grid, offset=(2, 1))
        await settle(pilot)
        await pilot.press("7")
        await until(pilot, lambda: grid.lines[0].texts["printed"] == "7")


async def test_a_report_left_on_one_day_keeps_its_day_and_goes_on_at_its_next_line(
    app: JournalApp, reported: Journal, settle: Settle, seen: Seen
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await open_form(pilot, settle, "r")
        await until(pilot, lambda: "Northside" in seen(app))
        await pilot.press(*"yesterday", "enter", "enter", *"71", "escape")
        await settle(pilot)
    draft = reported.drafts.find("lab-report")
    assert draft is not None
    assert draft.fields["on"] == "2026-03-01"
    later = app_on(reported)
    async with later.run_test(size=(80, 24)) as pilot:
        await open_form(pilot, settle, "r")
        grid = pilot.app.screen.query_one(ReportGrid)
        await until(pilot, lambda: grid.count == 4)
        await pilot.press("down", *"9")
        assert value(pilot, "on") == "2026-03-01"
        assert [line.texts["printed"] for line in grid.lines] == ["71", "", "9", ""]
        await pilot.click(TakenUp, offset=(50, 0))
        await settle(pilot)
        assert value(pilot, "on") == "2026-03-02"
        assert pilot.app.focused is pilot.app.screen.query_one("#on")
        assert "Taken up" not in seen(later)
    assert reported.drafts.find("lab-report") is None


@pytest.mark.parametrize("size", [(60, 20), (80, 24)])
async def test_what_is_said_of_an_unknown_test_is_seen_to_its_end(
    app: JournalApp, settle: Settle, seen: Seen, size: tuple[int, int]
) -> None:
    async with app.run_test(size=size) as pilot:
        await open_form(pilot, settle, "r")
        await pilot.press("tab", "tab", *"dsdma", "tab", *"40", "tab", *"IU/mL")
        await until(pilot, lambda: "?" in reading(pilot))
        assert reading(pilot).split()[-1] in seen(app)
        assert "Save" in seen(app)


async def test_a_click_beside_a_field_empties_it(app: JournalApp, settle: Settle) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await open_form(pilot, settle, "a")
        await pilot.click("#test")
        await pilot.press(*"C3")
        await pilot.click("#test-field Emptier")
        assert value(pilot, "test") == ""
        assert pilot.app.focused is pilot.app.screen.query_one("#test")


async def test_what_was_wrong_is_forgotten_once_something_else_is_typed(
    app: JournalApp, settle: Settle
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await open_form(pilot, settle, "a")
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert "Name the test" in problem(pilot)
        await pilot.press("tab", "tab", "C")
        await settle(pilot)
        assert problem(pilot) == ""
