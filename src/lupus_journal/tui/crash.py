"""What is said when the program itself fails: where, and never with which values."""

from __future__ import annotations

from traceback import extract_tb


def report_of(error: BaseException | None) -> str:
    """A few lines about a fault that hold no text of the journal."""
    # A worker's failure is wrapped: what went wrong is its cause.
    error = (error.__cause__ or error) if error else None
    frames = extract_tb(error.__traceback__) if error else []
    places = [
        f"  {frame.filename.rpartition('lupus_journal/')[2]}:{frame.lineno} {frame.name}"
        for frame in frames[-6:]
    ]
    kind = type(error).__name__ if error else "an unknown fault"
    return "\n".join(
        (
            "Lupus Journal had to stop because of a fault of its own. What was saved is safe.",
            f"If you report it, these lines hold nothing of your journal: {kind}",
            *places,
        )
    )
