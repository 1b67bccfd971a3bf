"""Whether an edition can be made again: its files checked, its notebook run once more, every number compared."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import nbformat

from dyads.branding import read_theme
from dyads.errors import CorpusError, EditionError, ParamsError
from dyads.model import Period
from dyads.newsroom.findings import read_findings
from dyads.newsroom.tamper import Files, check_files
from dyads.newsroom.values import Change, compare_numbers, count_values
from dyads.report import Order, Revision, Shelved, make_edition
from dyads.report.record import find_versions
from dyads.report.shelves import find_edition, read_edition

_PAGES = ("briefing.html", "briefing.pdf")
_INJECTED = {"injected-parameters", "papermill-error-cell-tag"}
_PARTS = ("corpus", "registry")


@dataclass(frozen=True, slots=True)
class Verification:
    """What was found: the files, and where the edition was made again, what differs from then."""

    edition: Shelved
    files: Files
    tables: int
    values: int  # that were compared
    changes: tuple[Change, ...]
    findings: tuple[tuple[str, ...], tuple[str, ...]]  # then and now
    fingerprints: Mapping[str, tuple[Any, Any]]  # of corpus and registry, where they are not what they were
    versions: Mapping[str, tuple[str, str]]  # of packages, where they are not what they were
    pages: tuple[str, ...]  # that did not come out as the same bytes

    @property
    def same(self) -> bool:
        """Whether the files are those of the record, and every number and finding came out again."""
        return self.files.sound and not self.changes and self.findings[0] == self.findings[1]


def verify_edition(path: Path, folder: Path | None = None) -> Verification:
    """Make an edition again from its record and its notebook, elsewhere, and return what differs. Nothing in it is touched.

    `path` is its folder or a file in it. `folder` is where the notebook shall stand while it runs, if the place that the record
    names is gone: relative paths of the corpus start there. What stops the notebook is raised as when an edition is made.
    """
    edition = find_edition(path)
    if not edition.published:
        raise ParamsError(str(path), [f"it is {edition.status}: only a published edition can be verified"])
    files = check_files(edition.path, edition.record.get("files", {}))
    with tempfile.TemporaryDirectory(prefix="dyads-verify-") as scratch:
        again = read_edition(_make_again(edition, Path(scratch), folder))
        tables, values = count_values(edition.path)
        return Verification(
            edition=edition,
            files=files,
            tables=tables,
            values=values,
            changes=tuple(compare_numbers(edition.path, again.path)),
            findings=(_findings(edition), _findings(again)),
            fingerprints=dict(_find_differing(edition.record, again.record)),
            versions=_find_versions(edition.record),
            pages=tuple(
                page
                for page in _PAGES
                if page in files.same and _differ(edition.path / page, again.path / page)
            ),
        )


def _make_again(edition: Shelved, scratch: Path, folder: Path | None) -> Path:
    try:
        return make_edition(_repeat(edition, scratch, folder)).folder
    except (EditionError, CorpusError) as error:  # it tells of a place that will be gone
        raise type(error)(f"{edition.path}: cannot be made again: {error.__cause__ or error}") from error


def _repeat(edition: Shelved, scratch: Path, folder: Path | None) -> Order:
    """Return the order that the record tells of, for a place of its own."""
    record = edition.record
    try:
        period = Period(
            _day(record["period"]["start"]), _day(record["period"]["end"]), record["period"]["zone"]
        )
        theme, faults = read_theme(record["theme"])
        order = Order(
            briefing=record["briefing"],
            notebook=_write_bare(edition.path / "notebook.ipynb", scratch / Path(record["notebook"]).name),
            parameters=record["parameters"],
            period=period,
            as_of=date.fromisoformat(record["as_of"]),
            title=record["title"],
            language=record["language"],
            theme=theme,
            require=record.get("require", {}),
            revision=Revision(record["revision"], record["because"], record["history"]),
            reports=scratch / "reports",
            folder=folder or (edition.path / record["folder"]).resolve(),
        )
    except (OSError, KeyError, TypeError, ValueError) as error:
        faults = [f"{type(error).__name__}: {error}"]
    if faults:
        told = [f"its record does not suffice to make it again: {fault}" for fault in faults]
        raise ParamsError(str(edition.path), told)
    return order


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _write_bare(executed: Path, to: Path) -> Path:
    """Write the notebook as it was before it ran: without outputs, and without the cell that papermill put in."""
    notebook = nbformat.read(executed, as_version=4)  # type: ignore[no-untyped-call]  # nbformat's gap
    notebook.cells = [cell for cell in notebook.cells if not _INJECTED & set(cell.metadata.get("tags", []))]
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    nbformat.write(notebook, to)  # type: ignore[no-untyped-call]  # nbformat's gap
    return to


def _findings(edition: Shelved) -> tuple[str, ...]:
    return read_findings(edition.path / "notebook.ipynb")


def _find_differing(then: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[tuple[str, tuple[Any, Any]]]:
    for part in _PARTS:
        one, other = then.get(part) or {}, now.get(part) or {}
        if one.get("fingerprint") != other.get("fingerprint"):
            yield part, (one, other)


def _find_versions(record: Mapping[str, Any]) -> dict[str, tuple[str, str]]:
    """Return the packages whose version is another one than when the edition was made."""
    then, now = record.get("versions", {}), find_versions()
    return {name: (then.get(name, "unknown"), now[name]) for name in now if then.get(name) != now[name]}


def _differ(one: Path, other: Path) -> bool:
    return one.read_bytes() != other.read_bytes()
