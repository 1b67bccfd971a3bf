"""Which country a name belongs to: the one in its title or right before it, and the word that says so."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from dyads.model import Mode, Span

if TYPE_CHECKING:
    from dyads.registry import Registry
    from dyads.text.candidates.records import Found
    from dyads.text.folding import Folded

_ABROAD = re.compile(r"(?:\b(?:to|in|with|on|at|near) (?:the )?|주|駐)$")  # ambassador to Japan
_FIRST = re.compile(
    r"(?:(?:an?|the|his|her|former|then|acting|current|new|incoming|late|senior|top)[ -])*|(?:전|현|신임|당시) |[元前新]",
    re.IGNORECASE,
)


class Country(NamedTuple):
    """Where a state, or a body that only one state has, is named."""

    span: Span
    code: str
    is_noun: bool  # Japan, not Japanese, US or White House


def find_countries(
    folded: Folded, mentions: Sequence[Mapping[str, Any]], registry: Registry
) -> list[Country]:
    """Return where the document says a country, in the folded text."""
    found = []
    for row in mentions:
        of_state = is_state(row, registry)
        if of_state or (row["actor"], row["surface"]) in _own_names(registry):
            span = Span(folded.find(row["start"]), folded.find(row["end"]))
            written = row["surface"]
            is_noun = of_state and row["mode"] == Mode.NAME and written.isascii() and not written.isupper()
            found.append(Country(span, registry.actors[row["actor"]].country, is_noun))
    return found


def country_of(name: Found, flat: str, countries: Sequence[Country]) -> tuple[str | None, str | None]:
    """Return the country whose title it is, or that stands right before or at the head of a name, and the word for it."""
    heads = {name.start, name.role.start if name.role else name.start}
    for span, code, is_noun in countries:
        at_head = span.start in heads or any(
            _is_between(flat[span.end : head]) for head in heads if head >= span.end
        )
        owns_title = name.role is not None and span in name.role and _owns(flat, span, name.role)
        is_topic = owns_title and is_noun and flat[span.end] == " "  # a Russia adviser, a North Korea expert
        abroad = _ABROAD.search(flat[max(0, span.start - 12) : span.start])
        if (at_head or owns_title) and not abroad and not is_topic:
            return code, span.of(flat)
    return None, None


def is_state(row: Mapping[str, Any], registry: Registry) -> bool:
    """Say whether a mention is of a state."""
    return row["actor"] is not None and registry.actors[row["actor"]].type == "state"


def _owns(flat: str, state: Span, role: Span) -> bool:
    """Say whether a title is that of a state or body in it: "a [Japanese] analyst", "foreign minister of the [Philippines]"."""
    before, after = flat[role.start : state.start], flat[state.end : role.end].strip(" ,")
    return bool(_FIRST.fullmatch(before)) or (not after and before.endswith((" of ", " of the ")))


def _is_between(gap: str) -> bool:
    """Say whether what stands between a state and a title or name joins the two: "Japan[ ]", "Japan['s ]", "日本[の]"."""
    return gap in {"", " ", "'s ", "' ", "の", "·"}


@lru_cache(maxsize=4)
def _own_names(registry: Registry) -> frozenset[tuple[str, str]]:
    """Return the names of bodies of a state that name nothing else: White House, but not Foreign Ministry."""
    bodies = [
        actor for actor in registry.actors.values() if actor.type != "person" and registry.state(actor.id)
    ]
    listed = [(actor.id, name) for actor in bodies for name in actor.names.values()]
    listed += [(actor.id, alias.text) for actor in bodies for alias in actor.aliases if not alias.ambiguous]
    return frozenset(listed)
