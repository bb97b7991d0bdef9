"""The person, their medicines and what keeps the journal safe, on the screen."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Button, Input, OptionList, Select

from lupus_journal import __version__
from lupus_journal.domain.drinking import ToldToLimit
from lupus_journal.domain.fluids import Fluid
from lupus_journal.domain.medicines import Medicine
from lupus_journal.domain.person import Person, Sex
from lupus_journal.domain.tapers import Dose, Step
from lupus_journal.tui.screens.me import SECTIONS, MeScreen
from lupus_journal.tui.widgets.dose_list import DoseList
from lupus_journal.tui.widgets.medicine_list import MedicineList
from lupus_journal.tui.widgets.person_panel import PersonPanel
from lupus_journal.tui.widgets.section_line import SectionLine

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from typing import TypeAlias

    from textual.pilot import Pilot

    from lupus_journal.bootstrap.whole import Journal
    from lupus_journal.services.medicines import KeptMedicine
    from lupus_journal.tui.app import JournalApp

    Settle: TypeAlias = Callable[[Pilot[None]], Awaitable[None]]
    Seen: TypeAlias = Callable[[JournalApp], str]

SIZES = [(60, 20), (80, 24), (120, 36)]
BEGAN = date(2026, 1, 5)


@pytest.fixture
def journal(journal: Journal) -> Journal:
    """A journal in which something stands, so that the app opens on Today."""
    journal.fluids.record(Fluid(BEGAN, None, 250))
    return journal


def add(journal: Journal, name: str, *amounts: tuple[str, date]) -> KeptMedicine:
    steps = [Step(Dose(Decimal(amount), "mg", "daily"), since) for amount, since in amounts]
    return journal.medicines.add(Medicine(name=name, started_on=BEGAN), steps)


def add_prednisolone(journal: Journal) -> KeptMedicine:
    return add(journal, "prednisolone", ("15", BEGAN), ("10", date(2026, 2, 3)))


async def open_me(pilot: Pilot[None], settle: Settle, section: str = "person") -> MeScreen:
    """The screen, with one of its sections open."""
    await settle(pilot)
    await pilot.press("8", *["right"] * list(SECTIONS).index(section))
    await settle(pilot)
    screen = pilot.app.screen
    assert isinstance(screen, MeScreen)
    assert screen.section == section
    return screen


async def wait_for(words: str, pilot: Pilot[None], app: JournalApp, seen: Seen) -> None:
    """Wait until words stand on the screen; a worker that waits for a dialog never ends."""
    for _ in range(200):
        await pilot.pause(0.02)
        if words in " ".join(seen(app).replace("│", " ").split()):
            return
    pytest.fail(f"“{words}” never came:\n{seen(app)}")


class TestPerson:
    async def test_what_is_not_known_is_said_to_be_not_entered(
        self, app: JournalApp, settle: Settle, seen: Seen
    ) -> None:
        async with app.run_test(size=(80, 24)) as pilot:
            await open_me(pilot, settle)
            assert seen(app).count("not entered") == 8
            assert "the journal has no figures of its own" in seen(app)

    async def test_the_form_is_filled_in_by_keys_and_undone(
        self, app: JournalApp, journal: Journal, settle: Settle, seen: Seen
    ) -> None:
        async with app.run_test(size=(80, 24)) as pilot:
            await open_me(pilot, settle)
            await pilot.press("e")
            await settle(pilot)
            await pilot.press(*"Ana [red]x", "tab", *"1990-05-01", "tab", "tab", "tab", *"1.5 l")
            await pilot.press("enter")
            await settle(pilot)
            assert "Ana [red]x" in seen(app)
            assert "1,500 ml" in seen(app)
            assert "is shown once" in seen(app)
            assert journal.person.get() == Person(
                name="Ana [red]x", birth_date=date(1990, 5, 1), fluid_goal_ml=1500
            )
            await pilot.press("u")
            await settle(pilot)
        assert journal.person.get() == Person()

    async def test_a_click_on_a_field_opens_the_form_there(
        self, app: JournalApp, journal: Journal, settle: Settle, seen: Seen
    ) -> None:
        async with app.run_test(size=(80, 24)) as pilot:
            await open_me(pilot, settle)
            row = next(y for y, line in enumerate(seen(app).splitlines()) if "Fever line" in line)
            await pilot.click(PersonPanel, offset=(8, row - 4))
            await settle(pilot)
            assert app.focused is app.screen.query_one("#fever_line")
            await pilot.press(*"38.3")
            await pilot.click("#accept")
            await settle(pilot)
            assert "38.3 °C" in seen(app)
        assert journal.person.get().fever_line == Decimal("38.3")

    async def test_a_figure_that_cannot_be_is_refused_with_all_that_was_typed(
        self, app: JournalApp, journal: Journal, settle: Settle, seen: Seen
    ) -> None:
        async with app.run_test(size=(80, 24)) as pilot:
            await open_me(pilot, settle)
            await pilot.press("e")
            await settle(pilot)
            await pilot.press(*"Ana", *["tab"] * 4, *"50", "enter")
            await settle(pilot)
            assert "is not between 100 and 5,000 ml" in seen(app)
            assert app.screen.query_one("#name", Input).value == "Ana"
        assert journal.person.entry() is None

    async def test_only_what_was_changed_is_kept(
        self, app: JournalApp, journal: Journal, settle: Settle
    ) -> None:
        kept = Person(fever_line=Decimal("38.25"), limit_drinking=ToldToLimit.NOT_SURE)
        journal.person.become(kept)
        async with app.run_test(size=(80, 24)) as pilot:
            await open_me(pilot, settle)
            await pilot.press("e")
            await settle(pilot)
            await pilot.press("enter")
            await settle(pilot)
            entry = journal.person.entry()
            assert entry is not None
            assert entry.changed_at is None
            await pilot.press("e")
            await settle(pilot)
            await pilot.press(*"Ana", "enter")
            await settle(pilot)
        assert journal.person.get() == Person(
            name="Ana", fever_line=Decimal("38.25"), limit_drinking=ToldToLimit.NOT_SURE
        )

    async def test_an_answer_can_be_taken_back_and_that_survives_half_typed(
        self, app: JournalApp, journal: Journal, settle: Settle
    ) -> None:
        journal.person.become(Person(sex=Sex.FEMALE, limit_drinking=ToldToLimit.NO))
        async with app.run_test(size=(80, 24)) as pilot:
            await open_me(pilot, settle)
            await pilot.press("e")
            await settle(pilot)
            app.screen.query_one("#sex", Select).focus()
            await pilot.press("enter", "home", "enter", "escape")
            await settle(pilot)
            await pilot.press("e")
            await settle(pilot)
            assert app.screen.query_one("#sex", Select).is_blank()
            await pilot.press("ctrl+s")
            await settle(pilot)
        assert journal.person.get() == Person(limit_drinking=ToldToLimit.NO)

    async def test_where_there_is_no_room_beside_it_a_fields_use_stands_below_it(
        self, app: JournalApp, settle: Settle, seen: Seen
    ) -> None:
        async with app.run_test(size=(60, 20)) as pilot:
            await open_me(pilot, settle)
            assert "the formula for eGFR" not in seen(app)
            await pilot.press("j", "j")
            await settle(pilot)
            assert "the formula for eGFR asks for it" in seen(app)


class TestMedicines:
    async def test_a_medicine_is_added_with_its_dose(
        self, app: JournalApp, journal: Journal, settle: Settle, seen: Seen
    ) -> None:
        async with app.run_test(size=(80, 24)) as pilot:
            await open_me(pilot, settle, "medicines")
            assert "No medicines yet. a adds the first" in seen(app)
            await pilot.press("a")
            await settle(pilot)
            await pilot.press(*"HCQ", "tab", *"200 mg", "tab", *"-3d", "enter")
            await settle(pilot)
            assert "200 mg since 27 Feb" in seen(app)
            [kept] = journal.medicines.all()
            assert (kept.name, kept.entry.fact.started_on) == ("HCQ", date(2026, 2, 27))
            await pilot.press("u")
            await settle(pilot)
            assert "No medicines yet" in seen(app)

    async def test_a_dose_without_a_unit_is_asked_for_again(
        self, app: JournalApp, journal: Journal, settle: Settle, seen: Seen
    ) -> None:
        async with app.run_test(size=(80, 24)) as pilot:
            await open_me(pilot, settle, "medicines")
            await pilot.press("a")
            await settle(pilot)
            await pilot.press(*"aspirin", "tab", *"75", "enter")
            await settle(pilot)
            assert "“75” has no unit" in seen(app)
            assert app.screen.query_one("#name", Input).value == "aspirin"
        assert journal.medicines.all() == []

    async def test_a_taper_is_typed_in_one_form(
        self, app: JournalApp, journal: Journal, settle: Settle, seen: Seen
    ) -> None:
        add(journal, "prednisolone", ("10", BEGAN))
        async with app.run_test(size=(80, 24)) as pilot:
            await open_me(pilot, settle, "medicines")
            await pilot.press("n")
            await settle(pilot)
            await pilot.press(*"7.5 mg", "tab", "tab")
            await pilot.press(*"5 mg from +1mo", "enter", *"2 mg from +2mo", "ctrl+s")
            await settle(pilot)
            assert "7.5 mg since 2 Mar; 5 mg from 2 Apr; 10 mg daily before" in seen(app)
        [kept] = journal.medicines.all()
        assert [(str(one.fact.amount), one.fact.last_on) for one in kept.doses] == [
            ("10", date(2026, 3, 1)),
            ("7.5", date(2026, 4, 1)),
            ("5", date(2026, 5, 1)),
            ("2", None),
        ]

    async def test_a_medicine_that_ended_moves_below_with_its_reason(
        self, app: JournalApp, journal: Journal, settle: Settle, seen: Seen
    ) -> None:
        add_prednisolone(journal)
        add(journal, "hydroxychloroquine")
        async with app.run_test(size=(80, 24)) as pilot:
            await open_me(pilot, settle, "medicines")
            await pilot.press("j", "x")
            await settle(pilot)
            await pilot.press("down", "tab", *"tapered", "enter")
            await settle(pilot)
            shown = seen(app)
            assert shown.index("hydroxychloroquine") < shown.index("No longer taken")
            assert "until 1 Mar, tapered;" in shown
            await pilot.press("u")
            await settle(pilot)
            assert "No longer taken" not in seen(app)
        assert all(kept.entry.fact.ended_on is None for kept in journal.medicines.all())

    async def test_a_click_shows_a_medicines_doses_and_delete_names_the_chosen_one(
        self, app: JournalApp, journal: Journal, settle: Settle, seen: Seen
    ) -> None:
        add(journal, "hydroxychloroquine", ("200", BEGAN))
        add_prednisolone(journal)
        async with app.run_test(size=(80, 24)) as pilot:
            screen = await open_me(pilot, settle, "medicines")
            await pilot.click(MedicineList, offset=(6, 2))
            await settle(pilot)
            assert screen.query_one(DoseList).border_title == "prednisolone"
            assert "5 Jan – 2 Feb" in seen(app)
            await pilot.click(DoseList, offset=(6, 2))
            await pilot.press("d")
            await settle(pilot)
            assert "prednisolone 15 mg daily" in seen(app)
            await pilot.press("y")
            await settle(pilot)
        [_, kept] = journal.medicines.all()
        assert [str(one.fact.amount) for one in kept.doses] == ["10"]

    async def test_enter_opens_the_page_of_what_is_chosen(
        self, app: JournalApp, journal: Journal, settle: Settle, seen: Seen
    ) -> None:
        add_prednisolone(journal)
        async with app.run_test(size=(80, 24)) as pilot:
            screen = await open_me(pilot, settle, "medicines")
            await pilot.press("enter")
            await settle(pilot)
            assert app.screen is not screen
            assert "Mon 5 Jan 2026" in seen(app)

    async def test_the_filter_shows_only_what_has_the_words(
        self, app: JournalApp, journal: Journal, settle: Settle, seen: Seen
    ) -> None:
        add_prednisolone(journal)
        add(journal, "hydroxychloroquine")
        async with app.run_test(size=(80, 24)) as pilot:
            await open_me(pilot, settle, "medicines")
            await pilot.press("slash", *"pred")
            await settle(pilot)
            assert "hydroxychloroquine" not in seen(app)
            await pilot.press(*"q")
            await settle(pilot)
            assert "Nothing here has these words." in seen(app)
            await pilot.press("escape")
            await settle(pilot)
            assert "hydroxychloroquine" in seen(app)

    @pytest.mark.parametrize(
        "name",
        ["[/]", "[red]x", "[@click=app.quit]x[/]", "see [b]oss[/i]", "\x1b[2Jwipe", "ax\u202eyz"],
    )
    async def test_a_name_is_shown_letter_for_letter(
        self, app: JournalApp, journal: Journal, settle: Settle, seen: Seen, name: str
    ) -> None:
        kept = add(journal, name, ("10", BEGAN))
        journal.medicines.end(kept, date(2026, 2, 3), reason=name)
        shown = name.replace("\x1b", "").replace("\u202e", "")
        async with app.run_test(size=(120, 36)) as pilot:
            screen = await open_me(pilot, settle, "medicines")
            assert seen(app).count(shown) == 3
            await pilot.press("n")
            await settle(pilot)
            assert app.screen is not screen
            assert f"New dose of {shown}" in seen(app)


class TestKeepingSafe:
    async def test_a_backup_is_made_by_a_click_and_its_age_told(
        self, app: JournalApp, journal: Journal, settle: Settle, seen: Seen
    ) -> None:
        async with app.run_test(size=(80, 24)) as pilot:
            await open_me(pilot, settle, "safe")
            assert "today at 09:00" in seen(app)
            before = len(journal.safekeeping.whereabouts().backups)
            await pilot.click("#back-up")
            await settle(pilot)
            assert "Backed up, and the copy compared row by row" in seen(app)
        assert len(journal.safekeeping.whereabouts().backups) == before + 1

    async def test_the_check_answers_in_words(
        self, app: JournalApp, journal: Journal, settle: Settle, seen: Seen
    ) -> None:
        add_prednisolone(journal)
        async with app.run_test(size=(80, 24)) as pilot:
            await open_me(pilot, settle, "safe")
            await pilot.press("v")
            await settle(pilot)
            assert "All is well: 4 entries, every page and reference checked." in seen(app)

    async def test_a_backup_is_brought_back_after_naming_what_it_replaces(
        self, app: JournalApp, journal: Journal, settle: Settle, seen: Seen
    ) -> None:
        add_prednisolone(journal)
        journal.safekeeping.back_up()
        add(journal, "aspirin")
        async with app.run_test(size=(80, 24)) as pilot:
            screen = await open_me(pilot, settle, "safe")
            await pilot.press("r")
            await wait_for("Mon 2 Mar 2026 at 09:00 4 entries", pilot, app, seen)
            await pilot.press("enter")
            await wait_for("Restore the backup of Mon 2 Mar 2026", pilot, app, seen)
            await wait_for("with 5 entries. What", pilot, app, seen)
            await pilot.press("y")
            await wait_for("Restored 4 entries", pilot, app, seen)
            await settle(pilot)
            assert [kept.name for kept in screen.medicines] == ["prednisolone"]
        assert [kept.name for kept in journal.medicines.all()] == ["prednisolone"]
        assert "-replaced.db" in journal.safekeeping.whereabouts().backups[0].path

    async def test_an_answer_of_no_restores_nothing(
        self, app: JournalApp, journal: Journal, settle: Settle, seen: Seen
    ) -> None:
        journal.safekeeping.back_up()
        add_prednisolone(journal)
        async with app.run_test(size=(80, 24)) as pilot:
            await open_me(pilot, settle, "safe")
            await pilot.press("r")
            await wait_for("Restore a backup", pilot, app, seen)
            await pilot.press("enter")
            await wait_for("It replaces the journal", pilot, app, seen)
            await pilot.press("enter")
            await settle(pilot)
        assert len(journal.medicines.all()) == 1

    async def test_a_path_that_leads_nowhere_is_said_to(
        self, app: JournalApp, settle: Settle, seen: Seen
    ) -> None:
        async with app.run_test(size=(80, 24)) as pilot:
            await open_me(pilot, settle, "safe")
            await pilot.press("r")
            await wait_for("Restore a backup", pilot, app, seen)
            await pilot.press("tab", *"/nowhere/x.db", "enter")
            await wait_for("There is no file /nowhere/x.db", pilot, app, seen)
            assert app.screen.query_one("#path", Input).value == "/nowhere/x.db"
            await pilot.press("escape")


class TestSettings:
    async def test_a_setting_takes_effect_at_once(
        self, app: JournalApp, settle: Settle, seen: Seen
    ) -> None:
        async with app.run_test(size=(80, 24)) as pilot:
            await open_me(pilot, settle, "settings")
            await pilot.press("j", "enter")
            await settle(pilot)
            assert app.preferences.reduced_motion
            assert app.animation_level == "none"
            [line] = [line for line in seen(app).splitlines() if "Reduced motion" in line]
            assert " on " in line

    async def test_a_theme_is_chosen_by_the_mouse(
        self, app: JournalApp, settle: Settle, seen: Seen
    ) -> None:
        async with app.run_test(size=(80, 24)) as pilot:
            await open_me(pilot, settle, "settings")
            await pilot.click("SettingsPanel Lines", offset=(4, 0))
            await wait_for("high contrast", pilot, app, seen)
            await pilot.press("down", "enter")
            await settle(pilot)
            assert app.preferences.theme == "light"
            assert app.theme == "light"

    async def test_the_file_is_named_where_keys_are_chosen(
        self, app: JournalApp, settle: Settle, seen: Seen
    ) -> None:
        async with app.run_test(size=(120, 36)) as pilot:
            await open_me(pilot, settle, "settings")
            assert "settings.toml" in seen(app)
            assert 'keys.hide = "' in seen(app)


@pytest.mark.parametrize("size", SIZES)
async def test_every_section_says_what_it_has_to_at_every_size(
    app: JournalApp, journal: Journal, settle: Settle, seen: Seen, size: tuple[int, int]
) -> None:
    add_prednisolone(journal)
    needed = {
        "person": ("Told to limit drinking", "Time zone"),
        "medicines": ("prednisolone", "10 mg daily since 3 Feb", "5 Jan – 2 Feb"),
        "safe": (journal.path[-12:], "not encrypted", "Back up now", "Verify", "Restore"),
        "settings": ("Theme", "Reduced motion", "Plain signs"),
        "about": ("it does not diagnose", "not encrypted", "MIT licence"),
    }
    async with app.run_test(size=size) as pilot:
        await open_me(pilot, settle)
        for section in SECTIONS:
            # A long path is broken wherever its line ends.
            shown = "".join(seen(app).split())
            for words in needed[section]:
                assert words.replace(" ", "") in shown, section
            await pilot.press("right")
            await settle(pilot)


async def test_sections_are_a_click_away(app: JournalApp, settle: Settle, seen: Seen) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await open_me(pilot, settle)
        start = 0
        for section, name in SECTIONS.items():
            await pilot.click(SectionLine, offset=(start + 3, 0))
            await settle(pilot)
            assert screen.section == section
            start += len(name) + 4
        assert f"Lupus Journal {__version__}" in seen(app)


async def test_resizing_keeps_what_is_chosen_and_what_is_typed(
    app: JournalApp, journal: Journal, settle: Settle
) -> None:
    add(journal, "hydroxychloroquine")
    add_prednisolone(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await open_me(pilot, settle, "medicines")
        await pilot.press("j")
        for size in ((1, 1), (20, 5), (300, 100), (60, 20)):
            await pilot.resize_terminal(*size)
            await settle(pilot)
        chosen = screen.query_one(MedicineList).chosen
        assert chosen is not None
        assert chosen.name == "prednisolone"
        await pilot.press("n")
        await settle(pilot)
        await pilot.press(*"5 mg")
        for size in ((3, 2), (120, 36), (60, 20)):
            await pilot.resize_terminal(*size)
            await settle(pilot)
        assert app.screen.query_one("#dose", Input).value == "5 mg"
        assert app.screen.query_one("#accept", Button).is_mounted


async def test_the_list_of_themes_begins_at_the_one_that_is_shown(
    app: JournalApp, settle: Settle
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await open_me(pilot, settle, "settings")
        await app.action_choose_theme("high-contrast")
        await settle(pilot)
        await pilot.press("enter")
        await pilot.pause()
        highlighted = app.screen.query_one(OptionList).highlighted_option
        assert highlighted is not None
        assert highlighted.id == "high-contrast"
        await pilot.press("escape")
