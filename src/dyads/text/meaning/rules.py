"""Rules that read a name by the words around it, tried one after another."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import regex

from dyads.model import Sense

if TYPE_CHECKING:
    import re

_WORDS = 1 << 16  # as many words are remembered with the rules that may fit behind them


@dataclass(frozen=True, slots=True)
class Reading:
    """A sense and the rule that decided; a `weak` one gives way to what a neighbour in the same list is."""

    sense: Sense
    rule: str
    weak: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """What must stand before a name, in lower case, and behind it, for it to be read in a sense."""

    name: str
    sense: Sense
    before: re.Pattern[str] | None = None
    after: re.Pattern[str] | None = None
    weak: bool = False


class Rules:
    """Rules in their order; the last one fits everything.

    What stands before a name is read backwards from it, so that most rules fail at the first letter. Which of them can
    fit behind a word at all is asked once for each word, and few can.
    """

    def __init__(self, *rules: Rule) -> None:
        self.all = tuple(_Backwards(rule) for rule in rules)
        self._behind = lru_cache(maxsize=_WORDS)(self._that_may_fit_behind)

    def read(self, before: str, after: str) -> Reading:
        """Return the reading of a name between the two by the first rule that fits."""
        for rule in self.behind(before):
            if (rule.before is None or rule.before.search(before)) and (
                rule.after is None or rule.after.match(after)
            ):
                return rule.reading
        raise AssertionError("the last rule fits everything")

    def behind(self, before: str) -> tuple[_Backwards, ...]:
        """Return the rules that may fit behind words that end so."""
        return self._behind(_last_word(before))

    def _that_may_fit_behind(self, word: str) -> tuple[_Backwards, ...]:
        if word.endswith("\n"):  # a rule's end may be before it
            return self.all
        return tuple(
            rule for rule in self.all if rule.before is None or rule.before.match(word, partial=True)
        )


class _Backwards:
    """A rule with what stands before the name as a pattern that is matched from its end."""

    __slots__ = ("after", "before", "reading")

    def __init__(self, rule: Rule) -> None:
        self.before = rule.before and regex.compile(rule.before.pattern, regex.REVERSE)
        self.after = rule.after
        self.reading = Reading(rule.sense, rule.name, rule.weak)


def _last_word(before: str) -> str:
    """Return the last word with the space behind it, and the one before an article, which says little."""
    cut = before.rfind(" ", 0, -1) + 1
    if before.startswith("the ", cut):
        cut = before.rfind(" ", 0, max(cut - 1, 0)) + 1
    return before[cut:]
