"""The schema of every table: what a row is, what each column holds, in which unit. The reference page is made from these."""

from dyads.tables.measures import COVERAGE
from dyads.tables.schema import Column, Schema
from dyads.tables.tables import (
    COOCCURRENCE,
    DATES,
    DOCUMENTS,
    FREQUENCY,
    ISSUES,
    MENTIONS,
    QUOTES,
    RAW,
    REJECTED,
    SENTENCES,
    TABLES,
    TIMELINE,
)

__all__ = [
    "COOCCURRENCE",
    "COVERAGE",
    "DATES",
    "DOCUMENTS",
    "FREQUENCY",
    "ISSUES",
    "MENTIONS",
    "QUOTES",
    "RAW",
    "REJECTED",
    "SENTENCES",
    "TABLES",
    "TIMELINE",
    "Column",
    "Schema",
]
