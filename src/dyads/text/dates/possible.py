"""Whether the calendar has a date that is written."""

from __future__ import annotations

from calendar import monthrange
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dyads.text.records import WrittenDate

_FIRST_YEAR, _LAST_YEAR = 1800, 2100  # four figures outside of these are rarely years


def is_possible(written: WrittenDate) -> bool:
    """Say whether the calendar has such a day, month and year."""
    if written.year is not None and not _FIRST_YEAR <= written.year <= _LAST_YEAR:
        return False
    if written.month is not None and not 1 <= written.month <= 12:  # noqa: PLR2004 - months of a year
        return False
    if written.last_year is not None and not (written.year or 0) <= written.last_year <= _LAST_YEAR:
        return False
    if written.day is None:
        return True
    if written.month is None:
        return 1 <= written.day <= 31  # noqa: PLR2004 - the longest month
    return 1 <= written.day <= monthrange(written.year or 2000, written.month)[1]  # 2000: a leap year
