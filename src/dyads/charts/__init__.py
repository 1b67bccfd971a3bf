"""Tables to figures: one theme, and for every figure a live chart, a still picture, its numbers and its words."""

from dyads.charts.figure import Figure
from dyads.charts.frequency import plot_frequency
from dyads.charts.views import TableView, TextView, plain, show_table, show_text

__all__ = ["Figure", "TableView", "TextView", "plain", "plot_frequency", "show_table", "show_text"]
