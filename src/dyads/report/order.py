"""What is asked for, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from dyads.branding import PLAIN, Theme
from dyads.model import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """One edition to make: the notebook, its resolved parameters, the period, the day; and where it goes.

    `briefing` names the folder below `reports`; it may have parts ("pair/japan-korea").
    `parameters` are plain values (None, bool, int, float, str, lists and dicts of them), resolved and checked.
    `record` is kept in edition.json as it is: fingerprints of the corpus and the registry, for instance.
    """

    briefing: str
    notebook: Path
    parameters: Mapping[str, Any]
    period: Period
    as_of: date
    reports: Path
    folder: Path  # where the notebook stands while it runs: relative paths in its parameters start here
    record: Mapping[str, Any] = field(default_factory=dict)
    time_limit: float | None = 3600.0  # seconds for the whole notebook; None is no limit
    title: str | None = None  # None: the notebook's first heading
    language: str = "en"
    theme: Theme = PLAIN


@dataclass(frozen=True, slots=True)
class Edition:
    """A finished edition: its folder and how long each step took, in seconds."""

    folder: Path
    seconds: Mapping[str, float]
    replaced: Mapping[str, int] = field(default_factory=dict)  # characters no font has → how often

    @property
    def page(self) -> Path:
        return self.folder / "briefing.html"

    @property
    def pdf(self) -> Path:
        return self.folder / "briefing.pdf"

    @property
    def record(self) -> Path:
        return self.folder / "edition.json"
