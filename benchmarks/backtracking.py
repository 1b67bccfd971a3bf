"""Whether a regular expression of ours takes for ever over a text made for it: every one, pumped where it repeats.

For every repetition in a pattern a text is made that leads up to it, goes on with what it repeats, and fails in the end. Shown are the
patterns for which four times the text takes more than `WORST` times as long (16 is quadratic: one place looked at from every other), or
that give no answer within `PATIENCE`. Whether such a text ever reaches the pattern is for the reader to see: many take bounded lines.
"""

import importlib
import pkgutil
import re
import signal
import time
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from re import _constants as codes
from re import _parser as parser

import dyads

SIZES = (500, 2_000)  # letters
WORST = 30.0
SHORT = 0.01  # seconds that any pattern may take
PATIENCE = 5  # seconds
_LONG = 12  # repetitions from which on one is pumped
_REPEATS = (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT)
_OF_CLASS = {codes.CATEGORY_DIGIT: "1", codes.CATEGORY_SPACE: " ", codes.CATEGORY_WORD: "a"}
_ANY = 'aA1 가あ一.,-("“'


def bench_backtracking() -> None:
    """Print the patterns that backtrack, each with the text it does so on."""
    signal.signal(signal.SIGALRM, _give_up)
    known = dict(_collect())
    for pattern, place in known.items():
        for before, pump in dict.fromkeys(
            _find_pumps(list(parser.parse(pattern.pattern, pattern.flags)), "")
        ):
            seconds = [_time(pattern, f"{(before + pump * size)[:size]}\x01") for size in SIZES]
            if seconds[1] > SHORT and seconds[1] > WORST * seconds[0]:
                print(
                    f"  {place}: {seconds[1]:.2f} s for {before[-20:]!r} and then {pump!r}: {pattern.pattern[:80]}"
                )
                break
    print(f"  {len(known)} patterns looked at")


def _collect() -> Iterator[tuple[re.Pattern[str], str]]:
    """Yield every pattern that a module of ours holds, with the module's name."""
    for module in pkgutil.walk_packages(dyads.__path__, "dyads."):
        if not module.name.endswith(("__main__", ".opener")):
            for value in vars(importlib.import_module(module.name)).values():
                yield from ((pattern, module.name) for pattern in _hold(value, 4))


def _hold(value: object, depth: int) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
        yield value
    elif depth and isinstance(value, (tuple, list, set, frozenset, dict)):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _hold(item, depth - 1)
    elif depth and is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from _hold(getattr(value, field.name), depth - 1)


def _find_pumps(nodes, before) -> Iterator[tuple[str, str]]:
    """Yield what leads up to each long repetition, and what it repeats."""
    for node in nodes:
        kind, content = node
        if kind in _REPEATS:
            _, most, body = content
            if most >= _LONG:
                yield from ((before, sample) for sample in _sample(list(body)))
            yield from _find_pumps(list(body), before)
        else:
            for branch in _list_parts(kind, content):
                yield from _find_pumps(branch, before)
        before += _write([node])


def _list_parts(kind, content) -> list[list]:
    match kind:
        case codes.BRANCH:
            return [list(branch) for branch in content[1]]
        case codes.SUBPATTERN:
            return [list(content[3])]
        case codes.ASSERT | codes.ASSERT_NOT:
            return [list(content[1])]
        case codes.ATOMIC_GROUP:
            return [list(content)]
    return []


def _sample(body) -> list[str]:
    """Return some of what a repetition may be of."""
    if len(body) == 1 and body[0][0] is codes.IN:
        return [letter for letter in _ANY if re.fullmatch(_class_of(body[0][1]), letter)] or [_write(body)]
    if len(body) == 1 and body[0][0] is codes.ANY:
        return list(_ANY)
    return list(dict.fromkeys((_write(body), f"{_write(body)} "))) if _write(body) else []


def _write(nodes) -> str:
    """Return a short text that the nodes match, as far as that is easy to tell."""
    written = ""
    for kind, content in nodes:
        match kind:
            case codes.LITERAL:
                written += chr(content)
            case codes.ANY | codes.NOT_LITERAL:
                written += "a"
            case codes.IN:
                written += next(
                    (letter for letter in _ANY if re.fullmatch(_class_of(content), letter)), _first(content)
                )
            case _ if kind in _REPEATS:
                written += _write(list(content[2])) * content[0]
            case codes.BRANCH | codes.SUBPATTERN | codes.ATOMIC_GROUP:
                written += _write(_list_parts(kind, content)[0])
    return written


def _class_of(items) -> str:
    """Return a class of characters as it is written, from what the parser made of it."""
    names = {codes.CATEGORY_DIGIT: r"\d", codes.CATEGORY_SPACE: r"\s", codes.CATEGORY_WORD: r"\w"}
    names |= {
        codes.CATEGORY_NOT_DIGIT: r"\D",
        codes.CATEGORY_NOT_SPACE: r"\S",
        codes.CATEGORY_NOT_WORD: r"\W",
    }
    parts = []
    for kind, content in items:
        match kind:
            case codes.NEGATE:
                parts.append("^")
            case codes.LITERAL:
                parts.append(re.escape(chr(content)))
            case codes.RANGE:
                parts.append(f"{re.escape(chr(content[0]))}-{re.escape(chr(content[1]))}")
            case codes.CATEGORY:
                parts.append(names[content])
    return f"[{''.join(parts)}]"


def _first(items) -> str:
    kind, content = items[0]
    return (
        chr(content)
        if kind is codes.LITERAL
        else chr(content[0])
        if kind is codes.RANGE
        else _OF_CLASS.get(content, ".")
    )


def _time(pattern, text) -> float:
    """Return the seconds of a processor that it takes to look for a pattern from every place; as good as for ever where it is too long."""
    begin = time.process_time()
    signal.alarm(PATIENCE)
    try:
        for _ in pattern.finditer(text):
            pass
    except TimeoutError:
        return 1_000.0
    finally:
        signal.alarm(0)
    return max(time.process_time() - begin, 1e-5)


def _give_up(*_: object) -> None:
    raise TimeoutError
