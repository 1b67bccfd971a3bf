"""Notebook → edition: run it, set it as a page and a PDF, keep what it was made of. Knows no news."""

from dyads.report.edition import make_edition
from dyads.report.order import Edition, Order
from dyads.report.shelves import Shelved, find_latest, list_editions

__all__ = ["Edition", "Order", "Shelved", "find_latest", "list_editions", "make_edition"]
