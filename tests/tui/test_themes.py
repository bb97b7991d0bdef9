from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from textual.color import Color

import lupus_journal.tui
from lupus_journal.domain.preference_reading import Setting
from lupus_journal.domain.preferences import THEMES as NAMES
from lupus_journal.domain.preferences import Preferences
from lupus_journal.tui.theme import THEMES
from tests.tui.conftest import app_on

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator, Sequence

    from rich.color import Color as RichColor
    from textual.pilot import Pilot

    from lupus_journal.bootstrap.whole import Journal
    from lupus_journal.tui.app import JournalApp

    Settle = Callable[[Pilot[None]], Awaitable[None]]

TUI = Path(lupus_journal.tui.__file__).parent
STYLES = "\n".join(path.read_text(encoding="utf-8") for path in TUI.glob("styles/*.tcss"))
WIDGETS = "\n".join(path.read_text(encoding="utf-8") for path in TUI.rglob("*.py"))

COLOURED = ("dark", "light", "high-contrast")
GROUNDS = (
    *("background", "surface", "panel"),
    *("block-cursor-background", "block-cursor-blurred-background"),
)
LIBRARY_PAIRS = (
    ("block-cursor-foreground", "block-cursor-background"),
    ("block-cursor-blurred-foreground", "block-cursor-blurred-background"),
    ("button-color-foreground", "primary"),
    ("button-color-foreground", "error"),
    ("button-foreground", "surface"),
    ("footer-key-foreground", "footer-background"),
    ("footer-foreground", "footer-background"),
    ("input-cursor-foreground", "input-cursor-background"),
    ("input-selection-foreground", "input-selection-background"),
    ("link-color-hover", "link-background-hover"),
    ("text-disabled", "surface"),
)


def texts() -> set[str]:
    """The variables that our styles and widgets write texts in, on whatever ground."""
    own = re.findall(r"(?:^|[{; ])(?:border-(?:sub)?title-)?color: \$([a-z-]+);", STYLES)
    own += re.findall(r'"(?:bold |italic )?\$([a-z-]+)"', WIDGETS)
    return {name for name in own if not name.startswith("block-cursor")}


def pairs_of_one_rule() -> Iterator[tuple[str, str]]:
    """A text and its ground, where one rule has both."""
    for rule in re.findall(r"\{([^{}]*)\}", STYLES):
        text = re.search(r"(?<![a-z-])color: \$([a-z-]+);", rule)
        ground = re.search(r"background: \$([a-z-]+);", rule)
        if text and ground:
            yield text[1], ground[1]


def inks_and_tints() -> tuple[set[str], set[str]]:
    """What charts draw with, and what they draw on."""
    inks = re.findall(r"--[a-z]+ \{ color: \$([a-z-]+);", STYLES)
    tints = re.findall(r"-tint \{ background: \$([a-z-]+);", STYLES)
    return set(inks), set(tints)


def variables_of(theme: str) -> dict[str, str]:
    """A theme's variables, as styles are read with them."""
    return {**THEMES[theme].to_color_system().generate(), **THEMES[theme].variables}


def contrast(one: str, other: str) -> float:
    """WCAG's ratio of the luminances of two colours, brighter over darker."""
    bright, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    parts = [
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4
        for part in Color.parse(colour).normalized
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def test_the_ratio_is_the_one_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_our_styles_are_read() -> None:
    assert {"text-muted", "text-error", "primary"} <= texts()
    assert ("text-error", "error-muted") in set(pairs_of_one_rule())
    inks, tints = inks_and_tints()
    assert "accent" in inks
    assert "success-muted" in tints


@pytest.mark.parametrize("theme", COLOURED)
def test_every_text_stands_out_from_its_ground(theme: str) -> None:
    variables = variables_of(theme)
    least = 7.0 if theme == "high-contrast" else 4.5
    pairs = {(text, ground) for text in texts() for ground in GROUNDS}
    pairs |= {*pairs_of_one_rule(), *LIBRARY_PAIRS}
    ratios = {pair: contrast(*(variables[name] for name in pair)) for pair in pairs}
    assert {pair: round(ratio, 2) for pair, ratio in ratios.items() if ratio < least} == {}


@pytest.mark.parametrize("theme", COLOURED)
def test_what_a_chart_draws_stands_out_from_its_tints(theme: str) -> None:
    variables = variables_of(theme)
    inks, tints = inks_and_tints()
    ratios = {
        (ink, tint): contrast(variables[ink], variables[tint]) for ink in inks for tint in tints
    }
    assert {pair: round(ratio, 2) for pair, ratio in ratios.items() if ratio < 3} == {}


def test_there_is_a_theme_for_every_name_that_can_be_chosen() -> None:
    assert tuple(THEMES) == NAMES


def colours_on(app: JournalApp) -> set[RichColor]:
    """Every colour on the screen, as it is sent to the terminal."""
    strips = app.screen._compositor.render_strips()  # noqa: SLF001 - the picture, cell by cell
    styles = {segment.style for strip in strips for segment in strip if segment.style}
    return {colour for style in styles for colour in (style.color, style.bgcolor) if colour}


@pytest.mark.parametrize("screen", ["1", "2", "3", "4", "8"])
async def test_the_terminals_theme_sends_only_its_sixteen_colours(
    journal: Journal, settle: Settle, screen: str
) -> None:
    app = app_on(journal, Preferences(theme="terminal"))
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press(screen)
        await settle(pilot)
        exact = {colour for colour in colours_on(app) if not colour.is_system_defined}
    assert {colour.name for colour in exact} <= {"default"}


async def test_no_color_sends_no_colour_and_still_shows_what_is_chosen(
    journal: Journal, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = app_on(journal, Preferences(theme="light"))
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press("ctrl+p")
        await pilot.pause(0.1)
        colours = {colour.name for colour in colours_on(app)}
        strips = app.screen._compositor.render_strips()  # noqa: SLF001
        marked = {
            segment.text.strip()
            for strip in strips
            for segment in strip
            if segment.style and (segment.style.reverse or segment.style.underline)
        }
    assert colours <= {"default"}
    assert {"Check in", "1 Today"} <= marked


async def test_a_theme_chosen_in_the_palette_is_shown_and_kept(
    journal: Journal, settle: Settle, seen: Callable[[JournalApp], str]
) -> None:
    kept: list[Setting] = []

    def keep(settings: Sequence[Setting]) -> Preferences:
        kept.extend(settings)
        return Preferences(theme="light")

    app = app_on(journal, keep=keep)
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press("ctrl+p", *"theme light")
        await pilot.pause(0.3)
        await pilot.press("enter")
        await pilot.pause(0.1)
        await settle(pilot)
        assert app.theme == "light"
        assert "From now on: theme light." in seen(app)
    assert kept == [Setting(0, ("theme",), "light")]
