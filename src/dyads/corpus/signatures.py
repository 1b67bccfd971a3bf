"""What documents are compared by: the runs of words in each, as a number, as bands of a MinHash signature, and one by one."""

from __future__ import annotations

import hashlib
import re
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
from rensa import RMinHash

from dyads.corpus.arrays import Array, Numbers
from dyads.model import COUNTED_ZONES
from dyads.tables import Column, Schema

BANDS = 32  # of four: a pair at 0.6 is found with 0.988, at 0.7 with 0.9998, and then compared exactly
_ROWS = 4
_SHINGLE = 4  # words; in Japanese letters
_FEWEST = 20  # shingles; shorter texts are copies only where they are the same
_TOKEN = re.compile(r"[ぁ-んァ-ヶ一-龥々ー]|[^\W_ぁ-んァ-ヶ一-龥々ー]+")
_COUNTED = frozenset(zone.value for zone in COUNTED_ZONES)
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_NO_DAY = 99990000
_MIX = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93], np.uint64)

SIGNATURES = Schema(
    "signatures",
    grain="one row a document",
    key=("id",),
    columns=(
        Column("id", pa.string(), "of the document"),
        Column(
            "shingles",
            pa.uint64(),
            "number of all its shingles together; missing where it has none",
            required=False,
        ),
        Column(
            "bands",
            pa.list_(pa.uint32(), BANDS),
            "number of each band of its MinHash signature; missing where it has few shingles",
            required=False,
        ),
        Column("day", pa.int32(), "the day its source states, as 20150424"),
        Column("length", pa.int32(), "characters of its counted zones"),
    ),
)


def sign(clean: pa.RecordBatch) -> pa.RecordBatch:
    """Return by what clean documents are compared with others, row by row."""
    rows = clean.select(["id", "text", "given", "zones"]).to_pylist()
    texts = [_counted(row) for row in rows]
    shingles = [_shingle(text) for text in texts]
    many = [number for number, found in enumerate(shingles) if len(found) >= _FEWEST]
    bands: list[Array | None] = [None] * len(rows)
    for number, of_document in zip(many, _band([shingles[number] for number in many]), strict=True):
        bands[number] = of_document
    return SIGNATURES.batch_of(
        {
            "id": [row["id"] for row in rows],
            "shingles": [_number(found) for found in shingles],
            "bands": bands,
            "day": [_day(dict(row["given"])) for row in rows],
            "length": [len(text) for text in texts],
        }
    )


def shingle(clean: pa.RecordBatch) -> list[Numbers]:
    """Return the shingles of clean documents, each as the 64 bits of a hash, in order and each once."""
    rows = clean.select(["text", "zones"]).to_pylist()
    return [
        np.sort(pd.util.hash_array(np.array(sorted(_shingle(_counted(row))), object), categorize=False))
        for row in rows
    ]


def _shingle(text: str) -> set[str]:
    tokens = _TOKEN.findall(text.lower())
    if len(tokens) < _SHINGLE:
        return {" ".join(tokens)} if tokens else set()
    return {" ".join(tokens[n : n + _SHINGLE]) for n in range(len(tokens) - _SHINGLE + 1)}


def _number(shingles: set[str]) -> int | None:
    if not shingles:
        return None
    return int.from_bytes(
        hashlib.blake2b("\n".join(sorted(shingles)).encode(), digest_size=8).digest(), "little"
    )


def _band(documents: list[set[str]]) -> Array:
    """Return the numbers of the bands of each document: 32 bits of a hash of each four rows of its signature.

    Two bands that differ and share a number propose a pair that is then compared and found to be none.
    """
    signatures = RMinHash.digests_from_token_sets([list(found) for found in documents], BANDS * _ROWS, 0)
    rows = np.array(signatures, np.uint64).reshape(len(documents), BANDS, _ROWS)
    mixed = (rows * _MIX).sum(axis=2, dtype=np.uint64)
    mixed ^= mixed >> np.uint64(29)
    return np.asarray((mixed * _MIX[0]) >> np.uint64(32), np.uint32)


def _day(given: dict[str, Any]) -> int:
    found = _DAY.match(given.get("published", ""))
    return int("".join(found.groups())) if found else _NO_DAY


def _counted(row: dict[str, Any]) -> str:
    return "\n".join(
        row["text"][zone["start"] : zone["end"]] for zone in row["zones"] if zone["zone"] in _COUNTED
    )
