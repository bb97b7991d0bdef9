"""What may become of a dose, and what is asked about each."""

from __future__ import annotations

from lupus_journal.domain.infusions import InfusionStatus

GIVEN, BOOKED, MOVED = InfusionStatus.GIVEN, InfusionStatus.PLANNED, InfusionStatus.MOVED
HELD, MISSED = InfusionStatus.HELD, InfusionStatus.MISSED
CANCELLED = InfusionStatus.CANCELLED

OUTCOMES = {
    GIVEN: "given",
    BOOKED: "booked for a day",
    MOVED: "moved to another day",
    HELD: "held, without a new day",
    MISSED: "missed: not given, and it will not be",
    CANCELLED: "cancelled",
}
SESSION = ("start", "end", "amount", "weight", "lot", "nurse", "site")
FIELDS = {
    GIVEN: ("day", "place", *SESSION),
    BOOKED: ("day", "at", "place", "confirmed"),
    MOVED: ("day", "at", "place", "why"),
    HELD: ("reason", "why"),
    MISSED: ("why",),
    CANCELLED: ("why",),
}
"""The fields that belong to each outcome, besides the note."""
