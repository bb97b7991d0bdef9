"""Writes the completion scripts that ship: python -m lupus_journal.cli.completions."""

from __future__ import annotations

from pathlib import Path

from lupus_journal.cli.completions.scripts import written


def main() -> None:
    """Write every shell's script beside this module."""
    for name, text in written().items():
        Path(__file__).with_name(name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
