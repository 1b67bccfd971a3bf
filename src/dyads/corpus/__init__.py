"""Files become documents: read, told apart into zones, known by their masthead, grouped with their copies."""

from dyads.corpus.clean import CLEAN, clean
from dyads.corpus.cluster import cluster
from dyads.corpus.read import Read, read_documents

__all__ = ["CLEAN", "Read", "clean", "cluster", "read_documents"]
