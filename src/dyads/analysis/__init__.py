"""Tables of mentions become tables of numbers, each with its formula, its source and what it does not say."""

from dyads.analysis.cooccurrence import pair_actors
from dyads.analysis.frequency import count_mentions
from dyads.analysis.timeline import bin_mentions, cover_bins

__all__ = ["bin_mentions", "count_mentions", "cover_bins", "pair_actors"]
