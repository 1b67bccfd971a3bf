"""Three clocks, never mixed: when articles were published, what days they tell of, what days they merely name."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pandas as pd

from dyads.analysis.bins import Freq, days_of, make_bins, spread_over
from dyads.analysis.timeline import ALWAYS
from dyads.model import Event, Period
from dyads.tables import EVENT_LINE, LANES

_CLOCKS = ("published", "event", "mentioned", "scheduled")


def bin_dates(
    dates: pd.DataFrame, documents: pd.DataFrame, freq: Freq = "month", period: Period = ALWAYS
) -> pd.DataFrame:
    """Count documents by the day they were published, and the dates named in them by the days they mean, bin by bin.

    Every lane has every bin of the days on which documents were published (or of the period): a date of 1965 named in
    an article of 2015 is not drawn to scale with it. Ask for the period that holds it to see it.
    """
    documents = documents.sort_values("id")
    published = days_of(documents["published_from"]), days_of(documents["published_to"])
    bins = make_bins(*published, freq, period)
    known = dates[dates["document"].isin(documents["id"])].sort_values(["document", "start"])
    lanes = {"published": published}
    for clock in _CLOCKS[1:]:
        lane = known[known["clock"] == clock]
        lanes[clock] = days_of(lane["from"]), days_of(lane["to"])
    spreads = {clock: spread_over(*days, bins) for clock, days in lanes.items()}
    table = pd.DataFrame(
        {
            "clock": np.repeat(np.array(_CLOCKS, dtype=object), len(bins)),
            "bin_start": np.tile(bins.edges[:-1], len(_CLOCKS)),
            "bin_end": np.tile(bins.edges[1:], len(_CLOCKS)),
            "certain": np.concatenate([spreads[clock].certain.sum(axis=0) for clock in _CLOCKS]),
            "possible": np.concatenate([spreads[clock].possible.sum(axis=0) for clock in _CLOCKS]),
            "expected": np.concatenate([spreads[clock].expected.sum(axis=0) for clock in _CLOCKS]),
        }
    )
    return LANES.check(table)


def list_events(events: Iterable[Event], period: Period = ALWAYS) -> pd.DataFrame:
    """Return the events of the registry that touch the period, in the order they happened, to annotate a timeline."""
    rows = [
        {
            "event": event.id,
            "first": event.when.first,
            "last": event.when.last,
            "title": event.title,
            "kind": event.kind,
            "confidence": event.confidence,
        }
        for event in sorted(events, key=lambda event: (event.when, event.id))
        if period.touches(event.when)
    ]
    return EVENT_LINE.frame([EVENT_LINE.batch(rows)])
