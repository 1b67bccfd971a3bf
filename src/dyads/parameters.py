"""What a notebook can be given: the lines of its cell tagged `parameters`, with their types and defaults."""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from dyads.errors import ParamsError

_TYPES = {"str": str, "int": int, "float": float, "bool": bool, "list": list, "dict": dict, "date": date}
_DEEPEST = 60  # expressions in expressions; those of notebooks have some ten


@dataclass(frozen=True, slots=True)
class Parameter:
    """One line of a parameters cell: its type (Any where the cell does not say) and its default."""

    type: Any
    default: Any


def read_parameters_cell(notebook: Path) -> dict[str, Parameter]:
    """Return what the notebook's cell tagged `parameters` declares; its annotations are the types."""
    tagged = [cell for cell in read_cells(notebook) if is_tagged(cell)]
    if not tagged:
        raise ParamsError(
            str(notebook), ["has no cell tagged 'parameters'; tag the one that holds the defaults"]
        )
    try:
        return dict(_declarations(parse_code(read_source(tagged[0]))))
    except (SyntaxError, TypeError, ValueError) as error:
        fault = f"its parameters cell must hold only lines such as `top: int = 15`: {error}"
        raise ParamsError(str(notebook), [fault]) from error


def read_cells(notebook: Path) -> list[dict[str, Any]]:
    """Return the cells of a notebook as they are stored."""
    try:
        cells = list(json.loads(notebook.read_text(encoding="utf-8"))["cells"])
    except OSError as error:
        raise ParamsError(
            str(notebook), [f"cannot be opened: {error.strerror}; name a notebook (.ipynb)"]
        ) from error
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise ParamsError(str(notebook), [f"is not a notebook: {error}"]) from error
    if broken := [number for number, cell in enumerate(cells, 1) if not _is_cell(cell)]:
        numbers = ", ".join(map(str, broken))
        raise ParamsError(
            str(notebook), [f"is not a notebook: no source, or no tags, can be read in cell {numbers}"]
        )
    return cells


def _is_cell(cell: Any) -> bool:
    """Say whether a cell has a source, whole or in lines, and tags, if any, that are a list."""
    if not isinstance(cell, dict) or not isinstance(metadata := cell.get("metadata", {}), dict):
        return False
    source = cell.get("source")
    whole = isinstance(source, str) or (
        isinstance(source, list) and all(isinstance(line, str) for line in source)
    )
    return whole and isinstance(metadata.get("tags", []), list)


def is_tagged(cell: dict[str, Any]) -> bool:
    """Say whether the cell is one of parameters."""
    return "parameters" in cell.get("metadata", {}).get("tags", [])


def read_source(cell: dict[str, Any]) -> str:
    """Return the text of a cell, which is stored whole or in lines."""
    return "".join(cell["source"])


def parse_code(source: str) -> ast.Module:
    """Return a cell as Python, or raise SyntaxError; what is nested deeper than anybody reads is none."""
    try:
        code = ast.parse(source)
    except (ValueError, RecursionError, MemoryError) as error:  # zero bytes; brackets in brackets
        raise SyntaxError(str(error) or "nested too deep") from error
    layer: list[ast.AST] = [code]
    for _ in range(_DEEPEST):
        layer = [child for node in layer for child in ast.iter_child_nodes(node)]
    if layer:
        raise SyntaxError(f"nested more than {_DEEPEST} deep")
    return code


def read_type(annotation: ast.expr) -> Any:  # noqa: C901, PLR0911 - a form of annotation a case
    """Return the type that an annotation names; raise ValueError where none can be checked against.

    `"Optional[str]"` and `"Union[str, dict]"`, in quotes, need no import and are seen by papermill, which passes over `str | None`.
    """
    match annotation:
        case ast.Name(id=name) if name in _TYPES:
            return _TYPES[name]
        case ast.Constant(value=None):
            return None
        case ast.Constant(value=str(quoted)):
            match parse_code(quoted).body:
                case [ast.Expr(value=inner)]:
                    return read_type(inner)
            raise ValueError(f"{quoted!r} is no type")
        case ast.BinOp(left=left, op=ast.BitOr(), right=right):
            return read_type(left) | read_type(right)
        case ast.Subscript(value=ast.Name(id="Optional"), slice=item):
            return read_type(item) | None
        case ast.Subscript(value=ast.Name(id="Union"), slice=ast.Tuple(elts=[first, *others])):
            type_ = read_type(first)
            for other in others:
                type_ |= read_type(other)
            return type_
        case ast.Subscript(value=ast.Name(id="list"), slice=item):
            return list[read_type(item)]  # type: ignore[misc]  # built at run time from the notebook's own annotation
        case ast.Subscript(value=ast.Name(id="dict"), slice=ast.Tuple(elts=[key, value])):
            return dict[read_type(key), read_type(value)]  # type: ignore[misc]  # the same
        case _:
            raise ValueError(
                f"the type {ast.unparse(annotation)!r} is not one of {', '.join(_TYPES)}, or made of them"
            )


def _declarations(cell: ast.Module) -> Iterator[tuple[str, Parameter]]:
    for line in cell.body:
        match line:
            case ast.AnnAssign(target=ast.Name(id=name), annotation=annotation, value=ast.expr() as value):
                yield name, Parameter(read_type(annotation), ast.literal_eval(value))
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                default = ast.literal_eval(value)
                yield name, Parameter(Any if default is None else type(default), default)
            case ast.Expr(value=ast.Constant()):
                continue
            case _:
                raise ValueError(f"line {line.lineno} is something else")
