"""Tables to figures: one theme, and for every figure a live chart, a still picture, its numbers and its words."""

from dyads.charts.coverage import plot_coverage
from dyads.charts.figure import Figure
from dyads.charts.frequency import plot_frequency
from dyads.charts.groups import plot_groups
from dyads.charts.heatmap import plot_heatmap
from dyads.charts.lanes import plot_lanes
from dyads.charts.network import plot_network
from dyads.charts.partners import plot_partners
from dyads.charts.spans import plot_spans
from dyads.charts.timeline import plot_timeline
from dyads.charts.tree import plot_tree
from dyads.charts.views import TableView, TextView, plain, show_table, show_text
from dyads.charts.voices import plot_voices
from dyads.charts.wordings import plot_wordings

__all__ = [
    "Figure",
    "TableView",
    "TextView",
    "plain",
    "plot_coverage",
    "plot_frequency",
    "plot_groups",
    "plot_heatmap",
    "plot_lanes",
    "plot_network",
    "plot_partners",
    "plot_spans",
    "plot_timeline",
    "plot_tree",
    "plot_voices",
    "plot_wordings",
    "show_table",
    "show_text",
]
