"""The tables that stand beside frequency, cooccurrence and timeline: what covers them, what explains them."""

from __future__ import annotations

import pyarrow as pa

from dyads.tables.schema import Column, Schema

COVERAGE = Schema(
    "coverage",
    grain="one row a bin of the timeline; one for what lies outside its period, one for documents without a day",
    key=("place", "bin_start"),
    columns=(
        Column("place", pa.string(), "bin, outside or undated"),
        Column("bin_start", pa.date32(), "first day of the bin", required=False),
        Column("bin_end", pa.date32(), "the day after its last", required=False),
        Column("partial", pa.bool_(), "the period cuts the bin: it has fewer days than its kind"),
        Column(
            "certain", pa.int64(), "documents whose days all lie there; or without known first and last day"
        ),
        Column("possible", pa.int64(), "documents with any day there"),
        Column(
            "expected",
            pa.float64(),
            "sum over documents of the share of their days there (aoristic); all rows sum to the documents",
        ),
    ),
)

MEASURES = (COVERAGE,)
