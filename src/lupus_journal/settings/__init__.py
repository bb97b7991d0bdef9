"""Where files live, and what the settings file says."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

APPLICATION = "lupus-journal"
JOURNAL = "journal.db"
DEMO = "demo.db"


def journal_path(named: str | None, environment: Mapping[str, str]) -> str:
    """The journal's path: as named, else from LUPUS_JOURNAL, else in the user's data folder."""
    chosen = named or environment.get("LUPUS_JOURNAL")
    if chosen:
        return os.path.abspath(os.path.expanduser(chosen))
    return os.path.join(data_folder(), JOURNAL)


def demo_path(journal: str) -> str:
    """The path of the demo beside a journal."""
    return os.path.join(os.path.dirname(journal), DEMO)


def data_folder() -> str:
    """The folder for a user's data on this system; asking for it does not make it."""
    from platformdirs import user_data_dir  # noqa: PLC0415 - costs as much as a whole quick command

    return user_data_dir(APPLICATION, appauthor=False)


def settings_path(environment: Mapping[str, str]) -> str:
    """The path of the settings file; asking for it does not make it."""
    chosen = environment.get("LUPUS_JOURNAL_SETTINGS")
    if chosen:
        return os.path.abspath(os.path.expanduser(chosen))
    from platformdirs import user_config_dir  # noqa: PLC0415

    return os.path.join(user_config_dir(APPLICATION, appauthor=False), "settings.toml")
