"""What to change in a chart that was drawn for one width, so that it is the same chart drawn for another."""

from __future__ import annotations

from typing import Any


def find_patch(before: Any, after: Any) -> Any:
    """Return what turns `before` into `after`: the parts that differ, by key, or by place in a list.

    None removes a part, as in a JSON merge patch (RFC 7396); a part that is new or wholly another stands in a list of one.
    """
    if isinstance(before, dict) and isinstance(after, dict):
        return _compare(before, after)
    if isinstance(before, list) and isinstance(after, list):
        return _compare(
            *({str(place): part for place, part in enumerate(parts)} for parts in (before, after))
        )
    return [after]


def _compare(before: dict[str, Any], after: dict[str, Any]) -> dict[str, Any]:
    gone = {key: None for key in before if key not in after}
    new = {key: [part] for key, part in after.items() if key not in before}
    changed = {
        key: find_patch(before[key], part)
        for key, part in after.items()
        if key in before and before[key] != part
    }
    return gone | new | changed
