"""What is wrong with the lines of a parameters cell: no type, no plain value, or out of sight of papermill."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from papermill.translators import PythonTranslator
from pydantic import TypeAdapter, ValidationError

from dyads.parameters import read_type


def find_declared(cell: ast.Module) -> Iterator[tuple[int, str]]:
    """Yield line and name of each parameter that the cell declares."""
    for line in cell.body:
        match line:
            case (
                ast.AnnAssign(target=ast.Name(id=name), value=ast.expr())
                | ast.Assign(targets=[ast.Name(id=name)])
            ):
                yield line.lineno, name


def find_wrong_declarations(source: str, cell: ast.Module) -> Iterator[str]:
    """Yield what is wrong with each line of a parameters cell."""
    for line in cell.body:
        for fault in _find_wrong(line, source):
            yield f"line {line.lineno}: {fault}"


def _find_wrong(line: ast.stmt, source: str) -> Iterator[str]:
    match line:
        case ast.Expr(value=ast.Constant()):
            return
        case ast.AnnAssign(target=ast.Name(id=name), value=None):
            yield f"{name!r} has no default; write one, such as `{name}: int = 15`"
        case ast.AnnAssign(target=ast.Name(id=name), annotation=annotation, value=ast.expr() as value):
            yield from _find_unlike(name, annotation, value)
            yield from _find_hidden(name, line, source)
        case ast.Assign(targets=[ast.Name(id=name)], value=value):
            yield from _find_untyped(name, value)
            yield from _find_hidden(name, line, source)
        case _:
            yield "is no parameter; write lines such as `top: int = 15` here, and the rest in another cell"


def _find_unlike(name: str, annotation: ast.expr, value: ast.expr) -> Iterator[str]:
    """Yield a type that cannot be checked against, or a default that is not of it."""
    if _is_computed(value):
        yield _say_computed(name, value)
        return
    try:
        type_ = read_type(annotation)
    except (SyntaxError, TypeError, ValueError) as error:
        yield f"{name!r}: {error}"
        return
    written = ast.unparse(annotation).strip("'")
    try:
        TypeAdapter(type_).validate_python(ast.literal_eval(value), strict="date" not in written)
    except ValidationError:
        yield f"{name!r} is {ast.unparse(value)}, which is not of its type {written}; change the one or the other"


def _find_untyped(name: str, value: ast.expr) -> Iterator[str]:
    if _is_computed(value):
        yield _say_computed(name, value)
        return
    default = ast.literal_eval(value)
    type_ = '"Optional[str]"' if default is None else type(default).__name__
    yield f"{name!r} has no type; write `{name}: {type_} = {ast.unparse(value)}`"


def _find_hidden(name: str, line: ast.stmt, source: str) -> Iterator[str]:
    """Yield why papermill's tools, which read a cell line by line, do not see a parameter: with `-p` it is unknown to them."""
    lines = source.splitlines()[line.lineno - 1 : line.end_lineno]
    if len(lines) > 1:
        yield f"papermill does not see {name!r}, for it takes more than one line; write it in one"
    elif lines[0].count("=") > 1:
        yield f"papermill does not see {name!r}, for its line has a second `=`; say the comment or the default without"
    elif not PythonTranslator.PARAMETER_PATTERN.match(lines[0]):
        yield f"""papermill does not see {name!r}, for it does not know `|`; write its type as "Optional[str]" or "Union[str, int]", in quotes"""


def _is_computed(value: ast.expr) -> bool:
    try:
        ast.literal_eval(value)
    except (TypeError, ValueError):
        return True
    return False


def _say_computed(name: str, value: ast.expr) -> str:
    return (
        f"{name!r} is computed, by `{ast.unparse(value)}`; write a plain value, and compute in another cell"
    )
