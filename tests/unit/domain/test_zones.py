from __future__ import annotations

import pytest

from lupus_journal.domain.errors import UnknownEntry
from lupus_journal.domain.zones import read_zone


@pytest.mark.parametrize("text", ["Europe/Berlin", "europe/berlin", " Europe/Berlin "])
def test_a_zone_is_known_by_its_name(text: str) -> None:
    assert read_zone(text) == "Europe/Berlin"


@pytest.mark.parametrize(
    "text", ["", "Europe", "Mars/Olympus", "../../etc/passwd", "/etc/localtime", "Europe/Berlin\0"]
)
def test_what_is_no_zone_is_refused(text: str) -> None:
    with pytest.raises(UnknownEntry, match="no time zone called"):
        read_zone(text)
