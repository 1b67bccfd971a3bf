"""The analyst's desk: where corpus and text meet, for notebooks and for the command line."""

from dyads.desk.annotations import AnnotatedCorpus, annotate_corpus
from dyads.desk.findings import write_findings
from dyads.desk.jsonl import describe_documents
from dyads.desk.news import LeftOut, News, open_news
from dyads.desk.overviews import show_frequency, show_issues, show_pairs, show_rejected, show_sources

__all__ = [
    "AnnotatedCorpus",
    "LeftOut",
    "News",
    "annotate_corpus",
    "describe_documents",
    "open_news",
    "show_frequency",
    "show_issues",
    "show_pairs",
    "show_rejected",
    "show_sources",
    "write_findings",
]
