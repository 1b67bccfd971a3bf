"""Notebook → edition: run it, set it as a page and a PDF, keep what it was made of. Knows no news."""

from dyads.report.archive import find_shelf, tend
from dyads.report.edition import make_edition
from dyads.report.failure import LASTING
from dyads.report.order import Edition, Order
from dyads.report.record import hash_notebook
from dyads.report.revisions import Revision
from dyads.report.shelves import Shelved, find_edition, find_latest, list_editions, read_shelf

__all__ = [
    "LASTING",
    "Edition",
    "Order",
    "Revision",
    "Shelved",
    "find_edition",
    "find_latest",
    "find_shelf",
    "hash_notebook",
    "list_editions",
    "make_edition",
    "read_shelf",
    "tend",
]
