from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from lupus_journal.domain.errors import InvalidEntry
from lupus_journal.reports.saving import save

if TYPE_CHECKING:
    from pathlib import Path


def test_a_report_is_private_to_its_owner(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        path = save("The page.\n", str(tmp_path / "visit.md"))
    finally:
        os.umask(before)
    assert path.read_bytes() == b"The page.\n"
    assert path.stat().st_mode & 0o777 == 0o600
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_is_there_stays(tmp_path: Path) -> None:
    there = tmp_path / "visit.md"
    there.write_text("last visit's")
    with pytest.raises(InvalidEntry, match=r"visit\.md is there already .* or add --force"):
        save("The page.", str(there))
    assert there.read_text() == "last visit's"
    assert list(tmp_path.iterdir()) == [there]


def test_a_file_is_replaced_when_that_is_asked_for(tmp_path: Path) -> None:
    there = tmp_path / "visit.md"
    there.write_text("last visit's")
    save("The page.", str(there), replace=True)
    assert there.read_text() == "The page."
    assert there.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("replace", [False, True])
def test_a_full_disk_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, replace: bool
) -> None:
    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    there = tmp_path / "old.md"
    there.write_text("last visit's")
    monkeypatch.setattr(os, "fsync", full)
    target = there if replace else tmp_path / "new.md"
    with pytest.raises(InvalidEntry, match=r"was not written \(no space left on device\)"):
        save("The page.", str(target), replace=replace)
    assert list(tmp_path.iterdir()) == [there]
    assert there.read_text() == "last visit's"


def test_somebody_elses_file_that_came_meanwhile_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, flush = tmp_path / "visit.md", os.fsync

    def overtaken(handle: int) -> None:
        flush(handle)
        path.write_text("somebody else's")

    monkeypatch.setattr(os, "fsync", overtaken)
    with pytest.raises(InvalidEntry, match="is there already"):
        save("The page.", str(path))
    assert path.read_text() == "somebody else's"


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(InvalidEntry, match="no such file or directory"):
        save("The page.", str(tmp_path / "nowhere" / "visit.md"))


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "visit.md").mkdir()
    with pytest.raises(InvalidEntry, match="is a folder"):
        save("The page.", str(tmp_path / "visit.md"), replace=True)


def test_a_name_that_no_file_can_have_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidEntry, match="was not written"):
        save("The page.", str(tmp_path / "visit\0.md"))
