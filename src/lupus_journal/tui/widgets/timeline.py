"""A course from its first dose to the next dates, a row for every dose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widgets.option_list import Option

from lupus_journal.domain.days import written
from lupus_journal.domain.dose_words import asked_words, part_words
from lupus_journal.domain.infusions import InfusionStatus
from lupus_journal.domain.text import sentence, shown
from lupus_journal.tui.widgets.lines import Lines
from lupus_journal.tui.widgets.note_text import wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from textual.widgets import OptionList

    from lupus_journal.services.infusions import Dose

MARKS = {
    InfusionStatus.GIVEN: "✓",
    InfusionStatus.PLANNED: "○",
    InfusionStatus.CONFIRMED: "●",
    InfusionStatus.MOVED: "●",
    InfusionStatus.HELD: "–",
    InfusionStatus.MISSED: "×",
    InfusionStatus.CANCELLED: "×",
}
BOOKED = "●"
INDENT = 24
"""The cells before the words of a row: the mark, the number and the day."""
NO_MATCH = "No dose has these words."
FEWEST_CELLS = 20
AHEAD = 6
"""How many rows below the cursor are in sight when the rows are new."""


class Timeline(Lines):
    """The doses of one course, the oldest on top, with the cursor on the next open one."""

    doses: reactive[tuple[Dose, ...]] = reactive(())
    words: reactive[str] = reactive("")
    """Only rows that have all of these words are shown."""

    class Moved(Message):
        """The cursor came to another dose, or to none."""

    class Opened(Message):
        """A dose was chosen."""

    def __init__(self, today: date) -> None:
        super().__init__()
        self.today = today
        self._width = 0
        self._number: int | None = None
        """The dose that the cursor is on, which it keeps when the rows change."""

    @property
    def chosen(self) -> Dose | None:
        """The dose that the cursor is on."""
        if self.chosen_id is None:
            return None
        return next(dose for dose in self.doses if str(dose.number) == self.chosen_id)

    def watch_doses(self, before: Sequence[Dose], now: Sequence[Dose]) -> None:
        """Show the doses; of another course, from its next open one on."""
        if not before or not now or before[0].course.id != now[0].course.id:
            self._number = _next_open(now)
        self._refill()

    def watch_words(self) -> None:
        """Show only what has the words."""
        self._refill()

    def on_resize(self) -> None:
        """Break the words of the rows anew where the width has changed."""
        if self.room != self._width:
            self._refill()

    def on_option_list_option_highlighted(self, message: OptionList.OptionHighlighted) -> None:
        """Keep which dose the cursor is on, and tell."""
        message.stop()
        if self.chosen_id is not None:
            self._number = int(self.chosen_id)
        self.post_message(self.Moved())

    def on_option_list_option_selected(self, message: OptionList.OptionSelected) -> None:
        """Tell that a dose was chosen."""
        message.stop()
        self.post_message(self.Opened())

    def _refill(self) -> None:
        self._width = self.room
        options = list(self._options_for(self.doses))
        if self.doses and not options:
            options.append(Option(NO_MATCH, disabled=True))
        self.set_options(options)
        places = {option.id: place for place, option in enumerate(options) if option.id}
        # A dose that is gone, as after an undo, leaves the cursor to the open one.
        wanted = places.get(str(self._number), places.get(str(_next_open(self.doses))))
        if wanted is None:
            wanted = next(iter(places.values()), None)
        if wanted is None:
            self.post_message(self.Moved())
            return
        # Going there from further down leaves the dates ahead in sight.
        self.highlighted = min(wanted + AHEAD, len(options) - 1)
        self.highlighted = wanted

    def _options_for(self, doses: Sequence[Dose]) -> Iterator[Option]:
        """The rows, each part of the plan below its name."""
        part, room = "", max(FEWEST_CELLS, self._width - INDENT - 1)
        for dose in doses:
            lines = list(_words(dose, self.today))
            if dose.planned is None or not self._has_words(dose, lines):
                continue
            its_part = part_words(dose.planned, dose.course.fact.phases)
            if its_part != part:
                part = its_part
                yield Option(Content.styled(part.capitalize(), "bold $text-muted"), disabled=True)
            broken = [bit for line in lines for bit in wrapped(shown(line), room)]
            yield Option(_row(dose, broken), id=str(dose.number))

    def _has_words(self, dose: Dose, lines: Sequence[str]) -> bool:
        day = written(dose.planned.day) if dose.planned else ""
        part = part_words(dose.planned, dose.course.fact.phases) if dose.planned else ""
        text = " ".join((f"dose {dose.number}", day, part, *lines)).casefold()
        return all(word in text for word in self.words.casefold().split())


def _words(dose: Dose, today: date) -> Iterator[str]:
    """What a row says, a sentence a line: how the dose stands, and a limit that it broke."""
    if dose.planned is None:
        return
    ended_on = dose.course.fact.ended_on
    yield asked_words(dose.planned, dose.infusion, ended_on, today, is_open=dose.is_open)
    if dose.planned.limit:
        yield sentence(dose.planned.limit)


def _row(dose: Dose, lines: Sequence[str]) -> Content:
    plan = dose.planned
    if plan is None:
        return Content("")
    is_booked = plan.status is InfusionStatus.PLANNED and dose.entry is not None
    mark = BOOKED if is_booked else MARKS[plan.status]
    is_open = not plan.status.is_settled
    first, *others = lines
    return Content.assemble(
        (f"{mark} {dose.number:>3}  ", "bold" if is_open else ""),
        f"{written(plan.day):<15}  ",
        first,
        *(f"\n{' ' * INDENT}{line}" for line in others),
    )


def _next_open(doses: Sequence[Dose]) -> int | None:
    """The number of the dose that is open, or of the last one."""
    opened = (dose.number for dose in doses if dose.is_open)
    return next(opened, doses[-1].number if doses else None)
