"""What keeps a notebook from becoming an edition, or the same one tomorrow: told as place, value and cure."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.machinery import PathFinder
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from dyads.errors import NotebookError, ParamsError
from dyads.parameters import is_tagged, parse_code, read_cells, read_source
from dyads.workspace.declarations import find_declared, find_wrong_declarations

_STEPS = {
    ast.FunctionDef: "defines a function",
    ast.AsyncFunctionDef: "defines a function",
    ast.ClassDef: "defines a class",
    ast.Lambda: "defines a function",
    ast.For: "loops",
    ast.AsyncFor: "loops",
    ast.While: "loops",
    ast.If: "decides",
    ast.Match: "decides",
    ast.With: "opens something",
    ast.AsyncWith: "opens something",
    ast.Try: "catches errors",
}


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell of code: where it stands, what it says, and that as Python, which is empty where it is none."""

    place: str
    source: str
    code: ast.Module
    broken: str | None  # why it is no Python
    parameters: bool
    stored: bool


def check_notebook(notebook: Path, folder: Path) -> None:
    """Raise NotebookError with everything at once that keeps a notebook from being an edition.

    `folder` is where its kernel starts: modules that lie there can be imported.
    """
    try:
        cells = [_read(number, cell) for number, cell in _code_cells(notebook)]
    except ParamsError as error:
        raise NotebookError(str(notebook), error.faults) from error
    if faults := list(_find_faults(cells, folder)):
        raise NotebookError(str(notebook), faults)


def _code_cells(notebook: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield the cells of code, each with its number among all cells from the top, from 1."""
    for number, cell in enumerate(read_cells(notebook), 1):
        if cell.get("cell_type") == "code":
            yield number, cell


def _read(number: int, cell: dict[str, Any]) -> _Cell:
    source, broken, code = read_source(cell), None, ast.Module([], [])
    try:
        code = parse_code(_without_magic(source))
    except SyntaxError as error:
        broken = f"line {error.lineno or 1}: is no Python: {error.msg}"
    name = f" ({cell['id']})" if cell.get("id") else ""
    return _Cell(
        place=f"cell {number}{name}",
        source=source,
        code=code,
        broken=broken,
        parameters=is_tagged(cell),
        stored=bool(cell.get("outputs")) or cell.get("execution_count") is not None,
    )


def _without_magic(source: str) -> str:
    """Return the cell as Python: IPython's `%time` and `!ls` as the calls they stand for."""
    if not any(line.lstrip().startswith(("%", "!")) for line in source.splitlines()):
        return source
    from IPython.core.inputtransformer2 import TransformerManager  # noqa: PLC0415 - slow, and seldom needed

    return str(TransformerManager().transform_cell(source))  # type: ignore[no-untyped-call]  # IPython's gap


def _find_faults(cells: Sequence[_Cell], folder: Path) -> Iterator[str]:
    yield from _find_faults_of_parameters(cells)
    for cell in cells:
        if cell.stored:
            yield f"{cell.place}: holds what an earlier run put out; clear it: Edit, Clear Outputs of All Cells"
        if cell.broken:
            yield f"{cell.place}, {cell.broken}; mend it"
        if not cell.parameters:
            yield from _find_steps(cell)
        yield from _find_missing(cell, folder)


def _find_faults_of_parameters(cells: Sequence[_Cell]) -> Iterator[str]:
    """Yield what is wrong with the cell of parameters, and which of them nothing reads."""
    tagged = [cell for cell in cells if cell.parameters]
    if not tagged:
        yield "has no cell tagged 'parameters'; tag the one that holds the defaults (Property Inspector, Cell Tags)"
        return
    first, *others = tagged
    for other in others:
        yield f"{other.place}: is a second cell tagged 'parameters', which nothing fills; put its lines into {first.place}"
    yield from (f"{first.place}, {fault}" for fault in find_wrong_declarations(first.source, first.code))
    if any(cell.broken for cell in cells):
        return  # what is no Python may read any of them
    read = {
        node.id
        for cell in cells
        if cell is not first
        for node in ast.walk(cell.code)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)
    }
    for line, name in find_declared(first.code):
        if name not in read:
            yield f"{first.place}, line {line}: nothing reads {name!r}; use it, or take the line away"


def _find_steps(cell: _Cell) -> Iterator[str]:
    """Yield the first line at which a cell does each kind of what deserves a name and a test elsewhere."""
    told = set()
    for node in ast.walk(cell.code):
        step = _STEPS.get(type(node))
        if step and step not in told:
            told.add(step)
            line = getattr(node, "lineno", 1)
            yield f"{cell.place}, line {line}: {step}; put that into a module of your own, and import it"


def _find_missing(cell: _Cell, folder: Path) -> Iterator[str]:
    """Yield the imports of what is not installed."""
    for node in ast.walk(cell.code):
        match node:
            case ast.Import(names=names):
                wanted = [alias.name for alias in names]
            case ast.ImportFrom(module=str(module), level=0):
                wanted = [module]
            case _:
                continue
        for name in dict.fromkeys(name.partition(".")[0] for name in wanted):
            if not _is_found(name, folder):
                yield f"{cell.place}, line {node.lineno}: imports {name!r}, which is not installed; install it where dyads is"


def _is_found(module: str, folder: Path) -> bool:
    return (
        module in sys.modules
        or find_spec(module) is not None
        or PathFinder.find_spec(module, [str(folder)]) is not None
    )
