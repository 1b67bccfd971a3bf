"""What a page says of itself before anything else: that it is restated, rests on too little, or is not whole."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dyads.language import message, speaking

_PARTS = {
    "corpus": message("articles"),
    "notebook": message("the notebook"),
    "params": message("the parameters"),
    "registry": message("the registry"),
    "version": message("the program"),
}


def say_restated(language: str, revision: int, because: Iterable[str]) -> str:
    """Say which revision this is and what has changed since the one it replaces."""
    say = speaking(language)
    changed = say.joined([say(_PARTS[name]) if name in _PARTS else name for name in because])
    return say(
        "Revision {number}. It replaces an earlier one; what has changed: {changed}.",
        number=revision,
        changed=changed,
    )


def say_insufficient(language: str, short: Mapping[str, tuple[int, int]]) -> str:
    """Say of what there is less than was required: name → (what there is, what was required)."""
    say = speaking(language)
    lacks = [
        say("{there:article|articles} instead of {least}", there=there, least=least)
        if name == "documents"
        else say("{there:day|days} with articles instead of {least}", there=there, least=least)
        for name, (there, least) in short.items()
    ]
    return say("Insufficient: {lacks}. Read these numbers with care.", lacks=say.joined(lacks))


def say_failed(language: str, cell: int | None, reason: str) -> str:
    """Say that the edition could not be finished, where and why: the first line of the reason."""
    say = speaking(language)
    first = reason.partition("\n")[0].removeprefix(f"cell {cell} failed: ")
    if cell is None:
        return say("This edition could not be made: {reason}", reason=first)
    return say("This edition is not whole. Cell {cell} failed: {reason}", cell=cell, reason=first)
