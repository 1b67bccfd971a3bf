"""What a reader calls the values of a table: how a day is known and how exactly, what kind of quotation, which form of a name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dyads.language import Speaker, message

BASES = {"stated": message("stated"), "inferred": message("inferred"), "unknown": message("unknown")}
WIDTHS = {
    "one day": message("one day"),
    "a week": message("a week"),
    "a month": message("a month"),
    "a year": message("a year"),
    "longer": message("longer"),
    "open": message("open"),
}
KINDS = {"full": message("full"), "partial": message("partial")}
MODES = {
    "name": message("name"),
    "metonym": message("metonym"),
    "compound": message("compound"),
    "adjective": message("adjective"),
    "office": message("office"),
}


def say_all(values: Iterable[str], terms: Mapping[str, str], say: Speaker) -> list[str]:
    """Return each value in the reader's words."""
    return [say(terms[str(value)]) for value in values]
