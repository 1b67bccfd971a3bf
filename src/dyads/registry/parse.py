"""YAML → plain values; refuses what YAML lets pass: keys given twice and tags that make objects."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Hashable

    from dyads.registry.source import Source


def parse(source: Source) -> tuple[dict[str, Any], list[str]]:
    """Return what the file says and what is wrong with it as YAML."""
    loader = _Loader(source.content)
    try:
        document = loader.get_single_data()
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        return {}, [
            f"{source.place}{_line(error)}: is no YAML ({_problem(error)}); correct it there or just above"
        ]
    finally:
        loader.dispose()
    faults = [f"{source.place}, {fault}" for fault in loader.faults]
    if document is None:
        return {}, faults
    if not isinstance(document, dict):
        return {}, [
            *faults,
            f"{source.place}: must be keys such as 'actors:' at the top, not a {_kind(document)}",
        ]
    return document, faults


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]  # C where PyYAML was built with it
    def __init__(self, content: bytes) -> None:
        super().__init__(content)
        self.faults: list[str] = []

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:  # noqa: FBT001, FBT002  # PyYAML's signature
        seen = set()
        for key in (key for key, _ in node.value if isinstance(key, yaml.ScalarNode)):
            if key.value in seen:
                self.faults.append(
                    f"line {key.start_mark.line + 1}: {key.value!r} is given twice; remove one"
                )
            seen.add(key.value)
        return dict(super().construct_mapping(node, deep))

    def refuse(self, node: yaml.Node) -> None:
        self.faults.append(
            f"line {node.start_mark.line + 1}: tag {node.tag!r} is refused; write plain text, numbers, lists and keys"
        )

    def day(self, node: yaml.ScalarNode) -> date | datetime | str:
        try:
            moment: date | datetime = self.construct_yaml_timestamp(node)
        except ValueError:  # 2015-02-30: looks like a day and is none; the check of its key says so
            return str(node.value)
        return moment


_Loader.add_constructor(None, _Loader.refuse)
_Loader.add_constructor("tag:yaml.org,2002:timestamp", _Loader.day)


def _line(error: Exception) -> str:
    mark = getattr(error, "problem_mark", None)
    return f", line {mark.line + 1}" if mark else ""


def _problem(error: Exception) -> str:
    return getattr(error, "problem", None) or getattr(error, "reason", None) or str(error)


def _kind(document: Any) -> str:
    return "list" if isinstance(document, list) else "single value"
