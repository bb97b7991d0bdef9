"""Forms: an entry's fields as somebody can type them anew, whatever its kind."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from lupus_journal.domain.checkins import SymptomScore
from lupus_journal.domain.day_reading import Leaning
from lupus_journal.domain.days import stamp_to_text, written
from lupus_journal.domain.errors import InvalidEntry
from lupus_journal.domain.field_words import in_sentence, label
from lupus_journal.domain.lab_values import read_lab_value
from lupus_journal.domain.labs import LabResult
from lupus_journal.domain.reference_ranges import read_range
from lupus_journal.services.editing import today_for
from lupus_journal.services.field_texts import answer_text, text_of
from lupus_journal.services.fields import OCCASION, Asked, field_names, reader_of
from lupus_journal.services.lab_doubts import LineDoubted, figure_doubt, range_doubt

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from lupus_journal.domain.records import Record
    from lupus_journal.domain.symptoms import Symptom
    from lupus_journal.services.entries import EntryService
    from lupus_journal.services.figures import Figure

FIGURE = "figure_"
"""What the name of a field begins with that is a figure of a check-in."""
HINTS = {
    "at": "such as 14:30",
    "ml": "such as 250 or 0.5l",
    "printed": "such as 71, <10, 1:320 or 2+",
    "range": "such as 75-175",
    "unit": "such as mg/dL",
    "site": "such as left wrist",
}
MOST_TOLD = 3
"""How many changed fields are told one by one."""
LONGEST_TOLD = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class FormField:
    """A field as a form shows it; its text reads back as what the entry holds."""

    name: str
    label: str
    text: str
    asked: Asked = Asked.LINE
    choices: tuple[str, ...] = ()
    may_be_missing: bool = True
    leaning: Leaning = Leaning.PAST
    hint: str = ""

    @property
    def day(self) -> date | None:
        """The day in a field of days, if there is one."""
        return date.fromisoformat(self.text) if self.asked is Asked.DAY and self.text else None

    @property
    def words(self) -> str:
        """What it holds, as a sentence tells it."""
        text = written(self.day) if self.day else self.text or "nothing"
        return text if len(text) <= LONGEST_TOLD else f"{text[: LONGEST_TOLD - 1]}…"


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """The fields of an entry as it stood when the form was made."""

    record: Record
    title: str
    today: date
    """The day that is meant by “today” in it."""
    fields: tuple[FormField, ...]
    figures: tuple[Figure, ...] = ()

    @property
    def about(self) -> str:
        """What a draft of the form is about: this entry, in this state and no other."""
        entries = [self.record.entry, *(one.kept.entry for one in self.figures if one.kept)]
        if self.record.parent is not None:
            entries.append(self.record.parent)
        changed = [stamp_to_text(entry.changed_at) for entry in entries if entry.changed_at]
        return f"{self.record.id}@{max(changed, default='')}"

    def changed(self, texts: Mapping[str, str]) -> dict[str, str]:
        """The fields whose text is another now; where a day is, its times of day go along."""
        now = {one.name: texts.get(one.name, one.text) for one in self.fields}
        changed = {one.name: now[one.name] for one in self.fields if now[one.name] != one.text}
        if any(one.name in changed for one in self.fields if one.asked is Asked.DAY):
            moments = [one.name for one in self.fields if one.asked is Asked.MOMENT]
            changed |= {name: now[name] for name in moments if now[name]}
        return changed


class FormService:
    """Makes forms, and has kept what was typed into them."""

    def __init__(self, entries: EntryService, symptom: Callable[[str], Symptom]) -> None:
        self._entries = entries
        self._symptom = symptom

    def form(self, entry_id: str) -> Form:
        """The form of an entry that was not deleted."""
        return self._form_of(self._entries.live(entry_id))

    def keep(self, form: Form, texts: Mapping[str, str], *, is_unit_sure: bool = False) -> str:
        """Keep what was typed into a form as one action, and say what changed."""
        changed = form.changed(texts)
        typed = {name: text for name, text in changed.items() if not name.startswith(FIGURE)}
        figures = [
            replace(figure, typed=changed.get(f"{FIGURE}{figure.name}")) for figure in form.figures
        ]
        if not is_unit_sure:
            _refuse_doubtful(form.record.entry.fact, typed)
        edited = self._entries.edit(form.record, typed, figures or None, is_unit_sure=is_unit_sure)
        after = self._form_of(edited)
        told = _differences(form, after)
        if not told:
            raise InvalidEntry(f"Nothing is different: {form.title} says so already.")
        more = f"; {len(told) - MOST_TOLD} more" if len(told) > MOST_TOLD else ""
        return f"Changed {form.title}: {'; '.join(told[:MOST_TOLD])}{more}."

    def _form_of(self, record: Record) -> Form:
        figures = tuple(self._entries.figures(record))
        own = [self._field(record, name) for name in field_names(record.entry.fact)]
        occasion = [one for one in own if one.name in OCCASION]
        return Form(
            record=record,
            title=self._entries.words(record),
            today=today_for(record.entry.fact, self._entries.setting()),
            fields=(
                *occasion,
                *map(_figure_field, figures),
                *(one for one in own if one not in occasion),
            ),
            figures=figures,
        )

    def _field(self, record: Record, name: str) -> FormField:
        fact = record.entry.fact
        reader = reader_of(fact, name)
        hint = HINTS.get(name, "")
        if isinstance(fact, SymptomScore) and name == "value":
            hint = _how(self._symptom(fact.symptom))
        return FormField(
            name=name,
            label=label(fact, name),
            text=text_of(record, name, self._entries.setting()),
            asked=reader.asked,
            choices=reader.choices,
            may_be_missing=reader.may_be_missing,
            leaning=reader.leaning,
            hint=hint,
        )


def _refuse_doubtful(fact: object, typed: Mapping[str, str]) -> None:
    """Refuse what is more likely a slip in a result than what is printed."""
    if not isinstance(fact, LabResult):
        return
    doubts = (
        figure_doubt(read_lab_value(typed.get("printed", ""))),
        range_doubt(read_range(typed.get("range", "")), ""),
    )
    if any(doubts):
        raise LineDoubted(" ".join(filter(None, doubts)))


def _figure_field(figure: Figure) -> FormField:
    value = figure.kept.entry.fact.value if figure.kept else None
    return FormField(
        name=f"{FIGURE}{figure.name}",
        label=figure.symptom.label,
        text="" if value is None else answer_text(figure.symptom, value),
        asked=Asked.NUMBER,
        hint=_how(figure.symptom),
    )


def _how(symptom: Symptom) -> str:
    return symptom.scale.choices.removeprefix("write ")


def _differences(before: Form, after: Form) -> list[str]:
    """What became of each field: millilitres 250 → 300."""
    were = {_place(before, one): one for one in before.fields}
    pairs = ((were.get(_place(after, one)), one) for one in after.fields)
    return [_difference(was, one) for was, one in pairs if was and was.text != one.text]


def _difference(was: FormField, now: FormField) -> str:
    name = in_sentence(now.label)
    if now.asked is Asked.TEXT:
        done = "changed" if was.text and now.text else "added" if now.text else "removed"
        return f"{name} {done}"
    return f"{name} {was.words} → {now.words}"


def _place(form: Form, field: FormField) -> str:
    """What tells a field from the others of its form: an answer gets its own id only when kept."""
    named = {f"{FIGURE}{figure.name}": figure.symptom.id for figure in form.figures}
    return named.get(field.name, field.name)
