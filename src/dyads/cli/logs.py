"""How a run tells what it does: one line a step, as text or as JSON."""

from __future__ import annotations

import json
import logging
import sys
from contextlib import suppress
from datetime import UTC, datetime

from dyads.cli.printing import show_commands


def start_log(*, quiet: bool, as_json: bool) -> None:
    """Send what dyads says to standard error; quiet leaves only what went wrong."""
    handler = _ToStandardError()
    handler.setFormatter(_JsonLines() if as_json else _Lines("%(asctime)s  %(message)s", "%H:%M:%S"))
    log = logging.getLogger("dyads")
    log.handlers = [handler]
    log.setLevel(logging.WARNING if quiet else logging.INFO)


def find_settings() -> tuple[bool, bool]:
    """Return what `start_log` was told: whether to be quiet, whether to write JSON."""
    log = logging.getLogger("dyads")
    as_json = any(isinstance(handler.formatter, _JsonLines) for handler in log.handlers)
    return log.level > logging.INFO, as_json


class _ToStandardError(logging.Handler):
    """Writes to what is standard error at that moment, not to what it was when the log began; a run goes on if nobody reads it."""

    def emit(self, record: logging.LogRecord) -> None:
        with suppress(BrokenPipeError):
            sys.stderr.write(f"{self.format(record)}\n")


class _Lines(logging.Formatter):
    """The moment and the message; further lines of it stand under its first, so that none looks like a step of its own."""

    def format(self, record: logging.LogRecord) -> str:
        return show_commands(super().format(record)).replace("\n", "\n          ")


class _JsonLines(logging.Formatter):
    """One JSON object a line: time, level, message, and what the step added."""

    def format(self, record: logging.LogRecord) -> str:
        time = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        step = getattr(record, "step", {})
        line = json.dumps(
            {"time": time, "level": record.levelname.lower(), "message": record.getMessage(), **step},
            ensure_ascii=False,
        )
        return show_commands(line)
