"""Rules that read a name by the words around it, tried one after another."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

import regex

from dyads.model import Sense

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
        ends_a_line = before.endswith("\n")  # a rule's end may be before it
        for rule, is_sure in self._behind(_last_word(before)):
            fits = is_sure or rule.stands_behind(before, ends_a_line=ends_a_line)
            if fits and (rule.after is None or rule.after.match(after)):
                return rule.reading
        raise AssertionError("the last rule fits everything")

    def behind(self, before: str) -> tuple[_Backwards, ...]:
        """Return the rules that may fit behind words that end so."""
        return tuple(rule for rule, _ in self._behind(_last_word(before)))

    def settle(self, before: str, behind: str) -> Reading | None:
        """Return the reading of a name between two words, or None where it takes more of the text to know.

        The word before stands between its spaces, the word behind with whatever ends it; both are as `read` is given them.
        """
        for rule, is_sure in self._behind(before):
            if is_sure and rule.is_sure_before(behind):
                return rule.reading
            if rule.may_fit(behind):
                return None
        return None

    def _that_may_fit_behind(self, word: str) -> tuple[tuple[_Backwards, bool], ...]:
        """Return the rules that may fit behind a word between its spaces, and whether what stands before can change that."""
        if word.endswith("\n"):
            return tuple((rule, rule.before is None) for rule in self.all)
        return tuple(
            (rule, rule.is_sure_behind(word))
            for rule in self.all
            if rule.before is None or rule.before.match(word, partial=True)
        )


class _Backwards:
    """A rule with what stands before the name as a pattern that is matched from its end."""

    __slots__ = ("_after", "_sees_after", "_sees_before", "after", "before", "reading")

    def __init__(self, rule: Rule) -> None:
        self.before = rule.before and regex.compile(rule.before.pattern, regex.REVERSE)
        self.after = rule.after
        self.reading = Reading(rule.sense, rule.name, rule.weak)
        self._after = rule.after and regex.compile(rule.after.pattern)  # which can say that it may go on
        self._sees_before = bool(rule.before and _SEES_FURTHER.search(rule.before.pattern.removesuffix("$")))
        self._sees_after = bool(rule.after and _SEES_FURTHER.search(rule.after.pattern))

    def stands_behind(self, before: str, *, ends_a_line: bool) -> bool:
        """Say whether it fits behind the words."""
        if self.before is None:
            return True
        return (self.before.search if ends_a_line else self.before.match)(before) is not None

    def is_sure_behind(self, word: str) -> bool:
        """Say whether it fits behind the word between its spaces, whatever stands before it."""
        if self.before is None:
            return True
        return word.startswith(" ") and not self._sees_before and self.before.match(word) is not None

    def is_sure_before(self, word: str) -> bool:
        """Say whether it fits before the word with what ends it, whatever stands behind it."""
        if self._after is None:
            return True
        found = None if self._sees_after else self._after.match(word)
        return found is not None and found.end() < len(word)

    def may_fit(self, behind: str) -> bool:
        """Say whether it may fit before the word."""
        return self._after is None or self._after.match(behind, partial=True) is not None


# A match of a pattern without any of these stays one whatever stands around it: it looks at nothing but what it holds.
_SEES_FURTHER = re.compile(r"\(\?[=!<]|[$^]")


def _last_word(before: str) -> str:
    """Return the last word between its spaces, and the one before an article, which says little."""
    cut = before.rfind(" ", 0, -1)
    if before.startswith(" the ", cut):
        cut = before.rfind(" ", 0, cut)
    return before[max(cut, 0) :]
