"""The tables as SQLModel queries them; migrations make them, and a test holds the two together.

Columns are `str`, `int` or `float`, so that both lanes store the same bytes.
"""

from __future__ import annotations

from sqlmodel import Field, SQLModel


class EntryRow(SQLModel):
    """What every kept entry carries."""

    id: str = Field(primary_key=True)
    recorded_at: str
    changed_at: str | None = None
    deleted_at: str | None = None
    author: str
    origin: str
    private: int
    note: str


class PersonRow(EntryRow, table=True):
    """The person whose journal it is."""

    __tablename__ = "person"

    name: str
    birth_date: str | None = None
    sex: str | None = None
    limit_drinking: str | None = None
    fluid_goal_ml: int | None = None
    fluid_limit_ml: int | None = None
    fever_line: str | None = None
    day_ends: str
    zone: str | None = None


class CourseRow(EntryRow, table=True):
    """A treatment course."""

    __tablename__ = "courses"

    regimen: str
    medicine: str
    brand: str
    start: str
    phases: str
    rule: str
    limits: str
    severity: str | None = None
    reason: str | None = None
    tried_before: str
    prescriber: str
    ended_on: str | None = None
    end_reason: str


class InfusionRow(EntryRow, table=True):
    """A dose that is booked or decided."""

    __tablename__ = "infusions"

    course: str = Field(foreign_key="courses.id")
    dose: int
    status: str
    planned_on: str | None = None
    planned_at: str | None = None
    reason: str | None = None
    reason_note: str
    given_on: str | None = None
    arrived_at: str | None = None
    started_at: str | None = None
    ended_at: str | None = None
    left_at: str | None = None
    dose_given: str
    weight_kg: str | None = None
    lot: str
    lot_expires: str | None = None
    place: str
    nurse: str
    access_site: str
    access_attempts: int | None = None
    observed_minutes: int | None = None


class AnswerRow(EntryRow, table=True):
    """An answer to something that was due."""

    __tablename__ = "answers"

    course: str = Field(foreign_key="courses.id")
    dose: int
    reminder: str
    on: str
    answer: str
    until: str | None = None


class FluidRow(EntryRow, table=True):
    """A drink."""

    __tablename__ = "fluids"

    on: str
    at: str | None = None
    ml: int


class CheckinRow(EntryRow, table=True):
    """A moment of checking in."""

    __tablename__ = "checkins"

    on: str
    at: str | None = None
    too_tired: int


class SymptomRow(EntryRow, table=True):
    """One figure for one symptom."""

    __tablename__ = "symptoms"

    on: str
    at: str | None = None
    symptom: str
    value: str
    site: str
    checkin: str | None = Field(default=None, foreign_key="checkins.id")


class MedicineRow(EntryRow, table=True):
    """A background medicine."""

    __tablename__ = "medicines"

    name: str
    started_on: str | None = None
    ended_on: str | None = None
    end_reason: str


class DosePeriodRow(EntryRow, table=True):
    """A stretch of days on one dose."""

    __tablename__ = "dose_periods"

    medicine: str = Field(foreign_key="medicines.id")
    first_on: str
    last_on: str | None = None
    amount: str
    unit: str
    timing: str


class LabReportRow(EntryRow, table=True):
    """A laboratory report."""

    __tablename__ = "lab_reports"

    on: str
    at: str | None = None
    laboratory: str


class LabResultRow(EntryRow, table=True):
    """One result of a report."""

    __tablename__ = "lab_results"

    report: str = Field(foreign_key="lab_reports.id")
    code: str
    name: str
    loinc: str | None = None
    printed: str
    form: str
    comparator: str
    number: str | None = None
    low: str | None = None
    high: str | None = None
    words: str
    unit: str
    range_low: str | None = None
    range_high: str | None = None
    range_printed: str
    range_exclusive: int
    flag: str
    method: str
    canonical: str | None = None
    canonical_unit: str | None = None


class ReviewRow(EntryRow, table=True):
    """A mark that somebody set on an entry."""

    __tablename__ = "reviews"

    table_name: str
    entry: str
    seq: int
    verdict: str
    on: str


class ChangeRow(SQLModel, table=True):
    """What an action did to one row, and what the row held before."""

    __tablename__ = "changes"

    seq: int | None = Field(default=None, primary_key=True)
    action: str
    at: str
    author: str
    table_name: str
    entry: str
    operation: str
    old: str | None = None
    undone_at: str | None = None


class DraftRow(SQLModel, table=True):
    """What somebody typed into a form and has not saved."""

    __tablename__ = "drafts"

    form: str = Field(primary_key=True)
    about: str = Field(primary_key=True)
    author: str = Field(primary_key=True)
    kept_at: str
    fields: str


ROWS: dict[str, type[EntryRow]] = {str(row.__tablename__): row for row in EntryRow.__subclasses__()}
"""The tables of entries, by name."""
