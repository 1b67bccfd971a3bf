"""A store of articles: what was read once, kept as Parquet parts that are only ever added to."""

from __future__ import annotations

import hashlib
import json
import os
import secrets
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from dyads.corpus.entry import Entry, Refusal
from dyads.corpus.file import File
from dyads.corpus.formats import read_file
from dyads.corpus.places import STORE, find_files
from dyads.errors import CorpusError
from dyads.tables import RAW, Column, Schema

_PART = 2000  # documents to a part, at most
_LETTERS = 16_000_000  # of text to a part, about
_BATCH = 500
_RACE = 2_000_000_000  # nanoseconds within which a file may change and keep its time
_FORMAT = {"format": "dyads store", "version": 1}

_FILES = Schema(
    "stored files",
    grain="one row a reading of a file",
    key=(),
    columns=(
        Column("origin", pa.string(), "digest of where the file lies in full"),
        Column(
            "stamp",
            pa.string(),
            "its size and time as its file system tells; empty where it must be read again",
        ),
        Column("reading", pa.int32(), "1 for the first reading of the file"),
        Column("ids", pa.list_(pa.string()), "the documents that it held"),
        Column(
            "refusals", pa.map_(pa.string(), pa.string()), "source and reason of what could not be read in it"
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class Added:
    """What adding did, in documents: new ones, new versions of known ones, known ones; rows refused; files not opened again."""

    new: int
    changed: int
    known: int
    refused: int
    unopened: int


class Store:
    """Articles read once, in a folder of Parquet parts.

    `documents/` holds every text ever read, `files/` which of them each file held at each reading; a file's newest reading counts.
    A part is written beside its place and moved into it whole, and no part is ever changed: whoever is killed at any moment leaves
    complete parts only, and two writers at once add parts of their own.
    """

    def __init__(self, folder: str | os.PathLike[str]) -> None:
        self._folder = Path(folder)

    def add(
        self, sources: Sequence[str | os.PathLike[str]], columns: Mapping[str, str] | None = None
    ) -> Added:
        """Read what is new or changed at the places and keep it; a file that its file system says is the same is not opened."""
        files = list(find_files(sources))
        self._make()
        writer = _Writer(self, self._last_readings(), self._sources(), self._now())
        writer.clear_opened(files)
        unopened = 0
        for file in files:
            if writer.knows(file, columns):
                unopened += 1
            else:
                writer.take(file, columns)
        writer.write()
        return Added(writer.new, writer.changed, writer.known, writer.refused, unopened)

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

    def read(self) -> Iterator[pa.RecordBatch]:
        """Yield the documents of every file's newest reading, as they were read, in the order they were first added."""
        wanted = {id_ for reading in self._last_readings().values() for id_ in reading["ids"]}
        for path in self._parts("documents"):
            for batch in pq.ParquetFile(path).iter_batches(_BATCH):
                fresh = [id_ in wanted for id_ in batch["id"].to_pylist()]
                wanted.difference_update(batch["id"].to_pylist())
                if any(fresh):
                    yield batch.filter(pa.array(fresh)).cast(RAW.arrow)

    def rejected(self) -> dict[str, str]:
        """Return source and reason of what could not be read when its file was last read."""
        readings = self._last_readings().values()
        return dict(sorted(refusal for reading in readings for refusal in reading["refusals"]))

    def write_part(self, kind: str, rows: list[dict[str, Any]]) -> None:
        """Add a part, named by its number in the order of adding and the digest of its rows."""
        schema = RAW if kind == "documents" else _FILES
        digest = _digest(json.dumps(rows, ensure_ascii=False, sort_keys=True))
        sink = pa.BufferOutputStream()
        pq.write_table(pa.Table.from_batches([schema.batch(rows)]), sink, compression="zstd")
        self._move_in(
            sink.getvalue().to_pybytes(),
            self._folder / kind / f"{len(self._parts(kind)):08d}-{digest}.parquet",
        )

    def _last_readings(self) -> dict[str, dict[str, Any]]:
        """Return each file's newest reading; of two made at once, the one that sorts last."""
        last: dict[str, dict[str, Any]] = {}
        for path in self._parts("files"):
            for row in pq.read_table(path).to_pylist():
                known = last.setdefault(row["origin"], row)
                if (row["reading"], row["ids"]) > (known["reading"], known["ids"]):
                    last[row["origin"]] = row
        return last

    def _sources(self) -> dict[str, str]:
        """Return the source of every document ever read, by its id."""
        columns = [
            pq.read_table(path, columns=["id", "source"]).to_pydict() for path in self._parts("documents")
        ]
        return {
            id_: source for part in columns for id_, source in zip(part["id"], part["source"], strict=True)
        }

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
            self._move_in(json.dumps(_FORMAT).encode(), mark)
        for kind in ("documents", "files"):
            (self._folder / kind).mkdir(exist_ok=True)

    def _now(self) -> int:
        """Return the time of the store's file system, which is the kind of clock that stamps files."""
        probe = self._folder / f".{secrets.token_hex(8)}"
        probe.touch()
        now = probe.stat().st_mtime_ns
        probe.unlink()
        return now

    def _move_in(self, data: bytes, place: Path) -> None:
        """Write a file whole or not at all."""
        beside = place.with_name(f".{place.name}.{secrets.token_hex(8)}")
        with beside.open("wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        beside.replace(place)


@dataclass(slots=True)
class _Writer:
    """What one writer has read and not yet written, and what the store held when it began."""

    store: Store
    readings: dict[str, dict[str, Any]]  # by origin
    sources: dict[str, str]  # by id
    now: int
    documents: list[dict[str, Any]] = field(default_factory=list)
    files: list[dict[str, Any]] = field(default_factory=list)
    letters: int = 0
    new: int = 0
    changed: int = 0
    known: int = 0
    refused: int = 0

    def knows(self, file: File, columns: Mapping[str, str] | None) -> bool:
        """Say whether a file's newest reading was of the file as it is now."""
        stamp = self._stamp(file, columns)
        return bool(stamp) and self.readings.get(_digest(file.origin), {}).get("stamp") == stamp

    def take(self, file: File, columns: Mapping[str, str] | None) -> None:
        """Read a file and keep what is not known."""
        origin = _digest(file.origin)
        last = self.readings.get(origin, {"reading": 0, "ids": []})
        before = {self.sources[id_] for id_ in last["ids"] if id_ in self.sources}
        ids, refusals = [], []
        for entry in read_file(file, columns):
            if isinstance(entry, Refusal):
                refusals.append((entry.source, entry.reason))
            else:
                ids.append(entry.digest[:12])
                self._keep(entry, ids[-1], changed=entry.source in before)
        reading = {
            "origin": origin,
            "stamp": self._stamp(file, columns),
            "reading": last["reading"] + 1,
            "ids": ids,
            "refusals": refusals,
        }
        self.refused += len(refusals)
        self.readings[origin] = reading
        self.files.append(reading)

    def clear_opened(self, files: Sequence[File]) -> None:
        """Drop the refusals of folders that could not be listed before and now have files below them."""
        folders = {folder for file in files for folder in PurePath(file.origin).parents}
        for origin in sorted({_digest(str(folder)) for folder in folders} & self.readings.keys()):
            last = self.readings[origin]
            if last["refusals"]:
                self.readings[origin] = {**last, "reading": last["reading"] + 1, "refusals": []}
                self.files.append(self.readings[origin])

    def write(self) -> None:
        """Write the documents before the files that held them: a kill between the two costs a second reading only."""
        if self.documents:
            self.store.write_part("documents", self.documents)
        if self.files:
            self.store.write_part("files", self.files)
        self.documents, self.files, self.letters = [], [], 0

    def _keep(self, entry: Entry, id_: str, *, changed: bool) -> None:
        if id_ in self.sources:
            self.known += 1
            return
        self.sources[id_] = entry.source
        self.changed += changed
        self.new += not changed
        self.letters += len(entry.text)
        given = list(entry.given.items())
        self.documents.append(
            {"id": id_, "source": entry.source, "sha256": entry.content, "text": entry.text, "given": given}
        )
        if len(self.documents) >= _PART or self.letters >= _LETTERS:
            self.write()

    def _stamp(self, file: File, columns: Mapping[str, str] | None) -> str:
        """Return the stamp of a file that lay still when this writer began; one that may change unseen has none."""
        moment = file.stamp.rpartition("-")[2]
        if not moment.isdecimal() or int(moment) + _RACE > self.now:
            return ""
        return f"{file.stamp}-{_digest(json.dumps(columns, sort_keys=True))}" if columns else file.stamp


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]
