"""Tables of mentions become tables of numbers, each with its formula, its source and what it does not say."""

from dyads.analysis.blocks import Block, pair_blocks
from dyads.analysis.bursts import find_bursts
from dyads.analysis.changes import find_changes
from dyads.analysis.communities import find_communities
from dyads.analysis.comparison import around, by_outlet, by_period, compare_mentions
from dyads.analysis.cooccurrence import pair_actors, share_pairs
from dyads.analysis.differences import compare_shares
from dyads.analysis.evidence import evidence_of
from dyads.analysis.explanation import associate, bound_lifts, explain_test, weigh_documents
from dyads.analysis.frequency import count_mentions
from dyads.analysis.lanes import bin_dates, list_events
from dyads.analysis.naming import mention_issues, mention_pairs, mention_speakers
from dyads.analysis.proximity import pair_neighbours
from dyads.analysis.rates import rate_mentions
from dyads.analysis.rollup import roll_up, to_states
from dyads.analysis.selection import distinct_documents, documents_in
from dyads.analysis.timeline import bin_mentions, bound_bins, cover_bins
from dyads.analysis.voices import count_voices
from dyads.analysis.wordings import count_wordings

__all__ = [
    "Block",
    "around",
    "associate",
    "bin_dates",
    "bin_mentions",
    "bound_bins",
    "bound_lifts",
    "by_outlet",
    "by_period",
    "compare_mentions",
    "compare_shares",
    "count_mentions",
    "count_voices",
    "count_wordings",
    "cover_bins",
    "distinct_documents",
    "documents_in",
    "evidence_of",
    "explain_test",
    "find_bursts",
    "find_changes",
    "find_communities",
    "list_events",
    "mention_issues",
    "mention_pairs",
    "mention_speakers",
    "pair_actors",
    "pair_blocks",
    "pair_neighbours",
    "rate_mentions",
    "roll_up",
    "share_pairs",
    "to_states",
    "weigh_documents",
]
