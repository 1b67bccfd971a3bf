"""The analyst's desk: where corpus and text meet, for notebooks and for the command line."""

from dyads.desk.annotations import AnnotatedCorpus, annotate_corpus, find_in
from dyads.desk.answers import Answer
from dyads.desk.articles import show_articles, show_shared_articles
from dyads.desk.changes import (
    Changes,
    compare_periods,
    show_changed,
    show_changes,
    tell_changes,
    write_changes,
)
from dyads.desk.chronology import list_chronology, mention_events, show_chronology
from dyads.desk.circles import show_communities, write_communities
from dyads.desk.days import show_days
from dyads.desk.evidence import EvidenceView, show_evidence, show_sentences
from dyads.desk.findings import write_findings
from dyads.desk.groups import (
    count_groups,
    first_two,
    group_outlets,
    largest_groups,
    select_grouped,
    show_comparison,
    show_group_sentences,
    show_group_wordings,
    show_groups,
    write_comparison,
)
from dyads.desk.happenings import group_around, select_events, show_event, show_events, show_events_articles
from dyads.desk.jsonl import describe_documents, describe_found
from dyads.desk.lookup import ActorLookup
from dyads.desk.moves import Moves, find_moves, write_moves
from dyads.desk.news import LeftOut, News, Selection
from dyads.desk.news import open_news as open
from dyads.desk.offices import show_offices
from dyads.desk.overviews import (
    cover_outlets,
    select_naming,
    show_dating,
    show_duplicates,
    show_frequency,
    show_pairs,
    show_reasons,
    show_rejected,
    show_sources,
    show_test,
)
from dyads.desk.pair import (
    mark_pair,
    name_pair,
    show_influence,
    show_pair,
    show_pair_sentences,
    weigh_pair,
    write_pair,
)
from dyads.desk.partners import add_issues, pair_issues, select_partners, show_partners
from dyads.desk.passages import Passages
from dyads.desk.profile import show_voice, write_profile
from dyads.desk.quotations import find_quotations, mention_quotations, show_quotations, show_quoted
from dyads.desk.states import mention_states, name_states
from dyads.desk.together import bin_together
from dyads.desk.totals import pair_all
from dyads.desk.writtenforms import list_forms, mention_forms, show_forms

__all__ = [
    "ActorLookup",
    "AnnotatedCorpus",
    "Answer",
    "Changes",
    "EvidenceView",
    "LeftOut",
    "Moves",
    "News",
    "Passages",
    "Selection",
    "add_issues",
    "annotate_corpus",
    "bin_together",
    "compare_periods",
    "count_groups",
    "cover_outlets",
    "describe_documents",
    "describe_found",
    "find_in",
    "find_moves",
    "find_quotations",
    "first_two",
    "group_around",
    "group_outlets",
    "largest_groups",
    "list_chronology",
    "list_forms",
    "mark_pair",
    "mention_events",
    "mention_forms",
    "mention_quotations",
    "mention_states",
    "name_pair",
    "name_states",
    "open",
    "pair_all",
    "pair_issues",
    "select_events",
    "select_grouped",
    "select_naming",
    "select_partners",
    "show_articles",
    "show_changed",
    "show_changes",
    "show_chronology",
    "show_communities",
    "show_comparison",
    "show_dating",
    "show_days",
    "show_duplicates",
    "show_event",
    "show_events",
    "show_events_articles",
    "show_evidence",
    "show_forms",
    "show_frequency",
    "show_group_sentences",
    "show_group_wordings",
    "show_groups",
    "show_influence",
    "show_offices",
    "show_pair",
    "show_pair_sentences",
    "show_pairs",
    "show_partners",
    "show_quotations",
    "show_quoted",
    "show_reasons",
    "show_rejected",
    "show_sentences",
    "show_shared_articles",
    "show_sources",
    "show_test",
    "show_voice",
    "tell_changes",
    "weigh_pair",
    "write_changes",
    "write_communities",
    "write_comparison",
    "write_findings",
    "write_moves",
    "write_pair",
    "write_profile",
]
