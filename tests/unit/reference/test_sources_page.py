"""The page of clinical sources says what ships."""

from __future__ import annotations

from pathlib import Path

from lupus_journal.reference.sources_page import page

PAGE = Path(__file__).parents[3] / "docs" / "clinical-sources.md"


def test_the_page_of_sources_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), (
        "run python -m lupus_journal.reference.sources_page > docs/clinical-sources.md"
    )
