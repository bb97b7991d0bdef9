"""Half-typed forms: what was typed is there again, whatever closed the form."""

from __future__ import annotations

from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, ClassVar

import pytest
from textual.widgets import Checkbox, Input, Label, Select, TextArea

from lupus_journal.bootstrap import open_quick
from lupus_journal.domain.errors import InvalidEntry
from lupus_journal.storage import files
from lupus_journal.tui.app import JournalApp
from lupus_journal.tui.dialogs import dialog as dialog_module
from lupus_journal.tui.dialogs.dialog import Dialog
from lupus_journal.tui.dialogs.fields import choice, field
from lupus_journal.tui.screens.reading import ReadingScreen

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator
    from typing import TypeAlias

    from textual.pilot import Pilot
    from textual.widget import Widget

    from lupus_journal.bootstrap.whole import Journal

    Settle: TypeAlias = Callable[[Pilot[None]], Awaitable[None]]
    Seen: TypeAlias = Callable[[JournalApp], str]

EIGHTY = (80, 24)
TYPED = {"what": "rash", "note": "cheeks and nose\nsince noon", "where": "face", "again": "yes"}
HOSTILE = ("[/]", "[red]x[/red]", "[@click=app.quit]x[/]", "\\[", "\x1b[2J", "\u202eabc", "a\x00b")


class Finding(Dialog[str]):
    """A form with one of every field that drafts know."""

    TITLE = "Finding"
    FORM = "finding"
    AUTO_FOCUS: ClassVar = "#what"
    CSS_PATH = str(Path(dialog_module.__file__).parents[1] / "styles" / "dialogs.tcss")

    def fields(self) -> Iterator[Widget]:
        yield field("What", "what")
        yield field("Since", "since", "2026-03-02")
        yield TextArea(id="note")
        yield choice("Where", "where", {"face": "Face", "hands": "Hands"})
        yield Checkbox("Not the first time", id="again")

    def read(self) -> str:
        what = self.typed("what")
        if not what:
            raise InvalidEntry("Say what it is.")
        return what


class Keeper:
    """Keeps findings, or refuses them; may take its time."""

    def __init__(self) -> None:
        self.findings: list[str] = []
        self.refusal = ""
        self.is_let = Event()
        self.is_let.set()

    def __call__(self, what: str) -> str:
        self.is_let.wait(10)
        if self.refusal:
            raise InvalidEntry(self.refusal)
        self.findings.append(what)
        return f"Logged {what}."


@pytest.fixture
def keeper() -> Keeper:
    return Keeper()


@pytest.fixture
def app(journal: Journal) -> JournalApp:
    """The app on a journal in which something was done already."""
    journal.checkins.record(journal.person.right_now(), {}, note="First evening")
    return again(journal)


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep drafts without waiting for a pause."""
    monkeypatch.setattr(dialog_module, "SECONDS_TO_DRAFT", 0.001)


async def opened(pilot: Pilot[None], keeper: Keeper, about: str = "") -> Finding:
    assert isinstance(pilot.app.screen, ReadingScreen)
    form = Finding(keeper, about=about)
    pilot.app.screen.ask(form)
    await pilot.pause()
    return form


def fill_in(form: Finding) -> None:
    form.query_one("#what", Input).value = TYPED["what"]
    form.query_one("#note", TextArea).text = TYPED["note"]
    form.query_one("#where", Select).value = TYPED["where"]
    form.query_one("#again", Checkbox).value = True


def stands_in(form: Finding) -> dict[str, str]:
    return {name: text for name, text in form.values().items() if name != "since"}


def problem(form: Finding) -> str:
    return str(form.query_one(".problem", Label).content)


def again(journal: Journal, author: str = "patient") -> JournalApp:
    """The app started once more, by the same person or by another."""
    quick = open_quick(journal.path, journal.clock, author)
    return JournalApp(quick, lambda: journal, quick.today.page())


@pytest.mark.parametrize("close", ["escape", "mouse"])
async def test_what_was_typed_is_there_when_the_form_is_opened_again(
    app: JournalApp, settle: Settle, seen: Seen, keeper: Keeper, close: str
) -> None:
    async with app.run_test(size=EIGHTY) as pilot:
        await settle(pilot)
        form = await opened(pilot, keeper)
        fill_in(form)
        if close == "mouse":
            form.query_one("#give-up").scroll_visible(animate=False)
            await pilot.pause()
            await pilot.click("#give-up")
        else:
            await pilot.press("escape")
        await settle(pilot)
        assert "opening the same form again brings it back" in seen(app)
        form = await opened(pilot, keeper)
        assert stands_in(form) == TYPED
        assert "Taken up as you left it on 2 Mar at 09:00." in seen(app)
    assert keeper.findings == []


async def test_what_was_typed_survives_looking_at_it_and_closing_again(
    app: JournalApp, settle: Settle, keeper: Keeper
) -> None:
    async with app.run_test(size=EIGHTY) as pilot:
        await settle(pilot)
        fill_in(await opened(pilot, keeper))
        for _ in range(2):
            await pilot.press("escape")
            await settle(pilot)
            form = await opened(pilot, keeper)
        assert stands_in(form) == TYPED


async def test_what_was_typed_survives_the_end_of_the_app(
    app: JournalApp, journal: Journal, settle: Settle, keeper: Keeper
) -> None:
    async with app.run_test(size=EIGHTY) as pilot:
        await settle(pilot)
        fill_in(await opened(pilot, keeper))
        app.leave()
    later = again(journal)
    async with later.run_test(size=EIGHTY) as pilot:
        await settle(pilot)
        assert stands_in(await opened(pilot, keeper)) == TYPED


async def test_what_was_typed_is_kept_while_the_form_is_still_open(
    app: JournalApp, journal: Journal, settle: Settle, keeper: Keeper
) -> None:
    async with app.run_test(size=EIGHTY) as pilot:
        await settle(pilot)
        await opened(pilot, keeper)
        await pilot.press(*"ras")
        await settle(pilot)
        assert [draft.fields["what"] for draft in journal.drafts.all()] == ["ras"]
        await pilot.press("h")
        await settle(pilot)
        assert [draft.fields["what"] for draft in journal.drafts.all()] == ["rash"]


async def test_typing_goes_on_where_it_was_left(
    app: JournalApp, journal: Journal, settle: Settle, keeper: Keeper
) -> None:
    journal.drafts.keep("finding", "", {"what": "ra"})
    async with app.run_test(size=EIGHTY) as pilot:
        await settle(pilot)
        form = await opened(pilot, keeper)
        await pilot.press(*"sh")
        assert form.typed("what") == "rash"


async def test_a_form_that_was_only_looked_at_leaves_no_draft(
    app: JournalApp, journal: Journal, settle: Settle, keeper: Keeper
) -> None:
    async with app.run_test(size=EIGHTY) as pilot:
        await settle(pilot)
        await opened(pilot, keeper)
        await pilot.press("x", "backspace", "escape")
        await settle(pilot)
    assert journal.drafts.all() == []


async def test_starting_afresh_shows_the_form_as_it_is_offered_and_forgets_the_draft(
    app: JournalApp, journal: Journal, settle: Settle, seen: Seen, keeper: Keeper
) -> None:
    journal.drafts.keep("finding", "", {**TYPED, "since": "2026-02-28"})
    async with app.run_test(size=EIGHTY) as pilot:
        await settle(pilot)
        form = await opened(pilot, keeper)
        assert form.typed("since") == "2026-02-28"
        await pilot.press("ctrl+r")
        await settle(pilot)
        assert form.values() == {
            "what": "",
            "since": "2026-03-02",
            "note": "",
            "where": "",
            "again": "",
        }
        assert "Taken up" not in seen(app)
    assert journal.drafts.all() == []


async def test_a_saved_form_leaves_no_draft(
    app: JournalApp, journal: Journal, settle: Settle, seen: Seen, keeper: Keeper
) -> None:
    async with app.run_test(size=EIGHTY) as pilot:
        await settle(pilot)
        fill_in(await opened(pilot, keeper))
        await settle(pilot)
        assert journal.drafts.all() != []
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert "Logged rash." in seen(app)
    assert keeper.findings == ["rash"]
    assert journal.drafts.all() == []


async def test_a_refused_form_stays_open_with_all_that_was_typed_and_its_draft(
    app: JournalApp, journal: Journal, settle: Settle, seen: Seen, keeper: Keeper
) -> None:
    keeper.refusal = "“rash [/] of 31/02” is not a finding."
    async with app.run_test(size=EIGHTY) as pilot:
        await settle(pilot)
        form = await opened(pilot, keeper)
        fill_in(form)
        await pilot.press("enter")
        await settle(pilot)
        assert app.screen is form
        assert keeper.refusal in seen(app)
        assert stands_in(form) == TYPED
        assert [draft.fields["what"] for draft in journal.drafts.all()] == ["rash"]
        keeper.refusal = ""
        await pilot.press("enter")
        await settle(pilot)
    assert keeper.findings == ["rash"]


async def test_two_enters_save_once(app: JournalApp, settle: Settle, keeper: Keeper) -> None:
    keeper.is_let.clear()
    async with app.run_test(size=EIGHTY) as pilot:
        await settle(pilot)
        await opened(pilot, keeper)
        await pilot.press(*"rash", "enter", "enter", "ctrl+s")
        keeper.is_let.set()
        await settle(pilot)
    assert keeper.findings == ["rash"]


async def test_closing_waits_for_a_form_that_is_being_saved(
    app: JournalApp, journal: Journal, settle: Settle, seen: Seen, keeper: Keeper
) -> None:
    keeper.is_let.clear()
    async with app.run_test(size=EIGHTY) as pilot:
        await settle(pilot)
        form = await opened(pilot, keeper)
        await pilot.press(*"rash", "enter", "escape")
        assert app.screen is form
        keeper.is_let.set()
        await settle(pilot)
        assert "Logged rash." in seen(app)
    assert journal.drafts.all() == []


async def test_a_palette_opened_while_a_form_is_being_saved_does_not_close_in_its_place(
    app: JournalApp, settle: Settle, seen: Seen, keeper: Keeper
) -> None:
    keeper.is_let.clear()
    async with app.run_test(size=EIGHTY) as pilot:
        await settle(pilot)
        form = await opened(pilot, keeper)
        await pilot.press(*"rash", "enter", "ctrl+p")
        await pilot.pause()
        keeper.is_let.set()
        await settle(pilot)
        assert form not in app.screen_stack
        assert "Logged rash." in seen(app)


async def test_nobody_is_shown_what_somebody_else_left_half_typed(
    app: JournalApp, journal: Journal, settle: Settle, keeper: Keeper
) -> None:
    async with app.run_test(size=EIGHTY) as pilot:
        await settle(pilot)
        fill_in(await opened(pilot, keeper))
        await pilot.press("escape")
        await settle(pilot)
    maria = again(journal, "Maria")
    async with maria.run_test(size=EIGHTY) as pilot:
        await settle(pilot)
        form = await opened(pilot, keeper)
        assert stands_in(form) == dict.fromkeys(TYPED, "")
        await pilot.press("escape")
    assert [draft.fields["what"] for draft in journal.drafts.all()] == ["rash"]


async def test_each_thing_that_is_edited_has_a_draft_of_its_own(
    app: JournalApp, settle: Settle, keeper: Keeper
) -> None:
    async with app.run_test(size=EIGHTY) as pilot:
        await settle(pilot)
        fill_in(await opened(pilot, keeper, about="first"))
        await pilot.press("escape")
        await settle(pilot)
        form = await opened(pilot, keeper, about="second")
        assert stands_in(form) == dict.fromkeys(TYPED, "")
        await pilot.press("escape")
        await settle(pilot)
        assert stands_in(await opened(pilot, keeper, about="first")) == TYPED


async def test_a_full_disk_is_told_in_the_form_which_closes_only_when_asked_twice(
    app: JournalApp,
    journal: Journal,
    settle: Settle,
    keeper: Keeper,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(files, "SETTINGS", (*files.SETTINGS, "PRAGMA max_page_count = 1"))
    async with app.run_test(size=EIGHTY) as pilot:
        await settle(pilot)
        form = await opened(pilot, keeper)
        form.query_one("#note", TextArea).text = "x" * 20_000
        await settle(pilot)
        assert "is full, so nothing was stored" in problem(form)
        await pilot.press("escape")
        await settle(pilot)
        assert app.screen is form
        assert form.query_one("#note", TextArea).text == "x" * 20_000
        await pilot.press("escape")
        await settle(pilot)
        assert isinstance(app.screen, ReadingScreen)
    assert journal.drafts.all() == []


async def test_a_form_opens_also_when_its_draft_cannot_be_read(
    app: JournalApp, journal: Journal, settle: Settle, keeper: Keeper
) -> None:
    with files.connected(journal.path) as db:
        db.execute("INSERT INTO drafts VALUES ('finding', '', 'patient', '2026-03-01', '[]')")
    async with app.run_test(size=EIGHTY) as pilot:
        await settle(pilot)
        form = await opened(pilot, keeper)
        assert "is damaged" in problem(form)
        fill_in(form)
        await pilot.press("ctrl+s")
        await settle(pilot)
    assert keeper.findings == ["rash"]


async def test_a_draft_of_another_version_fills_what_still_fits(
    app: JournalApp, journal: Journal, settle: Settle, keeper: Keeper
) -> None:
    fields = {"what": "rash", "where": "no longer a choice", "gone": "x", "a b, #[": "x", "": "x"}
    journal.drafts.keep("finding", "", fields)
    async with app.run_test(size=EIGHTY) as pilot:
        await settle(pilot)
        form = await opened(pilot, keeper)
        assert stands_in(form) == {"what": "rash", "note": "", "where": "", "again": ""}


async def test_text_of_any_kind_comes_back_letter_for_letter(
    app: JournalApp, settle: Settle, keeper: Keeper
) -> None:
    line, note = " ".join(HOSTILE), "\n".join(HOSTILE)
    async with app.run_test(size=EIGHTY) as pilot:
        await settle(pilot)
        form = await opened(pilot, keeper)
        form.query_one("#what", Input).value = line
        form.query_one("#note", TextArea).text = note
        await pilot.press("escape")
        await settle(pilot)
        form = await opened(pilot, keeper)
        assert (form.typed("what"), form.query_one("#note", TextArea).text) == (line, note)


async def test_a_half_answered_check_in_goes_on_with_the_next_question(
    app: JournalApp, journal: Journal, settle: Settle
) -> None:
    async with app.run_test(size=EIGHTY) as pilot:
        await settle(pilot)
        await pilot.press("c", "6", "4", "escape")
        await settle(pilot)
        await pilot.press("c", "escape")
        await settle(pilot)
        await pilot.press("c", "3", "5")
        await settle(pilot)
    assert len(journal.checkins.figures_on(journal.clock.now().date())) == 4
    assert journal.drafts.all() == []


async def test_a_check_in_whose_answers_are_taken_back_leaves_no_draft(
    app: JournalApp, journal: Journal, settle: Settle
) -> None:
    async with app.run_test(size=EIGHTY) as pilot:
        await settle(pilot)
        await pilot.press("c", "6")
        await settle(pilot)
        assert len(journal.drafts.all()) == 1
        await pilot.press("backspace", "enter", "enter", "enter", "enter")
        await settle(pilot)
    assert journal.drafts.all() == []


async def test_a_journal_that_went_away_is_told_in_the_form(
    app: JournalApp, journal: Journal, settle: Settle, keeper: Keeper, tmp_path: Path
) -> None:
    async with app.run_test(size=EIGHTY) as pilot:
        await settle(pilot)
        form = await opened(pilot, keeper)
        (tmp_path / "journal.db").rename(tmp_path / "elsewhere.db")
        fill_in(form)
        await settle(pilot)
        assert "cannot be opened" in problem(form)
        (tmp_path / "elsewhere.db").rename(tmp_path / "journal.db")
        await pilot.press("escape")
        await settle(pilot)
    assert [draft.fields["what"] for draft in journal.drafts.all()] == ["rash"]
