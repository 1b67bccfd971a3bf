"""What is asked for, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any, Literal

from dyads.branding import PLAIN, Theme
from dyads.model import Period
from dyads.report.lock import Overlap
from dyads.report.revisions import Revision


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """One edition to make: the notebook, its resolved parameters, the period, the day; and where it goes.

    `briefing` names the folder below `reports`; it may have parts ("pair/japan-korea").
    `parameters` are plain values (None, bool, int, float, str, lists and dicts of them), resolved and checked.
    `record` is kept in edition.json as it is.
    `made_of` are fingerprints of what the edition is made of: where one has changed, the edition is restated.
    """

    briefing: str
    notebook: Path
    parameters: Mapping[str, Any]
    period: Period
    as_of: date
    reports: Path
    folder: Path  # where the notebook stands while it runs: relative paths in its parameters start here
    record: Mapping[str, Any] = field(default_factory=dict)
    made_of: Mapping[str, str] = field(default_factory=dict)
    now: datetime | None = None  # the moment it is made, for the record only
    scheduled: datetime | None = None  # the moment it was due by its schedule
    replaces: int | None = None  # the revision seen when it was planned, 0 for none; None: whichever is there
    revision: Revision | None = None  # which it is; None: the one after what is there
    time_limit: float | None = 3600.0  # seconds for the whole notebook; None is no limit
    memory_limit: int | None = None  # megabytes for the kernel and what it starts; None is no limit
    overlap: Overlap = "skip"  # what to do while another run makes this edition
    pauses: Sequence[float] = ()  # seconds before each further attempt, where the cause may pass
    require: Mapping[str, int] = field(default_factory=dict)  # the least of what the notebook's record counts
    below: Literal["publish", "hold"] = "publish"  # what becomes of an edition that has less
    title: str | None = None  # None: the notebook's first heading
    language: str = "en"
    theme: Theme = PLAIN


@dataclass(frozen=True, slots=True)
class Edition:
    """A finished edition: its folder, how it stands, and how long each step took, in seconds."""

    folder: Path
    seconds: Mapping[str, float]
    replaced: Mapping[str, int] = field(default_factory=dict)  # characters no font has → how often
    status: str = "good"  # or `insufficient`, `held`; `unchanged`: another run had just made it
    memory: int | None = None  # megabytes that its kernel used at most; None where that is not known

    @property
    def page(self) -> Path:
        return self.folder / "briefing.html"

    @property
    def pdf(self) -> Path:
        return self.folder / "briefing.pdf"

    @property
    def record(self) -> Path:
        return self.folder / "edition.json"
