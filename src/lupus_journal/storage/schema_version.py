"""The version of the schema that this program writes; `schema.MIGRATIONS` leads to it."""

from __future__ import annotations

NEWEST = 2
