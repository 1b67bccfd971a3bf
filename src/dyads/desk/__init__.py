"""The analyst's desk: where corpus and text meet, for notebooks and for the command line."""

from dyads.desk.annotations import AnnotatedCorpus, annotate_corpus
from dyads.desk.findings import Findings, write_findings
from dyads.desk.jsonl import describe_documents
from dyads.desk.news import News, open_news

__all__ = [
    "AnnotatedCorpus",
    "Findings",
    "News",
    "annotate_corpus",
    "describe_documents",
    "open_news",
    "write_findings",
]
