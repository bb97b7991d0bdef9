"""Opens a journal: the only place that chooses implementations.

Imports stand where they are used, so that a command that logs one figure loads little else.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from lupus_journal.services.scribe import PATIENT
from lupus_journal.settings import demo_path, journal_path
from lupus_journal.storage import files
from lupus_journal.storage.schema_version import NEWEST

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from lupus_journal.bootstrap.quick import QuickJournal
    from lupus_journal.bootstrap.whole import Journal
    from lupus_journal.domain.keyboard import Keyboard
    from lupus_journal.domain.preference_reading import Setting
    from lupus_journal.domain.preferences import Preferences
    from lupus_journal.domain.symptoms import Symptom
    from lupus_journal.services.clock import Clock
    from lupus_journal.services.demo.service import DemoService
    from lupus_journal.services.safekeeping import SafekeepingService


def path_named(named: str | None, environment: Mapping[str, str]) -> str:
    """Where the journal lies: as named, else as LUPUS_JOURNAL says, else in the user's folder."""
    return journal_path(named, environment)


def open_quick(path: str, clock: Clock, author: str = PATIENT) -> QuickJournal:
    """The journal at a path with what is done many times a day, made if there is none yet."""
    _prepare(path, clock)
    from lupus_journal.bootstrap.quick import QuickJournal
    from lupus_journal.storage.quick import QuickStore

    return QuickJournal(path, clock, author, QuickStore(path))


def open_journal(path: str, clock: Clock, author: str = PATIENT) -> Journal:
    """The whole journal at a path, made if there is none yet."""
    _prepare(path, clock)
    from lupus_journal.bootstrap.whole import Journal
    from lupus_journal.storage.entries import SqlStore

    return Journal(path, clock, author, SqlStore(path))


def _prepare(path: str, clock: Clock) -> None:
    if files.version_of(path, NEWEST) == NEWEST:
        return
    from lupus_journal.storage import backups, schema

    schema.prepare(path, lambda older: backups.make(older, clock.now()).path)


def open_safe(path: str, clock: Clock, *, make: bool = True) -> SafekeepingService:
    """What keeps the journal at a path safe, even if a newer program wrote it or it is damaged."""
    if make and not os.path.lexists(path):
        _prepare(path, clock)
    from lupus_journal.services.safekeeping import SafekeepingService
    from lupus_journal.storage.safekeeping import SqlSafe

    return SafekeepingService(SqlSafe(path), clock)


def open_demo(clock: Clock) -> DemoService:
    """What writes the journal of a made-up patient."""
    from lupus_journal.reference.catalogue import analytes, regimens
    from lupus_journal.services.clock import LocalZone
    from lupus_journal.services.demo.life import Reference
    from lupus_journal.services.demo.service import DemoService
    from lupus_journal.storage.demo import SqlDemoStore

    return DemoService(
        SqlDemoStore(), clock, LocalZone(), lambda: Reference(regimens(), analytes())
    )


def places(journal: str, environment: Mapping[str, str] = os.environ) -> dict[str, str]:
    """Where the files of a journal lie, or will lie once there are any."""
    from lupus_journal.settings import settings_path
    from lupus_journal.storage.backups import folder_of

    return {
        "journal": journal,
        "backups": folder_of(journal),
        "demo": demo_path(journal),
        "settings": settings_path(environment),
    }


def preferences(environment: Mapping[str, str], keyboard: Callable[[], Keyboard]) -> Preferences:
    """How the person wants the program to look and to answer."""
    from lupus_journal.settings import settings_path
    from lupus_journal.settings.reading import read

    return read(settings_path(environment), keyboard)


def keep_preferences(
    settings: Sequence[Setting], environment: Mapping[str, str], keyboard: Keyboard
) -> Preferences:
    """Write settings into the settings file, made if there is none yet, and say what holds now."""
    from lupus_journal.reports.saving import save
    from lupus_journal.settings import settings_path
    from lupus_journal.settings.reading import read, text_of
    from lupus_journal.settings.writing import changed

    path = settings_path(environment)
    text = changed(text_of(path), settings, path, keyboard)
    files.make_room(path)
    # A link to the file, as people who keep such files together have it, stays one.
    save(text, os.path.realpath(path), replace=True)
    return read(path, lambda: keyboard)


def regimens_in_words() -> dict[str, str]:
    """The published regimens by their ids, each with its schedule in words."""
    from lupus_journal.reference.catalogue import regimens

    return {regimen.id: regimen.schedule for regimen in regimens()}


def symptom_named(name: str) -> Symptom:
    """The symptom that an id, a label or an alias names."""
    from lupus_journal.reference.symptoms import find

    return find(name)
