"""What a chart shows when there is nothing to show."""

from __future__ import annotations

import altair as alt

from dyads.charts import theme
from dyads.charts.figure import Figure, inline, make_figure
from dyads.charts.views import TableView


def plot_blank(name: str, sentence: str, data: TableView) -> Figure:
    """Return a figure that says in a sentence why it is empty."""
    chart = (
        alt.Chart(inline([{"sentence": sentence}]))
        .mark_text(align="left", color=theme.MUTED, fontSize=14)
        .encode(text="sentence:N", x=alt.value(0), y=alt.value(20))
        .properties(width=theme.WIDTH, height=40)
    )
    return make_figure(name, title=sentence, description=sentence, chart=chart, data=data)
