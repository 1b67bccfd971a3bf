"""What a corpus covers: how many articles of whom and when, how their days are known, which are copies, what could not be read."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd
import pyarrow as pa

from dyads.model import Basis, DateInterval
from dyads.tables import Column, Schema

OUTLETS = Schema(
    "outlets",
    grain="one row an outlet and month",
    key=("outlet", "month"),
    columns=(
        Column("outlet", pa.string(), "who published; empty where nobody says"),
        Column(
            "month",
            pa.string(),
            "as 2015-04; empty where the days that an article may be of are not of one month",
        ),
        Column("documents", pa.int64(), "articles"),
        Column("distinct", pa.int64(), "of these, the ones that are no copy of another"),
    ),
)
DATING = Schema(
    "dating",
    grain="one row a way of knowing the day, and how well",
    key=("basis", "days"),
    columns=(
        Column("basis", pa.string(), "stated, inferred or unknown"),
        Column(
            "days", pa.string(), "how many days it may be: one day, a week, a month, a year, longer, open"
        ),
        Column("documents", pa.int64(), "articles"),
        Column("contradictions", pa.int64(), "of these, the ones whose clues exclude each other"),
    ),
)
FAULTS = Schema(
    "faults",
    grain="one row a reason",
    key=("reason",),
    columns=(
        Column("reason", pa.string(), "why files or rows could not be read, without their own particulars"),
        Column("count", pa.int64(), "how many"),
        Column("example", pa.string(), "the first of them"),
    ),
)
_WIDTHS = ((1, "one day"), (7, "a week"), (31, "a month"), (366, "a year"))
_BEST_FIRST = [*Basis, *(name for _, name in _WIDTHS), "longer", "open"]


@dataclass(frozen=True, slots=True)
class Coverage:
    """What a corpus covers, in three tables."""

    outlets: pd.DataFrame
    dating: pd.DataFrame
    faults: pd.DataFrame


def tabulate_coverage(documents: pd.DataFrame, rejected: pd.DataFrame) -> Coverage:
    """Return the coverage of the tables DOCUMENTS and REJECTED; empty tables have empty coverage."""
    return Coverage(_count_outlets(documents), _count_dating(documents), _count_faults(rejected))


def _count_outlets(documents: pd.DataFrame) -> pd.DataFrame:
    rows = pd.DataFrame(
        {
            "outlet": documents["outlet"].fillna("").astype(object),
            "month": [_month(days) for days in _days(documents)],
            "distinct": documents["duplicate_of"].isna().astype("int64"),
        }
    )
    counted = rows.groupby(["outlet", "month"], sort=True)["distinct"].agg(documents="size", distinct="sum")
    return OUTLETS.check(counted.reset_index())


def _count_dating(documents: pd.DataFrame) -> pd.DataFrame:
    rows = pd.DataFrame(
        {
            "basis": documents["basis"].astype(object),
            "days": [_width(days) for days in _days(documents)],
            "contradictions": documents["contradiction"].notna().astype("int64"),
        }
    )
    counted = rows.groupby(["basis", "days"])["contradictions"].agg(documents="size", contradictions="sum")
    ordered = counted.reset_index().sort_values(
        ["basis", "days"], key=lambda said: said.map(_BEST_FIRST.index), ignore_index=True
    )
    return DATING.check(ordered)


def _count_faults(rejected: pd.DataFrame) -> pd.DataFrame:
    rows = pd.DataFrame(
        {
            "reason": [reason.partition(":")[0] for reason in rejected["reason"]],
            "source": rejected["source"].astype(object),
        }
    )
    counted = rows.groupby("reason", sort=True)["source"].agg(count="size", example="first")
    return FAULTS.check(counted.reset_index())


def _days(documents: pd.DataFrame) -> list[DateInterval | None]:
    """Return the days that each document may be of."""
    firsts, lasts = (pa.array(documents[name]).to_pylist() for name in ("published_from", "published_to"))
    return [DateInterval(a, b) if a and b else None for a, b in zip(firsts, lasts, strict=True)]


def _month(days: DateInterval | None) -> str:
    """Return the month that holds all the days; empty where none does."""
    if days is None or days.first.replace(day=1) != days.last.replace(day=1):
        return ""
    return f"{days.first:%Y-%m}"


def _width(days: DateInterval | None) -> str:
    if days is None:
        return "open"
    return next((name for most, name in _WIDTHS if days.days <= most), "longer")
