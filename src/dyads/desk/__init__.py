"""The analyst's desk: where corpus and text meet, for notebooks and for the command line."""

from dyads.desk.annotations import AnnotatedCorpus, annotate_corpus
from dyads.desk.evidence import EvidenceView, show_evidence
from dyads.desk.findings import write_findings
from dyads.desk.jsonl import describe_documents
from dyads.desk.news import LeftOut, News
from dyads.desk.news import open_news as open
from dyads.desk.overviews import (
    cover_outlets,
    show_dating,
    show_frequency,
    show_pairs,
    show_rejected,
    show_sources,
    show_test,
)

__all__ = [
    "AnnotatedCorpus",
    "EvidenceView",
    "LeftOut",
    "News",
    "annotate_corpus",
    "cover_outlets",
    "describe_documents",
    "open",
    "show_dating",
    "show_evidence",
    "show_frequency",
    "show_pairs",
    "show_rejected",
    "show_sources",
    "show_test",
    "write_findings",
]
