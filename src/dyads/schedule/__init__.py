"""When: the days a period means, the moments a schedule names, and which editions are due. The wall clock is never asked."""

from dyads.schedule.before import period_before
from dyads.schedule.cron import find_next_moment, list_moments, parse_cron, parse_delay
from dyads.schedule.due import (
    CatchUp,
    Expected,
    Kept,
    MadeOf,
    Restate,
    Schedule,
    Standing,
    choose,
    choose_again,
    judge,
    list_between,
    list_expected,
)
from dyads.schedule.periods import (
    LONGEST,
    PERIOD_FORMS,
    Unit,
    is_relative,
    next_start,
    resolve_period,
    unit_start,
)
from dyads.schedule.written import find_natural_schedule, read_schedule

__all__ = [
    "LONGEST",
    "PERIOD_FORMS",
    "CatchUp",
    "Expected",
    "Kept",
    "MadeOf",
    "Restate",
    "Schedule",
    "Standing",
    "Unit",
    "choose",
    "choose_again",
    "find_natural_schedule",
    "find_next_moment",
    "is_relative",
    "judge",
    "list_between",
    "list_expected",
    "list_moments",
    "next_start",
    "parse_cron",
    "parse_delay",
    "period_before",
    "read_schedule",
    "resolve_period",
    "unit_start",
]
