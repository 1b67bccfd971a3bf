"""Lists of words, as they stand in the rules of the text room."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """Return the words of a list that spaces divide."""
    return frozenset(text.split())


def any_of(text: str) -> str:
    """Return a regular expression for any of the words; each may be an expression itself."""
    return f"(?:{'|'.join(text.split())})"
