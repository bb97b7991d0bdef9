"""The next dates of a plan under both rules, beside each other."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, TypeAlias

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from lupus_journal.domain.course_words import SAME_DATES, what_follows
from lupus_journal.domain.courses import AnchorRule
from lupus_journal.domain.days import dated
from lupus_journal.tui.text import plain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual.app import RenderResult

    from lupus_journal.domain.phases import Phase
    from lupus_journal.domain.schedule import PlannedDose

    Dates: TypeAlias = Mapping[AnchorRule, Sequence[PlannedDose]]

RULES = {AnchorRule.FROM_GIVEN: "the rest moves", AnchorRule.GRID: "the days stay"}
"""What each rule does when a dose comes early or late."""
COLUMN = 14


class BothRules(Widget):
    """Two columns of dates, the chosen rule's marked; or why there are none yet."""

    dates: reactive[Dates | None] = reactive(None, layout=True)
    rule: reactive[AnchorRule] = reactive(AnchorRule.FROM_GIVEN)

    def __init__(self) -> None:
        super().__init__()
        self._phases: Sequence[Phase] = ()
        self._instead = ""

    def show(self, dates: Dates, rule: AnchorRule, phases: Sequence[Phase]) -> None:
        """Show the dates of a plan."""
        self._phases = phases
        self.rule = rule
        self.dates = dates
        self.refresh(layout=True)

    def explain(self, sentence: str) -> None:
        """Say why there are no dates yet."""
        self._instead = sentence
        self.dates = None
        self.refresh(layout=True)

    def render(self) -> RenderResult:
        """The dates, and what may be said of them."""
        dates = self.dates
        if dates is None:
            return plain(self._instead, "dim")
        moving, standing = dates[AnchorRule.FROM_GIVEN], dates[AnchorRule.GRID]
        lines = [Content("Next dates, if one comes late:"), self._headings()]
        lines += [
            Content(f"  {_day(left):<{COLUMN}}  {_day(right)}".rstrip())
            for left, right in zip_longest(moving, standing)
        ]
        lines += [Content(""), *map(Content, self._said(moving, standing))]
        return Content("\n").join(lines)

    def _headings(self) -> Content:
        heads = []
        for rule, words in RULES.items():
            is_chosen = rule is self.rule
            mark = "▸" if is_chosen else " "
            heads.append((f"{mark} {words:<{COLUMN}}", "bold" if is_chosen else ""))
        return Content.assemble(*heads)

    def _said(self, moving: Sequence[PlannedDose], standing: Sequence[PlannedDose]) -> list[str]:
        said = []
        if [dose.day for dose in moving] == [dose.day for dose in standing]:
            said.append(SAME_DATES)
        closer = {dose.closer: dose for dose in (*moving, *standing) if dose.closer}
        said += [f"{dated(dose.day)}: {words}." for words, dose in closer.items()]
        if words := what_follows(self._phases):
            said.append(words)
        return said


def _day(dose: PlannedDose | None) -> str:
    return dated(dose.day) if dose else ""
