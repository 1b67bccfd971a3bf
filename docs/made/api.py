"""The public names of Python, with their signatures and what their docstrings say."""

from __future__ import annotations

import dataclasses
import functools
import inspect
import re
from collections.abc import Iterable, Iterator
from typing import Any

import dyads
from dyads import analysis
from dyads.desk.questions import Questions
from made.markdown import fence

GROUPS = {
    "The news": ("open", "explore"),
    "Mentions to tables": (
        "count_",
        "pair_",
        "bin_",
        "cover_",
        "rate_",
        "weigh_",
        "compare_",
        "find_",
        "list_",
        "mention_",
        "add_",
        "name_",
        "mark_",
    ),
    "Choosing": ("select_", "group_", "largest_", "first_"),
    "Tables to figures": ("plot_",),
    "Tables and sentences for readers": ("show_", "write_"),
}
_ALIGNED = re.compile(r"\S {2,}\S")


def write_api() -> str:
    """Return a section for each group of public names, the values that they pass about last."""
    functions = {name: value for name in dyads.__all__ if not isinstance(value := getattr(dyads, name), type)}
    parts = []
    for heading, verbs in GROUPS.items():
        ours = {name: value for verb in verbs for name, value in functions.items() if name.startswith(verb)}
        parts += [
            f"## {heading}",
            *(describe_function(f"dyads.{name}", value) for name, value in ours.items()),
        ]
    classes = [value for name in dyads.__all__ if isinstance(value := getattr(dyads, name), type)]
    parts += [
        "## What can be asked of news",
        *(describe_function(f"News.{name}", verb) for name, verb in find_verbs()),
    ]
    parts += ["## Values", *map(describe_class, classes)]
    return "\n\n".join(parts)


def write_measures() -> str:
    """Return the functions of `dyads.analysis` that have no shorter name."""
    ours = [name for name in analysis.__all__ if name not in dyads.__all__]
    return "\n\n".join(describe_function(f"dyads.analysis.{name}", getattr(analysis, name)) for name in ours)


def find_verbs() -> Iterator[tuple[str, Any]]:
    """Yield the verbs of news, in the order of their file."""
    return _find_functions(Questions)


def describe_function(name: str, function: Any) -> str:
    """Return a function with its signature, by the name it is called by."""
    signature = inspect.signature(function)
    given = [
        one.replace(annotation=_plain(one.annotation))
        for one in signature.parameters.values()
        if one.name != "self"
    ]
    told = signature.replace(parameters=given, return_annotation=_plain(signature.return_annotation))
    return _block("function", f"{name}{told}", to_markdown(function.__doc__))


def describe_class(kind: type) -> str:
    """Return a class with what its values hold."""
    held = [_block("attribute", f"{kind.__name__}.{name}", told) for name, told in _find_held(kind)]
    held += [describe_function(f"{kind.__name__}.{name}", verb) for name, verb in _find_functions(kind)]
    return _block("class", f"dyads.{kind.__name__}", "\n\n".join([to_markdown(kind.__doc__), *held]))


def _find_held(kind: type) -> Iterator[tuple[str, str]]:
    """Yield what a value holds, and what is told of it where it is computed."""
    if dataclasses.is_dataclass(kind):
        yield from ((field.name, "") for field in dataclasses.fields(kind) if not field.name.startswith("_"))
    for name, value in vars(kind).items():
        if isinstance(value, (property, functools.cached_property)) and not name.startswith("_"):
            yield name, to_markdown(value.__doc__)


def _find_functions(kind: type) -> Iterator[tuple[str, Any]]:
    functions = ((name, value) for name, value in vars(kind).items() if inspect.isfunction(value))
    return ((name, function) for name, function in functions if not name.startswith("_"))


def to_markdown(docstring: str | None) -> str:
    """Return a docstring as Markdown: examples and what is set out in columns keep their lines."""
    return "\n\n".join(_paragraph(lines) for lines in _split(inspect.cleandoc(docstring or "")))


def _split(text: str) -> Iterable[str]:
    return (paragraph for paragraph in re.split(r"\n{2,}", text) if paragraph.strip())


def _paragraph(lines: str) -> str:
    if lines.lstrip().startswith(">>>"):
        return fence("pycon", inspect.cleandoc(lines))
    if lines.startswith("    ") or _ALIGNED.search(lines):
        return fence("text", lines)
    return lines


class _Bare(str):
    """An annotation as it stands in the code, without the quotation marks that `inspect` puts round a text."""

    __slots__ = ()

    def __repr__(self) -> str:
        return str(self)


def _plain(annotation: Any) -> Any:
    return _Bare(annotation) if isinstance(annotation, str) else annotation


def _block(kind: str, name: str, body: str) -> str:
    colons = "::::" if kind == "class" else ":::"
    return f"{colons}{{py:{kind}}} {name}\n{body}\n{colons}"
