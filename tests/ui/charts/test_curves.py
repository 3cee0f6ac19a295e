from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from playground.ui.charts.curves import lone_points


@given(st.lists(st.booleans(), max_size=12))
def test_a_point_is_alone_where_no_line_starts_or_ends_at_it(there: list[bool]) -> None:
    y = np.where(there, 1.0, np.nan)
    joined = {i for i in range(len(there) - 1) if there[i] and there[i + 1]}
    ends = joined | {i + 1 for i in joined}
    alone = [float(i) for i, is_there in enumerate(there) if is_there and i not in ends]
    assert [place.x() for place in lone_points(np.arange(len(there), dtype=float), y)] == alone
