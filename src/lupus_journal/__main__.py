"""What `python -m lupus_journal` runs: the same program as `lupus-journal`."""

from __future__ import annotations

from lupus_journal.cli.main import run

if __name__ == "__main__":
    run()
