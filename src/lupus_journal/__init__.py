"""A terminal journal for people with lupus who are treated by infusion."""

from __future__ import annotations

__version__ = "0.1.0"
