"""Three clocks beside publication: each to its own highest bar."""

from small_tables import lanes_of

from dyads.charts import plot_lanes
from dyads.tables import LANES


def test_every_lane_has_its_clock_its_number_and_its_bins():
    figure = plot_lanes(lanes_of(published=[(1, 2), (3, 3)], event=[(0, 0), (9, 10)]))
    assert figure.title == "Of which days do the articles tell?"
    assert figure.description == (
        "Bars over time in four lanes: when articles were published, and which days the dates in them mean. "
        "Articles published 4; Days told of 9; Days merely named 0; Days announced 0."
    )
    assert figure.data.rows == (
        ("Articles published", "January 2015", "2015-01-01", 1, 2, "published"),
        ("Articles published", "February 2015", "2015-02-01", 3, 3, "published"),
        ("Days told of", "February 2015", "2015-02-01", 9, 10, "event"),
    )


def test_the_highest_bar_of_each_lane_is_as_high():
    spec = plot_lanes(lanes_of(published=[(1, 1), (2, 2)], event=[(0, 0), (50, 50)])).spec
    bars = next(rows for rows in spec["datasets"].values() if any("certain_top" in row for row in rows))
    heights = {(row["name"], row["certain"]): round(row["floor"] - row["certain_top"]) for row in bars}
    assert heights[("Articles published", 2)] == heights[("Days told of", 50)]
    assert heights[("Articles published", 1)] * 2 in {
        heights[("Articles published", 2)],
        heights[("Articles published", 2)] - 1,
    }


def test_no_dated_article_is_said():
    assert plot_lanes(LANES.empty()).title == "There are no dated articles."
