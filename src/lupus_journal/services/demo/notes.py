"""What the made-up patient, and now and then the caregiver, wrote beside the figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from random import Random

    from lupus_journal.services.demo.story import Story

BEFORE = (
    "Waiting for the first infusion. Ankles puffy by the evening.",
    "Slept ten hours and still worn out.",
    "Steroids keep me awake, then I am flat by noon.",
)
FIRST_WEEKS = (
    "Face is round from the steroids. Otherwise the same.",
    "Managed the shops, then needed the sofa.",
    "Not sure it does anything yet.",
)
STEADY = (
    "Good day. Cooked for once.",
    "Walked to the park and back.",
    "Work in the morning, nap after lunch.",
    "Stairs are easier than in spring.",
    "Bit foggy in the meeting, wrote everything down.",
    "Too much sun at the market.",
    "Quiet day, read a book.",
    "Hands stiff until the second coffee.",
)
WEARING_OFF = (
    "The week before is always the hard one.",
    "Counting the days to the next bag.",
    "Tired again, like every fourth week.",
)
AFTER_INFUSION = (
    "Infusion went fine, drowsy from the antihistamine.",
    "Slept all afternoon after the infusion.",
    "Headache this morning, gone by noon.",
)
FLARE = (
    "Knees and hands are back. Could not open the jar.",
    "Rang the clinic, steroids up for two weeks.",
    "Fingers like sausages until eleven.",
    "Cried a bit. Better after a bath.",
)
INFECTED = (
    "Cough and temperature, infusion put off.",
    "Antibiotics, day three. Coughing less.",
    "Still coughing at night.",
)
BY_CAREGIVER = (
    "She was too tired to type, so I asked her the four questions.",
    "Had a better afternoon than she will admit.",
    "Drove her to the bloods, home by ten.",
)


def note_for(
    story: Story, day: date, cycle_day: int | None, is_caregiver: bool, chance: Random
) -> str:
    """A note that fits a day, on the days that have one."""
    notes, likely = _fitting(story, day, cycle_day)
    if is_caregiver:
        notes, likely = BY_CAREGIVER, 0.8
    if chance.random() >= likely:
        return ""
    return notes[chance.randrange(len(notes))]


def _fitting(story: Story, day: date, cycle_day: int | None) -> tuple[Sequence[str], float]:
    if story.is_infected(day):
        return INFECTED, 0.5
    if story.flare(day) > 0.4:
        return FLARE, 0.35
    if cycle_day is None:
        return BEFORE, 0.4
    if cycle_day <= 1:
        return AFTER_INFUSION, 0.5
    if story.age(day) < 60:
        return FIRST_WEEKS, 0.2
    if cycle_day >= 23:
        return WEARING_OFF, 0.15
    return STEADY, 0.12
