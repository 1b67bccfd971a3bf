"""The site of an archive, copied to where readers find it: changed files only, in an order that never leads a reader nowhere."""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from dyads.delivery.target import Target, open_target
from dyads.errors import DeliveryError, ParamsError
from dyads.report import Shelved, list_editions
from dyads.report.revisions import REVISIONS
from dyads.report.shelves import RECORD

MANIFEST = "published.json"  # the files at the target that we brought there, by SHA-256
NO_JEKYLL = ".nojekyll"  # GitHub then publishes files as they are
_TOP = ("calendar.html", "health.html", "feed.xml", "index.html")  # in this order: the first page last
_PAGE = "briefing.html"
_SHOWN = {
    "held": RECORD
}  # what the health page leads to; how far a failed one went shows places of this machine
_LARGEST_ON_PAGES = 100_000_000  # bytes; GitHub refuses larger files
_UNDER_WAY = ""  # instead of a hash: nobody knows what lies there until it is written

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Published:
    """What a publication did, in files."""

    copied: int
    kept: int
    removed: int


def publish_site(reports: Path, address: str, *, pages: bool = False) -> Published:
    """Bring the site and its editions to a folder or to any address that fsspec knows; `pages` adds what GitHub Pages asks for.

    What editions are made of goes first, then their shelves, then the pages that lead to these, the first page last; what is
    gone goes after that. A publication that ends midway leaves the first page that was there; the next one does the rest.
    Of editions that are held back only the record goes, to which the health page leads, and of those that failed nothing.
    """
    if not (reports / "index.html").is_file():
        raise ParamsError(
            "--reports", [f"{reports}: has no site yet; make it first: dyads site --reports {reports}"]
        )
    if _lies_in(reports, address):
        raise ParamsError(
            "TARGET",
            [f"{address}: lies in {reports}, which would be published into itself; name a folder elsewhere"],
        )
    content = dict(_list_content(reports, pages=pages))
    with open_target(address) as target:
        published = _copy(content, target)
    log.info(
        "published: %d files copied, %d as they were, %d removed",
        published.copied, published.kept, published.removed,
    )  # fmt: skip
    return published


def _lies_in(reports: Path, address: str) -> bool:
    place = address.removeprefix("file://")
    return "://" not in place and Path(place).resolve().is_relative_to(reports.resolve())


def _copy(content: Mapping[str, Path | bytes], target: Target) -> Published:
    known = _read_manifest(target)
    now = {name: hashlib.sha256(_read(source)).hexdigest() for name, source in content.items()}
    changed = [name for name in content if known.get(name) != now[name]]
    gone = sorted(set(known) - set(now))
    if changed or gone:
        target.write(MANIFEST, _write_manifest(known | dict.fromkeys(changed, _UNDER_WAY)))
        for name in changed:
            target.write(name, _read(content[name]))
        for name in gone:
            target.remove(name)
        target.write(MANIFEST, _write_manifest(now))
    return Published(len(changed), len(now) - len(changed), len(gone))


def _list_content(reports: Path, *, pages: bool) -> Iterator[tuple[str, Path | bytes]]:
    """Yield every file to publish by its name, in the order in which a reader may come to need it.

    The pages that lead to editions are read before the editions are listed: they lead to none that is not listed.
    """
    top = {name: (reports / name).read_bytes() for name in _TOP if _lies_there(reports / name)}
    shelves = {
        file.relative_to(reports).as_posix(): file.read_bytes()
        for briefing in {edition.briefing for edition in list_editions(reports) if edition.published}
        if _lies_there(file := reports / briefing / "index.html")
    }
    if pages:
        yield NO_JEKYLL, b""
    for edition in list_editions(reports):
        for file in _list_files(edition):
            if pages and file.stat().st_size > _LARGEST_ON_PAGES:
                raise DeliveryError(
                    f"{file}: GitHub Pages takes no file of more than 100 MB; publish elsewhere"
                )
            folder = f"{edition.briefing}/{edition.slug}" if edition.published else None
            way = file.relative_to(edition.path) if folder else file.relative_to(reports)
            yield f"{folder}/{way.as_posix()}" if folder else way.as_posix(), file
    yield from sorted(shelves.items())
    yield from top.items()


def _lies_there(file: Path) -> bool:
    """Say whether a file lies there itself: a link may lead to what nobody should read."""
    return file.is_file() and not file.is_symlink()


def _list_files(edition: Shelved) -> Iterable[Path]:
    """Return the files of an edition, its page after what the page leads to; of one that is not published, what is shown of it."""
    if not edition.published:
        shown = edition.path / _SHOWN.get(edition.status, "")
        return [shown] if _lies_there(shown) else []
    files = [file for file in edition.path.rglob("*") if _lies_there(file)]
    return sorted(
        (file for file in files if REVISIONS not in file.relative_to(edition.path).parts),
        key=lambda file: (file.name == _PAGE, file.as_posix()),
    )


def _read(source: Path | bytes) -> bytes:
    return source if isinstance(source, bytes) else source.read_bytes()


def _read_manifest(target: Target) -> dict[str, str]:
    """Return what we know to lie at the target; nothing where the list is not ours."""
    try:
        known = json.loads(target.read(MANIFEST) or b"{}")["files"]
        return {str(name): str(known[name]) for name in known if _stays_inside(str(name))}
    except (ValueError, KeyError, TypeError):
        return {}


def _stays_inside(name: str) -> bool:
    """Say whether a file of this name lies at the target: what is listed there may have been changed by others."""
    return not name.startswith("/") and ".." not in name.split("/")


def _write_manifest(files: Mapping[str, str]) -> bytes:
    return json.dumps({"by": "dyads", "files": dict(sorted(files.items()))}, indent=1).encode() + b"\n"
