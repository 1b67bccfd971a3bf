"""Briefings that can be trusted and re-run: who is named in a pile of articles, with whom, when, and what changed.

    import dyads

    news = dyads.open("sample", period="2015")
    dyads.count_mentions(news.mentions, news.documents)

Every name below is loaded when it is first used, so that `import dyads` costs nothing.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dyads.analysis import bin_mentions, count_mentions, pair_actors
    from dyads.charts import plot_frequency, plot_heatmap, plot_network, plot_timeline, show_table
    from dyads.desk import (
        News,
        show_frequency,
        show_issues,
        show_pairs,
        show_rejected,
        show_sources,
        write_findings,
    )
    from dyads.desk import open_news as open

__version__ = "0.1.0"

_PUBLIC = {
    "News": "dyads.desk",
    "bin_mentions": "dyads.analysis",
    "count_mentions": "dyads.analysis",
    "open": "dyads.desk:open_news",
    "pair_actors": "dyads.analysis",
    "plot_frequency": "dyads.charts",
    "plot_heatmap": "dyads.charts",
    "plot_network": "dyads.charts",
    "plot_timeline": "dyads.charts",
    "show_frequency": "dyads.desk",
    "show_issues": "dyads.desk",
    "show_pairs": "dyads.desk",
    "show_rejected": "dyads.desk",
    "show_sources": "dyads.desk",
    "show_table": "dyads.charts",
    "write_findings": "dyads.desk",
}

__all__ = [
    "News",
    "bin_mentions",
    "count_mentions",
    "open",
    "pair_actors",
    "plot_frequency",
    "plot_heatmap",
    "plot_network",
    "plot_timeline",
    "show_frequency",
    "show_issues",
    "show_pairs",
    "show_rejected",
    "show_sources",
    "show_table",
    "write_findings",
]


def __getattr__(name: str) -> Any:
    if name not in _PUBLIC:
        raise AttributeError(f"module 'dyads' has no attribute {name!r}; it has {', '.join(__all__)}")
    room, _, inside = _PUBLIC[name].partition(":")
    value = getattr(importlib.import_module(room), inside or name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
