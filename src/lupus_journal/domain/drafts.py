"""Drafts: what somebody typed into a form and has not saved."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime


class Draft(NamedTuple):
    """The fields of a half-typed form, as they stood at a moment.

    `about` tells apart what the same form is about: the id of an entry that is being edited, or
    nothing.
    """

    form: str
    about: str
    fields: Mapping[str, str]
    kept_at: datetime
