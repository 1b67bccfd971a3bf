"""Tables to figures: one theme, and for every figure a live chart, a still picture, its numbers and its words."""

from dyads.charts.figure import Figure
from dyads.charts.frequency import plot_frequency
from dyads.charts.heatmap import plot_heatmap
from dyads.charts.network import plot_network
from dyads.charts.timeline import plot_timeline
from dyads.charts.views import TableView, TextView, plain, show_table, show_text

__all__ = [
    "Figure",
    "TableView",
    "TextView",
    "plain",
    "plot_frequency",
    "plot_heatmap",
    "plot_network",
    "plot_timeline",
    "show_table",
    "show_text",
]
