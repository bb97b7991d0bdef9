from __future__ import annotations

from datetime import date
from decimal import Decimal
from unicodedata import category

from hypothesis import given, settings
from hypothesis import strategies as st

from lupus_journal.charts.trend import draw_trend
from lupus_journal.domain.trends import Point, Trend, TrendForm

STEERING = {"Cc", "Cf", "Cs", "Zl", "Zp"}
HOSTILE = st.text(max_size=12) | st.sampled_from(
    ["\x1b[31mred", "[bold]x[/]", "\x9b2J", "a\nb", "\u202eabc", "e\u0301", "検査", "µg/mL"]
)


@st.composite
def trends(draw: st.DrawFn) -> Trend:
    points = draw(
        st.lists(
            st.builds(
                Point,
                on=st.dates(date(1900, 1, 1), date(2199, 12, 31)),
                printed=HOSTILE,
                entry_id=st.just("1"),
                number=st.none() | st.decimals() | st.integers(0, 300).map(Decimal),
                comparator=st.sampled_from(["", "", "<", "<=", ">", ">="]),
                series=st.sampled_from(["", "Northside"]) | HOSTILE,
                range_low=st.none() | st.decimals(),
                range_high=st.none() | st.integers(0, 300).map(Decimal),
            ),
            max_size=12,
        )
    )
    return Trend(
        code=draw(HOSTILE),
        name=draw(HOSTILE),
        unit=draw(HOSTILE),
        points=tuple(sorted(points, key=lambda point: point.on)),
        infusions=tuple(draw(st.lists(st.dates(date(1900, 1, 1)), max_size=5))),
        form=draw(st.sampled_from(TrendForm)),
    )


@settings(max_examples=60)
@given(trends(), st.integers(1, 200), st.integers(1, 60), st.booleans())
def test_any_trend_fits_any_size_and_steers_no_terminal(
    trend: Trend, width: int, height: int, ascii_only: bool
) -> None:
    drawing = draw_trend(trend, width, height, ascii_only=ascii_only)
    text = drawing.plain()
    assert len(drawing.rows) == height
    assert not {category(glyph) for glyph in text if glyph != "\n"} & STEERING
    if ascii_only:
        assert text.isascii()
        assert all(sum(len(span.text) for span in row) == width for row in drawing.rows)
