from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias

import pytest
from textual.widgets import Input, OptionList, Select, TextArea
from textual.widgets.option_list import Option

from lupus_journal.bootstrap import open_quick
from lupus_journal.domain.courses import Course, Reason
from lupus_journal.domain.fluids import Fluid
from lupus_journal.domain.labs import LabReport
from lupus_journal.domain.occasions import Occasion
from lupus_journal.domain.phases import Phase
from lupus_journal.services.lab_reading import LabLine
from lupus_journal.tui.dialogs.choose import ChooseDialog
from lupus_journal.tui.dialogs.confirm import ConfirmDialog
from lupus_journal.tui.dialogs.edit_entry import EditEntryDialog
from lupus_journal.tui.dialogs.entry import EntryDialog
from lupus_journal.tui.screens.entries import EntryScreen
from lupus_journal.tui.widgets.note_text import NoteText, wrapped

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable

    from textual.app import ComposeResult
    from textual.pilot import Pilot

    from lupus_journal.bootstrap.whole import Journal
    from lupus_journal.tui.app import JournalApp

    Settle: TypeAlias = Callable[[Pilot[None]], Awaitable[None]]
    Seen: TypeAlias = Callable[[JournalApp], str]

SUNDAY = date(2026, 3, 1)
MORNING = datetime(2026, 3, 1, 8, 20, tzinfo=UTC)
SIZES = [(60, 20), (80, 24), (120, 36)]
HOSTILE = "[/] [red]x [@click=app.quit]y[/] \x1b[31m\u202etxt"
AS_SHOWN = "[/] [red]x [@click=app.quit]y[/] [31mtxt"


class Listed(EntryScreen):
    """A plain list of a day's drinks, or of whatever else is named."""

    def __init__(self, journal: Journal, ids: Iterable[str] = ()) -> None:
        async def whole() -> Journal:
            return journal

        super().__init__(open_quick(journal.path, journal.clock, journal.author), whole)
        self.journal = journal
        self.named = list(ids)
        self.ids: list[str] = []

    def compose(self) -> ComposeResult:
        yield OptionList(id="listed")

    def on_mount(self) -> None:
        self.load()

    def load(self) -> None:
        drinks = self.journal.lists.listed(self.journal.lists.listing("fluids"))
        self.ids = self.named or [one.id for one in drinks]
        listed = self.query_one("#listed", OptionList)
        place = listed.highlighted or 0
        listed.clear_options().add_options([Option(one) for one in self.ids])
        listed.highlighted = min(place, len(self.ids) - 1) if self.ids else None

    def chosen_id(self) -> str | None:
        place = self.query_one("#listed", OptionList).highlighted
        return None if place is None else self.ids[place]

    def on_option_list_option_selected(self) -> None:
        self.action_open()


def drink(journal: Journal, ml: int = 250, note: str = "") -> str:
    return journal.fluids.record(Fluid(SUNDAY, MORNING, ml), note=note).id


def check_in(journal: Journal, note: str = "") -> str:
    answers = {"fatigue": Decimal(6), "sleep": Decimal(3)}
    return journal.checkins.record(Occasion(SUNDAY, MORNING), answers, note=note).id


def ml(journal: Journal, entry_id: str) -> int:
    amount: int = journal.entries.live(entry_id).entry.fact.ml
    return amount


def is_on(app: JournalApp, screen: type[object]) -> bool:
    return isinstance(app.screen, screen)


def value(app: JournalApp, field: str) -> str:
    return app.screen.query_one(f"#{field}", Input).value


@pytest.fixture
def listed(settle: Settle) -> Callable[..., Awaitable[Listed]]:
    """Open a list of entries above the first screen."""

    async def opened(pilot: Pilot[None], journal: Journal, *ids: str) -> Listed:
        await settle(pilot)
        screen = Listed(journal, ids)
        await pilot.app.push_screen(screen)
        await settle(pilot)
        return screen

    return opened


Open: TypeAlias = "Callable[..., Awaitable[Listed]]"


@pytest.mark.parametrize("size", SIZES)
async def test_enter_shows_an_entry_whole_and_escape_leads_back(
    app: JournalApp,
    journal: Journal,
    settle: Settle,
    listed: Open,
    seen: Seen,
    size: tuple[int, int],
) -> None:
    entry_id = check_in(journal, "Rain all day, knees stiff until noon.")
    async with app.run_test(size=size) as pilot:
        screen = await listed(pilot, journal, entry_id)
        await pilot.press("enter")
        await settle(pilot)
        page = seen(app)
        for words in ("Check-in", "Sun 1 Mar 2026 at 08:20", "fatigue or exhaustion 6", "Rain all"):
            assert words in page
        for button in ("e Edit", "d Delete", "v History", "Close"):
            assert button in page
        await pilot.press("escape")
        await settle(pilot)
        assert app.screen is screen


async def test_v_shows_who_changed_what(
    app: JournalApp, journal: Journal, settle: Settle, listed: Open, seen: Seen
) -> None:
    entry_id = drink(journal)
    journal.entries.edit(journal.entries.live(entry_id), {"ml": "300"})
    async with app.run_test(size=(80, 24)) as pilot:
        await listed(pilot, journal)
        await pilot.press("enter")
        await settle(pilot)
        assert "changed by patient" not in seen(app)
        await pilot.press("v")
        await pilot.pause()
        assert "changed by patient: millilitres 250 → 300" in seen(app)


async def test_a_figure_opens_from_its_check_in_and_closing_it_leads_back(
    app: JournalApp, journal: Journal, settle: Settle, listed: Open, seen: Seen
) -> None:
    entry_id = check_in(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await listed(pilot, journal, entry_id)
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press("j", "enter")
        await settle(pilot)
        assert "Sleep quality 3" in seen(app)
        await pilot.press("escape")
        await settle(pilot)
        assert "Check-in" in seen(app)
        await pilot.press("escape")
        await settle(pilot)
        assert app.screen is screen


async def test_a_drink_is_corrected_by_keys_and_undone(
    app: JournalApp, journal: Journal, settle: Settle, listed: Open, seen: Seen
) -> None:
    entry_id = drink(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await listed(pilot, journal)
        await pilot.press("e")
        await settle(pilot)
        await pilot.press("tab", "tab", *"300", "enter")
        await settle(pilot)
        assert ml(journal, entry_id) == 300
        assert "Changed 250 ml: millilitres 250 → 300." in seen(app)
        await pilot.press("u")
        await settle(pilot)
        assert ml(journal, entry_id) == 250


async def test_a_drink_is_corrected_by_mouse_alone(
    app: JournalApp, journal: Journal, settle: Settle, listed: Open
) -> None:
    entry_id = drink(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await listed(pilot, journal)
        await pilot.click("#listed", offset=(5, 1))
        await settle(pilot)
        await pilot.click("#edit")
        await settle(pilot)
        await pilot.click("#ml")
        await pilot.press("home", "shift+end", *"200")
        await pilot.click("#accept")
        await settle(pilot)
        assert is_on(app, Listed)
    assert ml(journal, entry_id) == 200


async def test_figures_and_note_of_a_check_in_are_changed_in_one_form(
    app: JournalApp, journal: Journal, settle: Settle, listed: Open
) -> None:
    entry_id = check_in(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await listed(pilot, journal, entry_id)
        await pilot.press("e")
        await settle(pilot)
        await pilot.press("tab", "tab", "5", "tab", "2")
        app.screen.query_one("#note", TextArea).focus()
        await pilot.press(*"late", "ctrl+s")
        await settle(pilot)
    record = journal.entries.live(entry_id)
    answers = {one.kind: one.entry.fact.value for one in journal.entries.belonging(record)}
    assert answers == {"fatigue": 5, "pain_overall": 2, "sleep": 3}
    assert record.entry.note == "late"


async def test_a_refusal_stays_in_the_form_with_what_was_typed(
    app: JournalApp, journal: Journal, settle: Settle, listed: Open, seen: Seen
) -> None:
    entry_id = drink(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await listed(pilot, journal)
        await pilot.press("e")
        await settle(pilot)
        await pilot.press("tab", "tab", *"9000", "enter")
        await settle(pilot)
        assert is_on(app, EditEntryDialog)
        assert value(app, "ml") == "9000"
        assert "A drink of 9,000 ml is not between 1 and 5,000 ml" in seen(app)
    assert ml(journal, entry_id) == 250


async def test_a_figure_with_too_many_digits_is_kept_only_when_it_is_saved_twice(
    app: JournalApp, journal: Journal, settle: Settle, listed: Open, seen: Seen
) -> None:
    line = LabLine(name="C3", printed="71", unit="mg/dL")
    entry_id = journal.labs.record(LabReport(SUNDAY), line).kept.result.id
    async with app.run_test(size=(80, 24)) as pilot:
        await listed(pilot, journal, entry_id)
        await pilot.press("e")
        await settle(pilot)
        app.screen.query_one("#printed", Input).value = "7100000000"
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert "10 digits before the decimal point" in seen(app)
        assert journal.labs.results("C3")[0].result.fact.value.printed == "71"
        await pilot.press("ctrl+s")
        await settle(pilot)
    assert journal.labs.results("C3")[0].result.fact.value.printed == "7100000000"


async def test_a_unit_nobody_knows_is_kept_only_when_it_is_saved_twice(
    app: JournalApp, journal: Journal, settle: Settle, listed: Open, seen: Seen
) -> None:
    line = LabLine(name="C3", printed="71", unit="mg/dL")
    entry_id = journal.labs.record(LabReport(SUNDAY), line).kept.result.id
    async with app.run_test(size=(80, 24)) as pilot:
        await listed(pilot, journal, entry_id)
        await pilot.press("e")
        await settle(pilot)
        app.screen.query_one("#unit", Input).value = "bananas"
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert "If it is, save once more." in seen(app)
        assert journal.labs.results("C3")[0].result.fact.value.unit == "mg/dL"
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert not is_on(app, EditEntryDialog)
    assert journal.labs.results("C3")[0].result.fact.value.unit == "bananas"


async def test_an_empty_field_says_that_it_is_empty(
    app: JournalApp, journal: Journal, settle: Settle, listed: Open, seen: Seen
) -> None:
    line = LabLine(name="C3", printed="71", unit="mg/dL")
    entry_id = journal.labs.record(LabReport(SUNDAY), line).kept.result.id
    async with app.run_test(size=(80, 24)) as pilot:
        await listed(pilot, journal, entry_id)
        await pilot.press("e")
        await settle(pilot)
        assert "(empty: such as 75-175)" in seen(app)
        assert value(app, "range") == ""


async def test_a_change_by_another_program_is_not_overwritten(
    app: JournalApp, journal: Journal, settle: Settle, listed: Open, seen: Seen
) -> None:
    entry_id = drink(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await listed(pilot, journal)
        await pilot.press("e")
        await settle(pilot)
        journal.entries.edit(journal.entries.live(entry_id), {"ml": "400"})
        await pilot.press("tab", "tab", *"300", "enter")
        await settle(pilot)
        assert "was changed meanwhile" in seen(app)
        assert value(app, "ml") == "300"
    assert ml(journal, entry_id) == 400


async def test_a_choice_that_may_be_missing_is_emptied_and_half_emptied(
    app: JournalApp, journal: Journal, settle: Settle, listed: Open
) -> None:
    fact = Course(
        regimen="custom",
        medicine="Saphnelo",
        start=SUNDAY,
        phases=(Phase((0, 28)),),
        reason=Reason.KIDNEYS,
    )
    course = journal.courses.add(fact)
    async with app.run_test(size=(80, 24)) as pilot:
        await listed(pilot, journal, course.id)
        for last in ("escape", "ctrl+s"):
            await pilot.press("e")
            await settle(pilot)
            reason = app.screen.query_one("#reason", Select)
            assert reason.value == ("kidneys" if last == "escape" else Select.NULL)
            reason.clear()
            await pilot.pause()
            await pilot.press(last)
            await settle(pilot)
    assert journal.entries.live(course.id).entry.fact.reason is None


async def test_a_note_keeps_what_a_place_to_type_cannot_show(
    app: JournalApp, journal: Journal, settle: Settle, listed: Open
) -> None:
    entry_id = drink(journal, note="one\u2028two\tthree")
    async with app.run_test(size=(80, 24)) as pilot:
        await listed(pilot, journal)
        await pilot.press("e")
        await settle(pilot)
        await pilot.press("tab", "tab", *"300", "enter")
        await settle(pilot)
    entry = journal.entries.live(entry_id).entry
    assert (entry.fact.ml, entry.note) == (300, "one\u2028two\tthree")


async def test_saving_what_was_not_changed_closes_and_says_nothing(
    app: JournalApp, journal: Journal, settle: Settle, listed: Open, seen: Seen
) -> None:
    drink(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await listed(pilot, journal)
        await pilot.press("e")
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert app.screen is screen
        assert "Changed" not in seen(app)


async def test_what_was_half_typed_is_there_again_unless_the_entry_changed_meanwhile(
    app: JournalApp, journal: Journal, settle: Settle, listed: Open, seen: Seen
) -> None:
    entry_id = drink(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await listed(pilot, journal)
        await pilot.press("e")
        await settle(pilot)
        await pilot.press("tab", "tab", *"30", "escape")
        await settle(pilot)
        await pilot.press("e")
        await settle(pilot)
        assert value(app, "ml") == "30"
        assert "Taken up as you left it" in seen(app)
        await pilot.press("escape")
        await settle(pilot)
        journal.entries.edit(journal.entries.live(entry_id), {"note": "x"})
        await pilot.press("e")
        await settle(pilot)
        assert value(app, "ml") == "250"


async def test_a_deleted_entry_is_back_at_its_place_after_undo(
    app: JournalApp, journal: Journal, settle: Settle, listed: Open, seen: Seen
) -> None:
    for amount in (100, 200, 300):
        drink(journal, amount)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await listed(pilot, journal)
        before = list(screen.ids)
        await pilot.press("down", "d")
        await settle(pilot)
        assert "Delete 200 ml of Sun 1 Mar 2026?" in seen(app)
        await pilot.press("y")
        await settle(pilot)
        assert screen.ids == [before[0], before[2]]
        assert "Deleted 200 ml of Sun 1 Mar 2026." in seen(app)
        await pilot.press("u")
        await settle(pilot)
        assert screen.ids == before
        assert screen.chosen_id() == before[1]


async def test_the_question_says_what_goes_along_and_enter_alone_deletes_nothing(
    app: JournalApp, journal: Journal, settle: Settle, listed: Open, seen: Seen
) -> None:
    entry_id = check_in(journal)
    async with app.run_test(size=(60, 20)) as pilot:
        await listed(pilot, journal, entry_id)
        await pilot.press("d")
        await settle(pilot)
        assert "Its 2 figures go with it." in seen(app)
        await pilot.press("enter")
        await settle(pilot)
        assert journal.entries.live(entry_id).id == entry_id
        await pilot.press("d")
        await settle(pilot)
        await pilot.click("#yes")
        await settle(pilot)
    assert not journal.lists.listed(journal.lists.listing("all"))


async def test_an_entry_that_is_gone_is_said_to_be_gone(
    app: JournalApp, journal: Journal, settle: Settle, listed: Open, seen: Seen
) -> None:
    entry_id = drink(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await listed(pilot, journal)
        journal.entries.remove(journal.entries.live(entry_id))
        await pilot.press("enter")
        await settle(pilot)
        assert "was deleted" in seen(app)
        assert screen.ids == []


@pytest.mark.parametrize("size", SIZES)
async def test_text_of_others_is_shown_letter_for_letter(
    app: JournalApp,
    journal: Journal,
    settle: Settle,
    listed: Open,
    seen: Seen,
    size: tuple[int, int],
) -> None:
    report = LabReport(SUNDAY, laboratory=HOSTILE)
    line = LabLine(name=HOSTILE, printed="71", range=HOSTILE, method=HOSTILE)
    result = journal.labs.record(report, line, note=f"{HOSTILE}\n{HOSTILE}").kept.result
    async with app.run_test(size=size) as pilot:
        await listed(pilot, journal, result.id)
        await pilot.press("enter")
        await settle(pilot)
        begin, *_, end = AS_SHOWN.split()
        assert seen(app).count(begin) >= 5
        assert seen(app).count(end) >= 5
        await pilot.press("v", "e")
        await settle(pilot)
        assert is_on(app, EditEntryDialog)
        for field in ("code", "range", "method", "laboratory"):
            assert value(app, field) == AS_SHOWN
        assert "\x1b" not in app.screen.query_one("#note", TextArea).text
        await pilot.press("escape")
        await settle(pilot)
        await pilot.press("d")
        await settle(pilot)
        assert begin in seen(app)
        assert is_on(app, ConfirmDialog)


@pytest.mark.parametrize("note", ["slept badly " * 90_000, "x" * 1_000_000, "a line\n" * 150_000])
async def test_a_note_of_a_megabyte_is_shown_to_its_end(
    app: JournalApp, journal: Journal, settle: Settle, listed: Open, seen: Seen, note: str
) -> None:
    entry_id = drink(journal, note=f"{note} the end")
    async with app.run_test(size=(80, 24)) as pilot:
        await listed(pilot, journal, entry_id)
        await pilot.press("enter")
        await settle(pilot)
        assert is_on(app, EntryDialog)
        assert app.screen.query_one(NoteText).size.height > 10_000
        await pilot.press("end")
        await settle(pilot)
        assert "the end" in seen(app)
        await pilot.press("e")
        await settle(pilot)
        await pilot.press("tab", "tab", *"300", "enter")
        await settle(pilot)
        assert is_on(app, Listed)
    entry = journal.entries.live(entry_id).entry
    assert (entry.fact.ml, entry.note) == (300, f"{note} the end")


def test_a_note_is_broken_between_words_and_within_cells() -> None:
    assert list(wrapped("slept badly again", 11)) == ["slept badly", "again"]
    assert list(wrapped("methylprednisolone", 8)) == ["methylpr", "ednisolo", "ne"]
    assert list(wrapped("", 8)) == [""]
    assert list(wrapped("日本語の紙", 4)) == ["日本", "語の", "紙"]
    assert list(wrapped("日", 1)) == ["日"]


async def test_a_question_is_answered_by_its_keys_and_arrows(app: JournalApp) -> None:
    answers: list[bool | None] = []
    async with app.run_test() as pilot:
        for keys in (("y",), ("n",), ("escape",), ("enter",), ("left", "enter"), ("h", "enter")):
            app.push_screen(ConfirmDialog("Restore it?", "Restore"), answers.append)
            await pilot.pause()
            await pilot.press(*keys)
            await pilot.pause()
    assert answers == [True, False, False, False, True, True]


async def test_one_of_a_few_is_chosen_by_digit_arrow_letter_or_mouse(
    app: JournalApp, seen: Seen
) -> None:
    answers: list[str | None] = []
    choices = {"drink": "Drink", "note": "[red]Note", "bp": "Blood pressure"}
    async with app.run_test() as pilot:
        for keys in (("2",), ("j", "enter"), ("down", "down", "enter"), ("9", "escape")):
            app.push_screen(ChooseDialog("Add", choices), answers.append)
            await pilot.pause()
            assert "2  [red]Note" in seen(app)
            await pilot.press(*keys)
            await pilot.pause()
        app.push_screen(ChooseDialog("Add", choices), answers.append)
        await pilot.pause()
        await pilot.click(OptionList, offset=(3, 2))
        await pilot.pause()
    assert answers == ["note", "note", "bp", None, "bp"]


async def test_a_list_longer_than_nine_is_chosen_from_all_the_same(app: JournalApp) -> None:
    answers: list[str | None] = []
    async with app.run_test() as pilot:
        many = {str(number): f"Number {number}" for number in range(1, 13)}
        app.push_screen(ChooseDialog("Which", many), answers.append)
        await pilot.pause()
        await pilot.press("up", "enter")
        await pilot.pause()
    assert answers == ["12"]


@pytest.mark.parametrize("size", SIZES)
async def test_what_is_wrong_stands_beside_the_buttons_until_something_is_changed(
    app: JournalApp,
    journal: Journal,
    settle: Settle,
    listed: Open,
    seen: Seen,
    size: tuple[int, int],
) -> None:
    entry_id = drink(journal)
    async with app.run_test(size=size) as pilot:
        await listed(pilot, journal, entry_id)
        await pilot.press("e")
        await settle(pilot)
        app.screen.query_one("#ml", Input).value = "much"
        await pilot.press("ctrl+s")
        await settle(pilot)
        rows = seen(app).splitlines()
        told = next(row for row, line in enumerate(rows) if "“much”" in line)
        save = next(row for row, line in enumerate(rows) if "Save" in line)
        assert 0 < save - told <= 4
        app.screen.query_one("#ml", Input).value = "300"
        await settle(pilot)
        assert "“much”" not in seen(app)
