"""What may stand where in an entry: small shapes, put together to larger ones.

A shape yields what is wrong with a value. `where` is the way to it inside its entry, such as `roles[0].from`.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from typing import Any

Shape = Callable[[Any, str], Iterator[str]]


def anything(value: Any, where: str) -> Iterator[str]:  # noqa: ARG001  # the shape of what is checked elsewhere
    return iter(())


def text(value: Any, where: str) -> Iterator[str]:
    if not isinstance(value, str):
        yield f"{where}: must be text, not {_shown(value)}; put it in quotes"
    elif not value.strip():
        yield f"{where}: must be text, not ''; write it or remove it"


def flag(value: Any, where: str) -> Iterator[str]:
    if not isinstance(value, bool):
        yield f"{where}: must be true or false, not {_shown(value)}"


def day(value: Any, where: str) -> Iterator[str]:
    if not isinstance(value, date) or isinstance(value, datetime):
        yield f"{where}: must be a day of the calendar such as 2015-04-17, not {_shown(value)}"


def day_or_open(value: Any, where: str) -> Iterator[str]:
    if value is not None:
        yield from day(value, where)


def matching(pattern: str, meaning: str) -> Shape:
    def shape(value: Any, where: str) -> Iterator[str]:
        if not isinstance(value, str) or not re.fullmatch(pattern, value):
            yield f"{where}: must be {meaning}, not {_shown(value)}"

    return shape


def one_of(*options: str | int) -> Shape:
    def shape(value: Any, where: str) -> Iterator[str]:
        if value not in options:
            yield f"{where}: {_shown(value)} is unknown; {did_you_mean(value, options)}"

    return shape


def list_of(inner: Shape) -> Shape:
    def shape(value: Any, where: str) -> Iterator[str]:
        if isinstance(value, list):
            for number, item in enumerate(value):
                yield from inner(item, f"{where}[{number}]")
        else:
            yield f"{where}: must be a list such as [a, b], not {_shown(value)}"

    return shape


def map_of(key: Shape, inner: Shape, *, required: Iterable[str] = ()) -> Shape:
    def shape(value: Any, where: str) -> Iterator[str]:
        if not isinstance(value, dict):
            yield f"{where}: must be keys with values such as {{key: value}}, not {_shown(value)}"
            return
        for name, item in value.items():
            yield from key(name, f"{where}, key {name}")
            yield from inner(item, f"{where}.{name}")
        yield from (f"{where}.{name}: missing; add it" for name in required if name not in value)

    return shape


def keys(required: dict[str, Shape], optional: dict[str, Shape]) -> Shape:
    known = required | optional

    def shape(value: Any, where: str) -> Iterator[str]:
        if not isinstance(value, dict):
            yield f"{where}: must be keys with values such as {{key: value}}, not {_shown(value)}"
            return
        path = f"{where}." if where else ""
        for name, item in value.items():
            if name in known:
                yield from known[name](item, f"{path}{name}")
            else:
                yield f"{path}{name}: unknown; {did_you_mean(name, known)}"
        yield from (f"{path}{name}: missing; add it" for name in required if name not in value)

    return shape


def did_you_mean(given: object, options: Iterable[object]) -> str:
    """Return the cure for a word that is none of the options: the closest of them, or all where they are few."""
    options = sorted(map(str, options))
    if close := difflib.get_close_matches(str(given), options, n=1):
        return f"did you mean {close[0]!r}?"
    if len(options) <= _FEW:
        return f"use one of {', '.join(options)}"
    return "correct it, or add it"


_FEW = 20


def _shown(value: Any) -> str:
    if isinstance(value, list):
        return "a list"
    if isinstance(value, dict):
        return "keys with values"
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    return repr(value) if isinstance(value, str) else str(value)
