"""How today was, so far."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from lupus_journal.domain.drinking import drunk_words
from lupus_journal.tui.preferred import key_for
from lupus_journal.tui.text import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.app import RenderResult

    from lupus_journal.bootstrap.quick import QuickJournal
    from lupus_journal.domain.checkins import Checkin, SymptomScore
    from lupus_journal.domain.entries import Entry
    from lupus_journal.domain.symptoms import Symptom
    from lupus_journal.services.lab_news import LabNews
    from lupus_journal.services.today import TodayPage

LABEL_WIDTH = 32
BAR_WIDTH = 10
MOST_SYMPTOMS, MOST_NOTES = 6, 4
LONGEST_NOTE = 300
BAD_DAY = "Too tired for details today. That is enough."


class DayPanel(Widget):
    """Today's newest figures and notes; drinks where they matter, and results while they are new."""

    page: reactive[TodayPage | None] = reactive(None, layout=True)
    lab_news: reactive[LabNews | None] = reactive(None, layout=True)

    def __init__(self, quick: QuickJournal) -> None:
        super().__init__()
        self._quick = quick

    def on_mount(self) -> None:
        """Name the panel."""
        self.border_title = "Today"

    def render(self) -> RenderResult:
        """The figures, the notes, the drinks, and what is new in the laboratory."""
        if self.page is None:
            return ""
        return Content("\n").join(self._lines(self.page))

    def _lines(self, page: TodayPage) -> Iterator[Content]:
        scores = self._newest(page)
        width = self.size.width if scores else 0
        if not scores and not page.is_bad_day:
            yield self._invitation()
        for symptom, score in scores:
            yield _figure(symptom, score, width)
        if page.is_bad_day:
            yield Content(BAD_DAY)
        notes = [entry for entry in page.moments if entry.note]
        for entry in notes[:MOST_NOTES]:
            yield _note(entry)
        if len(notes) > MOST_NOTES:
            yield Content.styled(f"+{len(notes) - MOST_NOTES} more notes", "$text-muted")
        if page.drinking is not None:
            key = key_for(self, "drink")
            drunk = drunk_words(page.drinking)
            yield Content.assemble(drunk, (f"   {key} logs a drink", "$text-muted"))
        if self.lab_news is not None:
            key = key_for(self, "labs")
            news = f"{self.lab_news.words(page.own_day)}   "
            yield Content.assemble(news, (f"{key} shows the labs", "$text-muted"))

    def _newest(self, page: TodayPage) -> list[tuple[Symptom, SymptomScore]]:
        """The last figure of each symptom: what a check-in asks first, then what else was said."""
        if not page.figures:
            # Nothing about symptoms is loaded before there is one to show.
            return []
        asked = {symptom.id: symptom for symptom in self._quick.asked}
        newest: dict[str, SymptomScore] = {}
        for entry in page.figures:
            newest.setdefault(entry.fact.symptom, entry.fact)
        if not newest.keys() <= asked.keys():
            # All of them are looked up only on a day that has others.
            asked |= {symptom.id: symptom for symptom in self._quick.all_symptoms}
        found = [(symptom, newest[name]) for name, symptom in asked.items() if name in newest]
        return found[: len(self._quick.asked) + MOST_SYMPTOMS]

    def _invitation(self) -> Content:
        check_in, bad_day = key_for(self, "check-in"), key_for(self, "bad-day")
        return Content.assemble(
            "No figures yet today.",
            (f"\n{check_in} checks in: a digit each, ten seconds.", "$text-muted"),
            (f"\n{bad_day} logs a bad day, and nothing more.", "$text-muted"),
        )


def _figure(symptom: Symptom, score: SymptomScore, width: int) -> Content:
    """A symptom with its answer; what is rated from 0 to 10 has a bar too, where there is room."""
    label, written = f"{symptom.label:<{LABEL_WIDTH}} ", symptom.scale.written(score.value)
    site = f", {score.site}" if score.site else ""
    if not symptom.scale.is_rating:
        return plain(f"{label}{written}{site}")
    if site or width < len(label) + BAR_WIDTH + 4:
        return plain(f"{label}{written:>2} of 10{site}")
    filled = int(score.value)
    return Content.assemble(
        plain(f"{label}{written:>2}  "),
        ("━" * filled, "$primary"),
        ("·" * (BAR_WIDTH - filled), "$text-muted"),
    )


def _note(entry: Entry[Checkin]) -> Content:
    """The beginning of a note, with its time."""
    at = f"{entry.fact.at:%H:%M} " if entry.fact.at else ""
    first, *rest = entry.note.strip().split("\n", 1)
    return plain(f"{at}“{first[:LONGEST_NOTE]}{' …' if rest else '”'}")
