"""Every table with its grain, key and columns, from the schemas that check them."""

from __future__ import annotations

import pyarrow as pa

from dyads import tables
from made.markdown import code, table

_NAMES = {pa.string(): "text", pa.bool_(): "true or false", pa.date32(): "day", pa.float64(): "number"}


def write_tables() -> str:
    """Return a section for each table: those of the documents first, then those of the measures."""
    return "\n\n".join(_describe(name, schema) for name, schema in find_schemas().items())


def find_schemas() -> dict[str, tables.Schema]:
    """Return the public schemas, by the name they have in `dyads.tables`, in the order in which they stand there."""
    public = {
        schema.name: (name, schema)
        for name in tables.__all__
        if isinstance(schema := getattr(tables, name), tables.Schema)
    }
    order = [schema.name for schema in tables.TABLES]
    return dict(
        sorted(public.values(), key=lambda pair: order.index(pair[1].name) if pair[1].name in order else -1)
    )


def _describe(name: str, schema: tables.Schema) -> str:
    key = ", ".join(map(code, schema.key)) or "none"
    rows = [(code(c.name), name_type(c.type), c.meaning, "" if c.required else "yes") for c in schema.columns]
    head = f"## {schema.name}\n\n{schema.grain.capitalize()}. Key: {key}. In Python: `dyads.tables.{name}`."
    return f"{head}\n\n" + table(("column", "type", "holds", "may be missing"), rows)


def name_type(kind: pa.DataType) -> str:
    """Return what people call the type: text, day, number, a list of one of them."""
    if kind in _NAMES:
        return _NAMES[kind]
    if pa.types.is_integer(kind):
        return "whole number"
    if pa.types.is_map(kind):
        return f"{name_type(kind.key_type)} by {name_type(kind.item_type)}"
    if pa.types.is_list(kind):
        return f"list of {name_type(kind.value_type)}"
    if pa.types.is_struct(kind):
        return f"({', '.join(field.name for field in kind)})"
    return str(kind)
