"""Notebook → edition: run it, set it as a page and a PDF, keep what it was made of. Knows no news."""

from dyads.report.archive import find_latest
from dyads.report.edition import make_edition
from dyads.report.order import Edition, Order

__all__ = ["Edition", "Order", "find_latest", "make_edition"]
