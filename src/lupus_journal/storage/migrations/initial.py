"""Version 1: the person, their courses and infusions, what they log, labs, undo and review."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

ENTRY = """
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 26),
    {columns},
    recorded_at TEXT NOT NULL,
    changed_at TEXT,
    deleted_at TEXT,
    author TEXT NOT NULL,
    origin TEXT NOT NULL,
    private INTEGER NOT NULL CHECK (private IN (0, 1)),
    note TEXT NOT NULL
"""

TABLES = {
    "person": """
        name TEXT NOT NULL,
        birth_date TEXT,
        sex TEXT,
        limit_drinking TEXT CHECK (limit_drinking IN ('yes', 'no', 'not sure')),
        fluid_goal_ml INTEGER,
        fluid_limit_ml INTEGER,
        fever_line TEXT,
        day_ends TEXT NOT NULL,
        zone TEXT
    """,
    "courses": """
        regimen TEXT NOT NULL,
        medicine TEXT NOT NULL,
        brand TEXT NOT NULL,
        start TEXT NOT NULL,
        phases TEXT NOT NULL,
        rule TEXT NOT NULL CHECK (rule IN ('from-given', 'grid')),
        limits TEXT NOT NULL,
        severity TEXT,
        reason TEXT,
        tried_before TEXT NOT NULL,
        prescriber TEXT NOT NULL,
        ended_on TEXT,
        end_reason TEXT NOT NULL
    """,
    "infusions": """
        course TEXT NOT NULL REFERENCES courses (id),
        dose INTEGER NOT NULL CHECK (dose > 0),
        status TEXT NOT NULL,
        planned_on TEXT,
        planned_at TEXT,
        reason TEXT,
        reason_note TEXT NOT NULL,
        given_on TEXT CHECK (given_on IS NOT NULL OR status <> 'given'),
        arrived_at TEXT,
        started_at TEXT,
        ended_at TEXT,
        left_at TEXT,
        dose_given TEXT NOT NULL,
        weight_kg TEXT,
        lot TEXT NOT NULL,
        lot_expires TEXT,
        place TEXT NOT NULL,
        nurse TEXT NOT NULL,
        access_site TEXT NOT NULL,
        access_attempts INTEGER,
        observed_minutes INTEGER
    """,
    "answers": """
        course TEXT NOT NULL REFERENCES courses (id),
        dose INTEGER NOT NULL,
        reminder TEXT NOT NULL,
        "on" TEXT NOT NULL,
        answer TEXT NOT NULL CHECK (answer IN ('done', 'snoozed', 'skipped')),
        until TEXT
    """,
    "fluids": """
        "on" TEXT NOT NULL,
        at TEXT,
        ml INTEGER NOT NULL CHECK (ml > 0)
    """,
    "checkins": """
        "on" TEXT NOT NULL,
        at TEXT,
        too_tired INTEGER NOT NULL CHECK (too_tired IN (0, 1))
    """,
    "symptoms": """
        "on" TEXT NOT NULL,
        at TEXT,
        symptom TEXT NOT NULL,
        value TEXT NOT NULL,
        site TEXT NOT NULL,
        checkin TEXT REFERENCES checkins (id)
    """,
    "medicines": """
        name TEXT NOT NULL,
        started_on TEXT,
        ended_on TEXT,
        end_reason TEXT NOT NULL
    """,
    "dose_periods": """
        medicine TEXT NOT NULL REFERENCES medicines (id),
        first_on TEXT NOT NULL,
        last_on TEXT,
        amount TEXT NOT NULL,
        unit TEXT NOT NULL,
        timing TEXT NOT NULL
    """,
    "lab_reports": """
        "on" TEXT NOT NULL,
        at TEXT,
        laboratory TEXT NOT NULL
    """,
    "lab_results": """
        report TEXT NOT NULL REFERENCES lab_reports (id),
        code TEXT NOT NULL,
        name TEXT NOT NULL,
        loinc TEXT,
        printed TEXT NOT NULL,
        form TEXT NOT NULL,
        comparator TEXT NOT NULL,
        number TEXT,
        low TEXT,
        high TEXT,
        words TEXT NOT NULL,
        unit TEXT NOT NULL,
        range_low TEXT,
        range_high TEXT,
        range_printed TEXT NOT NULL,
        range_exclusive INTEGER NOT NULL CHECK (range_exclusive IN (0, 1)),
        flag TEXT NOT NULL,
        method TEXT NOT NULL,
        canonical TEXT,
        canonical_unit TEXT
    """,
    "reviews": """
        table_name TEXT NOT NULL,
        entry TEXT NOT NULL,
        seq INTEGER NOT NULL,
        verdict TEXT NOT NULL,
        "on" TEXT NOT NULL
    """,
}

CHANGES = """
    CREATE TABLE changes (
        seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        action TEXT NOT NULL,
        at TEXT NOT NULL,
        author TEXT NOT NULL,
        table_name TEXT NOT NULL,
        entry TEXT NOT NULL,
        operation TEXT NOT NULL CHECK (operation IN ('insert', 'edit', 'delete')),
        old TEXT,
        undone_at TEXT
    ) STRICT
"""

INDEXES = (
    'CREATE INDEX fluids_by_day ON fluids ("on")',
    'CREATE INDEX checkins_by_day ON checkins ("on")',
    'CREATE INDEX symptoms_by_day ON symptoms ("on")',
    'CREATE INDEX symptoms_by_name ON symptoms (symptom, "on")',
    "CREATE INDEX symptoms_by_checkin ON symptoms (checkin)",
    "CREATE UNIQUE INDEX infusions_by_dose ON infusions (course, dose) WHERE deleted_at IS NULL",
    "CREATE INDEX answers_by_course ON answers (course, dose)",
    "CREATE INDEX dose_periods_by_medicine ON dose_periods (medicine)",
    'CREATE INDEX lab_reports_by_day ON lab_reports ("on")',
    "CREATE INDEX lab_results_by_report ON lab_results (report)",
    "CREATE INDEX lab_results_by_code ON lab_results (code)",
    "CREATE INDEX reviews_by_entry ON reviews (entry)",
    "CREATE INDEX changes_by_entry ON changes (entry)",
    "CREATE INDEX changes_by_action ON changes (action)",
)


def apply(db: sqlite3.Connection) -> None:
    """Make the first tables and their indexes."""
    for name, columns in TABLES.items():
        entry = ENTRY.format(columns=columns.strip())
        db.execute(f"CREATE TABLE {name} ({entry}) STRICT")
    db.execute(CHANGES)
    for index in INDEXES:
        db.execute(index)
