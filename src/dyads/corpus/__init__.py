"""Files become documents: read, told apart into zones, known by their masthead, grouped with their copies, kept in a store."""

from dyads.corpus.adding import Added
from dyads.corpus.clean import CLEAN, Opened, clean, learn_repeats, open_documents
from dyads.corpus.cluster import cluster
from dyads.corpus.coverage import Coverage, tabulate_coverage
from dyads.corpus.read import Read, read_documents
from dyads.corpus.repeats import LINES, Repeats
from dyads.corpus.signatures import SIGNATURES, shingle, sign
from dyads.corpus.store import Store

__all__ = [
    "CLEAN",
    "LINES",
    "SIGNATURES",
    "Added",
    "Coverage",
    "Opened",
    "Read",
    "Repeats",
    "Store",
    "clean",
    "cluster",
    "learn_repeats",
    "open_documents",
    "read_documents",
    "shingle",
    "sign",
    "tabulate_coverage",
]
