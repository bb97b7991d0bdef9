"""The medicines: what is taken now, and below it what is over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.reactive import reactive
from textual.widgets.option_list import Option

from lupus_journal.charts.drawing import cells_of
from lupus_journal.domain.tapers import doses_in_short, ended_in_short
from lupus_journal.tui.preferred import key_for
from lupus_journal.tui.widgets.lines import Lines, column

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from lupus_journal.services.medicines import KeptMedicine

LONGEST_NAME = 28
NOW, OVER = "Taken now", "No longer taken"
NONE_YET = "No medicines yet. {key} adds the first, with its dose as it was prescribed."
NOTHING_FOUND = "Nothing here has these words."


class MedicineList(Lines):
    """A line for each medicine; the cursor chooses whose doses are shown."""

    OPENS_AT_ONCE = False

    medicines: reactive[tuple[KeptMedicine, ...]] = reactive(())
    words: reactive[str] = reactive("")
    """Only what has these words is listed."""

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = today

    @property
    def chosen(self) -> KeptMedicine | None:
        """The medicine that the cursor is on."""
        return next((one for one in self.medicines if one.id == self.chosen_id), None)

    def watch_medicines(self) -> None:
        """List what there is now, with the cursor where it was."""
        self._fill()

    def watch_words(self) -> None:
        """List what has the words."""
        self._fill()

    def on_resize(self) -> None:
        """Give each line the room there is."""
        self._fill()

    def choose(self, medicine_id: str) -> None:
        """Put the cursor on a medicine."""
        if any(one.id == medicine_id for one in self._listed()):
            self.highlighted = self.get_option_index(medicine_id)

    def _listed(self) -> list[KeptMedicine]:
        words = self.words.casefold().split()
        return [
            one
            for one in self.medicines
            if all(word in f"{one.name} {self._told(one)}".casefold() for word in words)
        ]

    def _fill(self) -> None:
        kept, place = self.highlighted_option, self.highlighted
        self.set_options(self._listed_lines())
        ids = [option.id for option in self.options]
        if kept and kept.id in ids:
            self.highlighted = ids.index(kept.id)
        elif any(ids):
            nearest = min(place or 0, len(ids) - 1)
            self.highlighted = nearest if ids[nearest] else max(1, nearest - 1)

    def _listed_lines(self) -> Iterator[Option]:
        listed = self._listed()
        if not listed:
            none_yet = NONE_YET.format(key=key_for(self, "add"))
            words = NOTHING_FOUND if self.medicines else none_yet
            yield Option(Content.styled(words, "dim"), disabled=True)
        width = max((cells_of(one.name) for one in listed), default=0)
        heading = ""
        for one in listed:
            group = OVER if one.is_over(self._today) else NOW
            if group != heading:
                gap = "\n" if heading else ""
                yield Option(Content.styled(f"{gap}{group}", "dim"), disabled=True)
                heading = group
            yield Option(self._row(one, min(width, LONGEST_NAME), is_over=group == OVER), id=one.id)

    def _row(self, one: KeptMedicine, width: int, *, is_over: bool) -> Content:
        room = self.room - width - 5
        return Content.assemble(
            f"{'○' if is_over else '●'} ",
            column(one.name, width, "dim" if is_over else "bold"),
            "  ",
            column(self._told(one), max(8, room), "dim" if is_over else ""),
        )

    def _told(self, one: KeptMedicine) -> str:
        tell = doses_in_short if one.entry.fact.ended_on is None else ended_in_short
        return tell(one.taken, self._today)
