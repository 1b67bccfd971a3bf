"""What `dyads annotate` writes: one JSON object a document (DESIGN.md section 4)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

import pyarrow as pa

from dyads.desk.annotations import AnnotatedCorpus
from dyads.harvest import Found

Row = dict[str, Any]

_KINDS = ("documents", "sentences", "mentions", "quotes", "issues", "dates")


def describe_documents(annotated: AnnotatedCorpus) -> Iterator[Row]:
    """Yield each document with everything found in it, in input order; days as ISO text, offsets in code points."""
    return _describe({kind: getattr(annotated, kind) for kind in _KINDS})


def describe_found(found: Found) -> Iterator[Row]:
    """Yield the same, part by part, however much it is."""
    for parts in zip(*(found.scan(kind) for kind in _KINDS), strict=True):
        yield from _describe(dict(zip(_KINDS, (table for _, table in parts), strict=True)))


def _describe(tables: Mapping[str, pa.Table]) -> Iterator[Row]:
    sentences, mentions, quotes, issues, dates = (
        _by_document(tables[kind]) for kind in ("sentences", "mentions", "quotes", "issues", "dates")
    )
    for document in tables["documents"].to_pylist():
        name = document["id"]
        yield {
            **_pick(document, "id", "source", "sha256", "text", "title"),
            "title_span": _span(document, "title"),
            **_pick(document, "outlet", "agency", "byline", "language"),
            "published": {
                "from": _iso(document["published_from"]),
                "to": _iso(document["published_to"]),
                "basis": document["basis"],
                "reasons": [
                    {
                        "clue": clue["clue"],
                        "span": [clue["start"], clue["end"]],
                        "removes_days": clue["removes_days"],
                    }
                    for clue in document["reasons"]
                ],
                "contradiction": document["contradiction"],
            },
            "zones": document["zones"],
            "sentences": [[row["start"], row["end"]] for row in sentences[name]],
            "mentions": [
                _pick(
                    row,
                    "actor",
                    "start",
                    "end",
                    "surface",
                    "sentence",
                    "mode",
                    "sense",
                    "method",
                    "candidates",
                )
                for row in mentions[name]
            ],
            "quotes": [
                {
                    **_pick(row, "start", "end", "kind", "speaker"),
                    "speaker_span": _span(row, "speaker"),
                    "cue": row["cue"],
                }
                for row in quotes[name]
            ],
            "issues": [_pick(row, "issue", "start", "end", "phrase") for row in issues[name]],
            "dates": [
                {
                    **_pick(row, "start", "end"),
                    "from": _iso(row["from"]),
                    "to": _iso(row["to"]),
                    "clock": row["clock"],
                }
                for row in dates[name]
            ],
            **_pick(document, "cluster", "duplicate_of"),
        }


def _by_document(table: pa.Table) -> defaultdict[str, list[Row]]:
    groups = defaultdict(list)
    for row in table.to_pylist():
        groups[row["document"]].append(row)
    return groups


def _pick(row: Row, *names: str) -> Row:
    return {name: row[name] for name in names}


def _span(row: Row, name: str) -> list[int] | None:
    start, end = row[f"{name}_start"], row[f"{name}_end"]
    return None if start is None else [start, end]


def _iso(day: Any) -> str | None:
    return None if day is None else day.isoformat()
