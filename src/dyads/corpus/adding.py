"""Adding to a store: what one writer has read and not yet written, beside what the store held when it began."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePath
from typing import Any

import numpy as np

from dyads.corpus.arrays import Index, Numbers
from dyads.corpus.entry import Entry, Refusal
from dyads.corpus.file import File
from dyads.corpus.formats import read_file
from dyads.corpus.readings import Readings, number

_PART = 2000  # documents to a part, at most
_LETTERS = 16_000_000  # of text to a part, about
_RACE = 2_000_000_000  # nanoseconds within which a file may change and keep its time

Rows = list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Added:
    """What adding did, in documents: new ones, new versions of known ones, known ones; rows refused; files not opened again."""

    new: int
    changed: int
    known: int
    refused: int
    unopened: int


class Adding:
    """One writer of a store; it holds the rows of one part, and some numbers for each document and file."""

    def __init__(
        self,
        write: Callable[[str, Rows], None],
        readings: Readings,
        sources: Iterable[tuple[Numbers, list[str]]],
        now: int,
        columns: Mapping[str, str] | None,
    ) -> None:
        self._write_part, self._readings, self._now, self._columns = write, readings, now, columns
        self._sources = _index_sources(sources)  # by id
        self._reader = secrets.token_hex(6)
        self._texts: Rows = []
        self._files: Rows = []
        self._letters = 0
        self._counts = dict.fromkeys(("new", "changed", "known", "refused", "unopened"), 0)
        self._origin_of = lru_cache(maxsize=1000)(lambda folder: digest(str(folder)))

    def take(self, file: File) -> None:
        """Read a file and keep what is not known of it; one that is as it was is not opened."""
        origin, stamp = digest(file.origin), self._stamp(file)
        self._clear_opened(file)
        if self._readings.knows(origin, stamp):
            self._counts["unopened"] += 1
            return
        reading = self._readings.number(origin) + 1
        before = (
            {self._sources.get(int(id_)) for id_ in self._readings.ids_of(origin)} if reading > 1 else set()
        )
        ids: list[str] = []
        refusals: list[tuple[str, str]] = []

        def note(*, last: bool) -> None:
            row = {
                "origin": origin,
                "stamp": stamp if last else "",
                "reading": reading,
                "reader": self._reader,
            }
            self._files.append({**row, "last": last, "ids": ids.copy(), "refusals": refusals.copy()})
            ids.clear()
            refusals.clear()

        for entry in read_file(file, self._columns):
            kept = self._keep(entry, before) if isinstance(entry, Entry) else entry
            if isinstance(kept, Refusal):
                refusals.append((kept.source, kept.reason))
                self._counts["refused"] += 1
            else:
                ids.append(kept)
            if self._full or max(len(ids), len(refusals)) >= _PART:
                note(last=False)
                self._write()
        note(last=True)
        self._readings.end(origin, stamp)
        if len(self._files) >= _PART:
            self._write()

    def end(self) -> Added:
        """Write what is left, and say what was done."""
        self._write()
        return Added(**self._counts)

    @property
    def _full(self) -> bool:
        return len(self._texts) >= _PART or self._letters >= _LETTERS

    def _keep(self, entry: Entry, before: set[int | None]) -> str | Refusal:
        """Return the id of a text that is kept now, or was before; refuse one whose id is another's."""
        id_, source = entry.digest[:12], number(entry.source)
        known = self._sources.get(int(id_, 16))
        if known is None:
            self._sources.put(int(id_, 16), source)
            self._counts["changed" if source in before else "new"] += 1
            self._letters += len(entry.text)
            row = {"id": id_, "source": entry.source, "sha256": entry.content, "text": entry.text}
            self._texts.append({**row, "given": list(entry.given.items())})
        elif known == source:
            self._counts["known"] += 1
        else:
            return Refusal(entry.source, f"its id {id_} is already another document's; rename the file")
        return id_

    def _clear_opened(self, file: File) -> None:
        """Drop the refusals of folders that could not be listed before and now have files below them."""
        if not self._readings.any_refused():
            return
        for folder in PurePath(file.origin).parents:
            if self._readings.refused(origin := self._origin_of(folder)):
                row = {"origin": origin, "stamp": "", "reading": self._readings.number(origin) + 1}
                self._files.append({**row, "reader": self._reader, "last": True, "ids": [], "refusals": []})
                self._readings.end(origin, "")
                self._readings.forgive(origin)

    def _write(self) -> None:
        """Write the texts before the files that held them: a kill between the two costs a second reading only."""
        if self._texts:
            self._write_part("texts", self._texts)
        if self._files:
            self._write_part("files", self._files)
        self._texts, self._files, self._letters = [], [], 0

    def _stamp(self, file: File) -> str:
        """Return the stamp of a file that lay still when this writer began; one that may change unseen has none."""
        moment = file.stamp.rpartition("-")[2]
        if not moment.isdecimal() or int(moment) + _RACE > self._now:
            return ""
        told = f"-{digest(json.dumps(self._columns, sort_keys=True))}" if self._columns else ""
        return f"{file.stamp}{told}"


def digest(text: str) -> str:
    """Return 12 hex digits of the SHA-256 of a text."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _index_sources(sources: Iterable[tuple[Numbers, list[str]]]) -> Index:
    ids, names = [np.zeros(0, np.uint64)], [np.zeros(0, np.uint64)]
    for of_part, told in sources:
        ids.append(of_part)
        names.append(np.array([number(source) for source in told], np.uint64))
    return Index(np.concatenate(ids), np.concatenate(names))
