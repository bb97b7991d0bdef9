"""Time zones by their IANA names."""

from __future__ import annotations

from zoneinfo import available_timezones

from lupus_journal.domain.names import folded, unknown


def read_zone(text: str) -> str:
    """The zone that a text names, such as Europe/Berlin."""
    zones = available_timezones()
    found = next((zone for zone in zones if folded(zone) == folded(text)), None)
    if found is None:
        raise unknown(text, "time zone", zones)
    return found
