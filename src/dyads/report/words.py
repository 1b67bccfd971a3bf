"""How a page speaks: in its reader's language, or in English where we do not speak that one."""

from __future__ import annotations

from datetime import date, timedelta

from dyads.language import LANGUAGES, Speaker, speaking, written_in

_RUNNING = 80  # characters


def speak(language: str) -> Speaker:
    """Return who speaks to the reader; a notebook may name a language of its own, and its page then speaks English."""
    return speaking(language if language in LANGUAGES else "en")


def say_period(say: Speaker, first: date | None, end: date | None) -> str:
    """Return the days of a half-open period, its last day named: `13–19 April 2015`."""
    last = end - timedelta(days=1) if end else None
    if first and last:
        return say.days(first, last)
    if first:
        return say("Since {day}", day=first)
    return say("Until {day}", day=last) if last else say("All days")


def shorten(text: str) -> str:
    """Return what of a title fits in a running head."""
    return text if len(text) <= _RUNNING else f"{text[: _RUNNING - 1]}…"


def tell_foreign(text: str, reader: str) -> str:
    """Return the language of a text that is written in another one than its reader's, else nothing."""
    language = written_in(text)
    return language if language and language != reader else ""
