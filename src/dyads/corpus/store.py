"""A store of articles: what was read once, kept as Parquet parts that are only ever added to."""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from dyads.corpus.adding import Added, Adding, digest
from dyads.corpus.arrays import Booleans, Numbers, read_hex
from dyads.corpus.places import STORE, find_files
from dyads.corpus.readings import FILES, Readings
from dyads.corpus.whole import write_whole
from dyads.errors import CorpusError
from dyads.tables import RAW

_BATCH = 500
_FORMAT = {"format": "dyads store", "version": 2}


class Store:
    """Articles read once, in a folder of Parquet parts.

    `texts/` holds every text ever read, `files/` which of them each file held at each reading; a file's newest whole reading counts.
    A part is written beside its place and moved into it whole, and no part is ever changed: whoever is killed at any moment leaves
    complete parts only, and two writers at once add parts of their own. Memory holds some numbers for each document and file.
    """

    def __init__(self, folder: str | os.PathLike[str]) -> None:
        self._folder = Path(folder)

    def add(
        self, sources: Sequence[str | os.PathLike[str]], columns: Mapping[str, str] | None = None
    ) -> Added:
        """Read what is new or changed at the places and keep it; a file that its file system says is the same is not opened."""
        files = find_files(sources)
        self._make()
        adding = Adding(self.write_part, self._readings(), self._sources(), self._now(), columns)
        for file in files:
            adding.take(file)
        return adding.end()

    def check(self) -> None:
        """Raise where the folder is no store, for those who only read one."""
        try:
            made = (self._folder / STORE).is_file()
        except OSError as fault:
            raise CorpusError(
                f"{self._folder}: cannot be opened: {fault.strerror}; take the right to read it"
            ) from fault
        if not made:
            raise CorpusError(
                f"{self._folder}: is no store; make one with `dyads corpus add … --store {self._folder}`"
            )
        self._check_format()

    def read(self) -> Iterator[pa.RecordBatch]:
        """Yield the documents of every file's newest reading, as they were read, in the order they were first added."""
        for name, wanted in self.parts():
            start = 0
            with pq.ParquetFile(self._folder / "texts" / f"{name}.parquet") as part:
                for batch in part.iter_batches(_BATCH):
                    fresh = wanted[start : start + batch.num_rows]
                    start += batch.num_rows
                    if fresh.any():
                        yield batch.filter(pa.array(fresh)).cast(RAW.arrow)

    def parts(self) -> list[tuple[str, Booleans]]:
        """Return the name of each part of texts, in the order of adding, and which rows of it count now."""
        paths = self._parts("texts")
        ids = [read_hex(_read(path, ["id"])["id"]) for path in paths]
        joined = np.concatenate([np.zeros(0, np.uint64), *ids])
        first = np.zeros(len(joined), np.bool_)
        first[np.unique(joined, return_index=True)[1]] = True
        wanted = first & np.isin(joined, self._readings().ids)
        cuts = np.cumsum([len(part) for part in ids], dtype=int)
        return [
            (path.stem, rows)
            for path, rows in zip(paths, np.split(wanted, cuts)[:-1], strict=True)
            if rows.any()
        ]

    def rejected(self) -> dict[str, str]:
        """Return source and reason of what could not be read when its file was last read."""
        readings, found = self._readings(), dict[str, str]()
        for path in self._parts("files"):
            part = _read(path)
            listed = part.filter(pa.array(readings.lists_refusals(part)))["refusals"]
            found |= dict(refusal for refusals in listed.to_pylist() for refusal in refusals)
        return dict(sorted(found.items()))

    def write_part(self, kind: str, rows: list[dict[str, Any]]) -> None:
        """Add a part, named by its number in the order of adding and the digest of its rows."""
        schema = RAW if kind == "texts" else FILES
        name = digest(json.dumps(rows, ensure_ascii=False, sort_keys=True))
        place = self._folder / kind / f"{len(self._parts(kind)):08d}-{name}.parquet"
        with write_whole(place) as beside:
            pq.write_table(pa.Table.from_batches([schema.batch(rows)]), beside, compression="zstd")

    def _readings(self) -> Readings:
        return Readings(_read(path) for path in self._parts("files"))

    def _sources(self) -> Iterator[tuple[Numbers, list[str]]]:
        """Yield the documents ever read, each by the number its id writes, and their sources."""
        for path in self._parts("texts"):
            part = _read(path, ["id", "source"])
            yield read_hex(part["id"]), part["source"].to_pylist()

    def _parts(self, kind: str) -> list[Path]:
        return sorted((self._folder / kind).glob("*.parquet"))

    def _make(self) -> None:
        """Make the folders, the mark first, so that a writer beside this one knows them for a store's."""
        mark = self._folder / STORE
        self._folder.mkdir(parents=True, exist_ok=True)
        others = [path for path in self._folder.iterdir() if not path.name.startswith(".")]
        if not mark.exists():
            if others:
                raise CorpusError(
                    f"{self._folder}: holds other files and is no store; name a new or an empty folder"
                )
            with write_whole(mark) as beside:
                beside.write_text(json.dumps(_FORMAT), encoding="utf-8")
        self._check_format()
        for kind in ("texts", "files"):
            (self._folder / kind).mkdir(exist_ok=True)

    def _check_format(self) -> None:
        told = (self._folder / STORE).read_text(encoding="utf-8")
        if told != json.dumps(_FORMAT):
            raise CorpusError(
                f"{self._folder}: is a store of another version of dyads ({told}); add its articles to a new one"
            )

    def _now(self) -> int:
        """Return the time of the store's file system, which is the kind of clock that stamps files."""
        probe = self._folder / f".{secrets.token_hex(8)}"
        probe.touch()
        now = probe.stat().st_mtime_ns
        probe.unlink()
        return now


def _read(path: Path, columns: list[str] | None = None) -> pa.Table:
    with pq.ParquetFile(path) as part:
        return part.read(columns, use_threads=False)
