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
    fit behind a word at all is asked once for each word, and few can; what two words settle is asked once for the two.
    """

    def __init__(self, *rules: Rule) -> None:
        self.all = tuple(_Backwards(rule) for rule in rules)
        self._behind = lru_cache(maxsize=_WORDS)(self._that_may_fit_behind)
        self.settle = lru_cache(maxsize=_WORDS)(self._settle)

    def read(self, before: str, after: str) -> Reading:
        """Return the reading of a name between the two by the first rule that fits."""
        ends_a_line = before.endswith("\n")  # a rule's end may be before it
        for rule in self.behind(before):
            look = rule.before and (rule.before.search if ends_a_line else rule.before.match)
            if (look is None or look(before)) and (rule.after is None or rule.after.match(after)):
                return rule.reading
        raise AssertionError("the last rule fits everything")

    def behind(self, before: str) -> tuple[_Backwards, ...]:
        """Return the rules that may fit behind words that end so."""
        return self._behind(_last_word(before))

    def _settle(self, before: str, behind: str) -> Reading | None:
        """Return the reading of a name between two words, or None where it takes more of the text to know.

        The word before has the space behind it, the word behind whatever ends it; both are as `read` is given them.
        """
        for rule in self._behind(before):
            if rule.fits(before, behind):
                return rule.reading
            if rule.may_fit(behind):
                return None
        return None

    def _that_may_fit_behind(self, word: str) -> tuple[_Backwards, ...]:
        if word.endswith("\n"):  # a rule's end may be before it
            return self.all
        return tuple(
            rule for rule in self.all if rule.before is None or rule.before.match(word, partial=True)
        )


class _Backwards:
    """A rule with what stands before the name as a pattern that is matched from its end."""

    __slots__ = ("_after", "_sees_words", "after", "before", "reading")

    def __init__(self, rule: Rule) -> None:
        self.before = rule.before and regex.compile(rule.before.pattern, regex.REVERSE)
        self.after = rule.after
        self.reading = Reading(rule.sense, rule.name, rule.weak)
        self._after = rule.after and regex.compile(rule.after.pattern)
        before = rule.before.pattern.removesuffix("$") if rule.before else ""
        after = rule.after.pattern if rule.after else ""
        self._sees_words = not any(map(_SEES_FURTHER.search, (before, after)))

    def fits(self, before: str, behind: str) -> bool:
        """Say whether the rule fits a name between the two words whatever stands around them."""
        if not self._sees_words or not (self.before is None or self.before.match(before)):
            return False
        found = self._after is None or self._after.match(behind)
        return found is True or (found is not None and found.end() < len(behind))

    def may_fit(self, behind: str) -> bool:
        """Say whether the rule, which may fit behind the word before the name, may also fit before the one behind it."""
        return self._after is None or self._after.match(behind, partial=True) is not None


# A match of a pattern without any of these stays one whatever stands around it: it looks at nothing but what it holds.
_SEES_FURTHER = re.compile(r"\(\?[=!<]|[$^]")


def _last_word(before: str) -> str:
    """Return the last word between its spaces, and the one before an article, which says little."""
    cut = before.rfind(" ", 0, -1)
    if before.startswith(" the ", cut):
        cut = before.rfind(" ", 0, cut)
    return before[max(cut, 0) :]
