"""Files become documents: read, told apart into zones, known by their masthead, grouped with their copies, kept in a store."""

from dyads.corpus.clean import CLEAN, clean, learn_repeats
from dyads.corpus.cluster import cluster
from dyads.corpus.coverage import Coverage, tabulate_coverage
from dyads.corpus.read import Read, read_documents
from dyads.corpus.repeats import Repeats
from dyads.corpus.store import Added, Store

__all__ = [
    "CLEAN",
    "Added",
    "Coverage",
    "Read",
    "Repeats",
    "Store",
    "clean",
    "cluster",
    "learn_repeats",
    "read_documents",
    "tabulate_coverage",
]
