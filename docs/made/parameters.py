"""Every parameter of a params file, from the model that checks it."""

from __future__ import annotations

import json
import re
import types
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from annotated_types import Ge, Le
from pydantic.fields import FieldInfo

from dyads.parameters import is_tagged, read_cells, read_parameters_cell, read_source
from dyads.params import EDITION, Known
from made.markdown import code, table

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
_PLAIN = {
    str: "text",
    int: "whole number",
    float: "number",
    bool: "true or false",
    type(None): "nothing",
    Any: "any value",
}


def write_parameters() -> str:
    """Return the parameters in two sections: of the edition, and of what its notebook counts."""
    fields = Known.model_fields
    edition = [name for name in fields if name in EDITION]
    notebook = [name for name in fields if name not in EDITION]
    return "\n\n".join(
        [
            "## Of the edition\n\nThese hold whatever the notebook takes.",
            _list((name, fields[name]) for name in edition),
            "## Of what is counted\n\nA notebook takes those that its `parameters` cell names.",
            _list((name, fields[name]) for name in notebook),
            "## Of one notebook alone\n\nBeside those above, as its `parameters` cell says them. One of your own may have any.",
            table(("notebook", "parameter", "says", "default"), _list_own()),
        ]
    )


def _list_own() -> Iterable[tuple[str, str, str, str]]:
    """Yield what a notebook that ships takes and no other does; `as_of` comes from the command line."""
    for notebook in sorted(NOTEBOOKS.glob("*.ipynb")):
        cell = read_source(next(filter(is_tagged, read_cells(notebook))))
        said = dict(re.findall(r"^(\w+):.*?  # (.*)$", cell, re.MULTILINE))
        for name, parameter in read_parameters_cell(notebook).items():
            if name not in Known.model_fields and name != "as_of":
                default = code(json.dumps(parameter.default, ensure_ascii=False)) if parameter.default else ""
                yield code(notebook.stem), code(name), said.get(name, ""), default


def _list(fields: Iterable[tuple[str, FieldInfo]]) -> str:
    rows = [(code(name), field.description or "", _bound(field), _default(field)) for name, field in fields]
    return table(("parameter", "says", "value", "default"), rows)


def _bound(field: FieldInfo) -> str:
    """Return the type, and between which numbers."""
    low = next((str(rule.ge) for rule in field.metadata if isinstance(rule, Ge)), "")
    high = next((str(rule.le) for rule in field.metadata if isinstance(rule, Le)), "")
    between = f", {low} to {high}" if low and high else f", {low} or more" if low else ""
    return name_type(field.annotation) + between


def name_type(kind: Any) -> str:
    """Return what may be written there, in words."""
    if kind in _PLAIN:
        return _PLAIN[kind]
    origin, inner = get_origin(kind), get_args(kind)
    if origin is Literal:
        return ", ".join(code(str(choice)) for choice in inner)
    if origin is Annotated:
        return name_type(inner[0])
    if origin in {Union, types.UnionType}:
        return " or ".join(name_type(one) for one in inner if one is not type(None))
    if origin is list:
        return f"list of {name_type(inner[0])}"
    return (
        f"`name: {'value' if inner[1] is Any else name_type(inner[1])}`".replace("``", "`")
        if origin is dict
        else str(kind)
    )


def _default(field: FieldInfo) -> str:
    if field.is_required():
        return "the file's name"
    return (
        ""
        if field.default is None or field.default in ({}, [])
        else code(json.dumps(field.default, ensure_ascii=False).strip('"'))
    )
