"""Entries of every kind: found by the end of their id, changed, deleted and undone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from lupus_journal.domain.checkins import Checkin
from lupus_journal.domain.errors import InvalidEntry, UnknownEntry
from lupus_journal.domain.identity import LENGTH, read_ending
from lupus_journal.domain.labs import LabResult, ReportedResult
from lupus_journal.domain.record_words import begun, dated_title, title, title_and_day
from lupus_journal.domain.text import quoted
from lupus_journal.domain.undo_words import TakenBack, sentences
from lupus_journal.services.doses_again import dose_again
from lupus_journal.services.editing import restated, restated_entry
from lupus_journal.services.fields import LAB_LINE, LAB_REPORT, Setting, by_field
from lupus_journal.services.figures import figures_of, keep_figures, restated_figures
from lupus_journal.services.lab_history import REPORTS, plainly, with_reports
from lupus_journal.services.undone import UndoneAction, made_by, with_parent

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import tzinfo

    from lupus_journal.domain.entries import Entry
    from lupus_journal.domain.history import Change
    from lupus_journal.domain.records import Record
    from lupus_journal.domain.safekeeping import Forgotten
    from lupus_journal.domain.symptoms import Symptom
    from lupus_journal.services.figures import Figure
    from lupus_journal.services.labs import LabService
    from lupus_journal.services.person import PersonService
    from lupus_journal.services.ports import History, Records
    from lupus_journal.services.scribe import Scribe

MOST_NAMED = 5
"""How many entries a refusal names."""


class EntryService:
    """Finds entries and decides what becomes of them, whatever their kind."""

    def __init__(
        self,
        records: Records,
        history: History,
        forget: Callable[[str, str], Forgotten],
        labs: LabService,
        person: PersonService,
        scribe: Scribe,
        symptom: Callable[[str], Symptom],
        zone: tzinfo,
    ) -> None:
        self._records = records
        self._history = history
        self._forget = forget
        self._labs = labs
        self._person = person
        self._scribe = scribe
        self._symptom = symptom
        self._zone = zone

    def named(self, ending: str) -> Record:
        """The entry whose id ends like this, deleted or not."""
        found = self._records.named(read_ending(ending))
        if len(found) == 1:
            return found[0]
        if not found and len(ending) == LENGTH:
            raise UnknownEntry("No entry has that id (any more).")
        if not found:
            raise UnknownEntry(
                f"No entry's id ends in {quoted(ending)}: “lupus-journal list” shows the ids."
            )
        named = "; ".join(
            f"{title(record, self._symptom)} ({record.id[-10:]})" for record in found[:MOST_NAMED]
        )
        more = f", and {len(found) - MOST_NAMED} more" if len(found) > MOST_NAMED else ""
        raise UnknownEntry(
            f"More than one entry ends in {quoted(ending)}: {named}{more}. Write more of the id."
        )

    def live(self, ending: str) -> Record:
        """The entry whose id ends like this, unless it was deleted."""
        record = self.named(ending)
        if record.entry.deleted_at is not None:
            words = begun(record, title_and_day(record, self._symptom))
            raise InvalidEntry(
                f"{words} was deleted. Undo brings it back; if more was done since, "
                "“lupus-journal history” names the action to undo."
            )
        return record

    def belonging(self, record: Record, *, deleted: bool = False) -> list[Record]:
        """What belongs to an entry: a check-in's figures as it asks for them, a report's results."""
        found = self._records.belonging(record, deleted=deleted)
        if not isinstance(record.entry.fact, Checkin):
            return found
        return [figure.kept for figure in figures_of(found, self._symptom) if figure.kept]

    def words(self, record: Record) -> str:
        """An entry in a few words."""
        return title(record, self._symptom)

    def dated_words(self, record: Record) -> str:
        """An entry in a few words, with its day and the end of its id."""
        return dated_title(record, self._symptom)

    def edit(
        self,
        record: Record,
        typed: Mapping[str, str],
        figures: Sequence[Figure] | None = None,
        *,
        is_unit_sure: bool = False,
    ) -> Record:
        """Change fields of an entry, named as their columns, and answer with what it says now.

        A check-in's figures may be typed anew in the same action. A unit that a result is not
        known by is refused as doubtful, unless somebody is sure that it is printed so.
        """
        typed = by_field(record.entry.fact, typed)
        entry = restated_entry(record.entry, typed)
        if isinstance(entry.fact, LabResult) and record.parent is not None:
            kept = ReportedResult(record.entry, record.parent)
            self._edit_lab(entry, kept, typed, is_unit_sure=is_unit_sure)
        else:
            changed = replace(entry, fact=restated(entry.fact, typed, self.setting()))
            if figures is None:
                figures = self.figures(record)
            self._edit_with_figures(record, changed, figures)
        return self._records.get(record.table, record.id) or record

    def figures(self, record: Record) -> list[Figure]:
        """What a check-in asks, answered or not; other entries ask nothing."""
        if not isinstance(record.entry.fact, Checkin):
            return []
        return figures_of(self._records.belonging(record), self._symptom)

    def remove(self, record: Record) -> list[Record]:
        """Delete an entry softly, and answer with what belonged to it and went along."""
        belonging = self._records.belonging(record)
        with self._scribe.action() as action:
            for one in (record, *belonging, *self._left_empty_by(record)):
                self._records.entries(one.table).remove(action, one.id, self._scribe.stamp())
        return belonging

    def forget(self, record: Record) -> Forgotten:
        """Remove an entry for good, with what belongs to it and every trace of both."""
        gone = next(iter(self._left_empty_by(record, deleted=True)), record)
        return self._forget(gone.table, gone.id)

    def undo(self, ending: str | None = None) -> UndoneAction:
        """Take back the newest action of whoever acts, or the one that is named."""
        undone = self._history.undo(self._scribe.author, self._scribe.stamp(), ending)
        made = made_by(undone.changes, self._records)
        parts = []
        for change in reversed(undone.changes):
            record = made.get(change.entry) or self._records.get(change.table, change.entry)
            told = plainly(change, lambda report: made.get(report) or self._report(report))
            again = dose_again(self._records, record, change)
            parts.append(TakenBack(told, with_parent(record, made), again))
        return UndoneAction(undone.action, undone.changes[::-1], sentences(parts, self._symptom))

    def life(self, record: Record) -> list[Change]:
        """What was done to an entry and not undone, the oldest first."""
        changes = self._history.of(record.id)
        if isinstance(record.entry.fact, LabResult):
            changes = with_reports(record, changes, self._history)
        return [plainly(change, self._report) for change in changes]

    def setting(self) -> Setting:
        """What typed values are read against."""
        return Setting(
            now=self._scribe.now(),
            zone=self._zone,
            day_ends=self._person.get().day_ends,
            symptom=self._symptom,
        )

    def _edit_lab(
        self,
        entry: Entry[LabResult],
        kept: ReportedResult,
        typed: Mapping[str, str],
        *,
        is_unit_sure: bool,
    ) -> None:
        line = _only(typed, LAB_LINE)
        result = self._labs.restated(entry.fact, line, is_unit_sure=is_unit_sure)
        report = restated(kept.report.fact, _only(typed, LAB_REPORT), self.setting())
        self._labs.change(kept, replace(entry, fact=result), report)

    def _edit_with_figures(
        self, record: Record, changed: Entry[Any], figures: Sequence[Figure]
    ) -> None:
        now = restated_figures(record.entry.fact, changed, figures) if figures else []
        scores = self._records.entries("symptoms")
        with self._scribe.action() as action:
            self._records.entries(record.table).change(action, changed, self._scribe.stamp())
            keep_figures(action, changed, now, scores, self._scribe)

    def _report(self, entry_id: str) -> Record | None:
        return self._records.get(REPORTS, entry_id)

    def _left_empty_by(self, record: Record, *, deleted: bool = False) -> list[Record]:
        """The report whose only result an entry is."""
        if not isinstance(record.entry.fact, LabResult):
            return []
        report = self._report(record.entry.fact.report)
        if report is None:
            return []
        beside = self._records.belonging(report, deleted=deleted)
        return [report] if all(one.id == record.id for one in beside) else []


def _only(typed: Mapping[str, str], names: tuple[str, ...]) -> dict[str, str]:
    return {name: text for name, text in typed.items() if name in names}
