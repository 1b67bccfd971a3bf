"""The site at another place: changed files only, and never a page that leads nowhere, wherever a publication ends."""

from __future__ import annotations

import json
import os
import re
import shutil
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urldefrag

import fsspec
import pytest
from fsspec.implementations.memory import MemoryFileSystem

from dyads import registry as registries
from dyads.delivery import Published, publish_site
from dyads.errors import DeliveryError, ParamsError
from dyads.newsroom import write_site

REGISTRY = registries.load()


class Frail(MemoryFileSystem):
    """A file system whose connection ends after so many files have been written."""

    protocol = "frail"
    store: dict = {}  # noqa: RUF012 - fsspec's own way
    pseudo_dirs = [""]  # noqa: RUF012 - the same
    left = 0

    @classmethod
    def _strip_protocol(cls, path):
        return super()._strip_protocol(path.replace("frail://", "memory://"))

    def pipe_file(self, path, value, mode="overwrite", **kwargs):
        if not Frail.left:
            raise ConnectionResetError(104, "Connection reset by peer")
        Frail.left -= 1
        super().pipe_file(path, value, mode=mode, **kwargs)


fsspec.register_implementation("frail", Frail)


@pytest.fixture
def frail():
    """Return what lies on the frail file system, by name below `site`, and let it take so many more files."""

    def let(left=10**6):
        Frail.left = left
        return {name.removeprefix("/site/"): held.getvalue() for name, held in Frail.store.items()}

    Frail.store.clear()
    yield let
    Frail.store.clear()


@pytest.fixture
def reports(put_edition, tmp_path):
    put_edition(slug="2025-12-22--2025-12-28")
    put_edition(slug="2026-01-05--2026-01-11", status="failed", reason={"message": "no"})
    folder = tmp_path / "reports"
    (folder / "weekly" / "failed").mkdir()
    (folder / "weekly" / "2026-01-05--2026-01-11").rename(
        folder / "weekly" / "failed" / "2026-01-05--2026-01-11"
    )
    (folder / "weekly" / ".2025-12-22--2025-12-28.delivered.json").write_text("{}")
    write_site(folder, REGISTRY)
    return folder


def find_dead_links(files):
    """Return every link of a page of the site that leads to a file that is not there."""
    for name, content in files.items():
        if name.endswith("index.html") or name in {"calendar.html", "health.html"}:
            for link in re.findall(r'href="([^"]+)"', content.decode()):
                file, _ = urldefrag(unescape(link))
                target = os.path.normpath(Path(name).parent / unquote(file)) if file else name
                if not link.startswith("data:") and target not in files:
                    yield f"{name}: {link}"


def read_folder(folder):
    return {
        file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()
    }


def test_a_folder_gets_the_site_and_the_second_time_only_what_changed(reports, put_edition, tmp_path):
    target = tmp_path / "public"
    first = publish_site(reports, str(target), pages=True)
    files = read_folder(target)
    assert first == Published(copied=len(files) - 1, kept=0, removed=0)  # beside the list itself
    assert list(find_dead_links(files)) == []
    assert files[".nojekyll"] == b""
    assert not any(".delivered" in name or ".unfinished" in name for name in files)
    assert not any("/failed/" in name for name in files)
    assert publish_site(reports, str(target), pages=True) == Published(0, first.copied, 0)

    put_edition()
    shutil.rmtree(reports / "weekly" / "2025-12-22--2025-12-28")
    (target / "CNAME").write_text("example.org")  # somebody's own
    write_site(reports, REGISTRY)
    again = publish_site(reports, target.as_uri())
    files = read_folder(target)
    assert again.removed == 7 + 1  # an edition of seven files, and what GitHub asks for
    assert not any(name.startswith("weekly/2025-12-22") for name in files)
    assert "CNAME" in files
    assert list(find_dead_links(files)) == []


def test_a_publication_that_ends_anywhere_leads_no_reader_nowhere_and_the_next_one_does_the_rest(
    reports, put_edition, frail
):
    frail()
    publish_site(reports, "frail://site")
    before = frail()
    put_edition()
    shutil.rmtree(reports / "weekly" / "2025-12-22--2025-12-28")
    write_site(reports, REGISTRY)
    for writes in range(100):
        Frail.store.clear()
        frail()
        for name, content in before.items():
            Frail().pipe_file(f"/site/{name}", content)
        frail(writes)
        try:
            publish_site(reports, "frail://site")
        except DeliveryError as error:
            told = str(error)
            assert list(find_dead_links(frail())) == [], writes
            publish_site(reports, "frail://site")
            ended = frail()
        else:
            break
        finally:
            frail()
    assert told == (
        "frail://site: cannot be written: Connection reset by peer; see to it that the place can be reached and written, "
        "then publish again. Readers find what they found before"
    )
    assert writes > 10
    whole = frail()
    assert ended == whole
    assert list(find_dead_links(whole)) == []
    assert "weekly/2025-12-22--2025-12-28/briefing.html" not in whole
    assert json.loads(whole["published.json"])["files"].keys() == whole.keys() - {"published.json"}


def test_what_was_under_way_when_a_publication_ended_is_copied_again(reports, frail):
    frail()
    publish_site(reports, "frail://site")
    page = reports / "weekly" / "2025-12-22--2025-12-28" / "briefing.html"
    old = page.read_bytes()
    page.write_bytes(b"new")
    frail(2)  # the list, and the page
    with pytest.raises(DeliveryError):
        publish_site(reports, "frail://site")
    page.write_bytes(old)
    assert frail()["weekly/2025-12-22--2025-12-28/briefing.html"] == b"new"
    assert publish_site(reports, "frail://site").copied == 1
    assert frail()["weekly/2025-12-22--2025-12-28/briefing.html"] == old


def test_a_list_that_is_not_ours_removes_nothing(reports, tmp_path):
    (tmp_path / "public").mkdir()
    (tmp_path / "public" / "published.json").write_text('["a"]')
    (tmp_path / "public" / "a").write_text("mine")
    publish_site(reports, str(tmp_path / "public"))
    assert (tmp_path / "public" / "a").read_text() == "mine"


def test_a_list_that_others_have_changed_removes_nothing_outside_of_the_place(reports, tmp_path):
    public, mine = tmp_path / "public", tmp_path / "mine"
    publish_site(reports, str(public))
    mine.write_text("mine")
    listed = json.loads((public / "published.json").read_text())
    listed["files"] |= dict.fromkeys(("../mine", str(mine)), "0")
    (public / "published.json").write_text(json.dumps(listed))
    assert publish_site(reports, str(public)).removed == 0
    assert mine.read_text() == "mine"


@pytest.mark.skipif(
    os.geteuid() == 0 and not Path("/proc/version").is_file(), reason="the superuser writes everywhere"
)
def test_a_place_that_cannot_be_written_is_named_with_what_to_do(reports, tmp_path):
    with pytest.raises(
        DeliveryError,
        match=r"^/proc/briefings: cannot be written: .*; see to it that the place can be reached",
    ):
        publish_site(reports, "/proc/briefings")
    with pytest.raises(
        DeliveryError, match=r"^gopher://…@hole: cannot be written: Protocol not known: gopher"
    ):
        publish_site(reports, "gopher://me:s3cret@hole")
    for inside in (reports, reports / "public"):
        with pytest.raises(
            ParamsError, match="which would be published into itself; name a folder elsewhere"
        ):
            publish_site(reports, str(inside))
    with pytest.raises(ParamsError) as unmade:
        publish_site(tmp_path, str(tmp_path / "public"))
    assert str(unmade.value) == (
        f"--reports:\n  {tmp_path}: has no site yet; make it first: dyads site --reports {tmp_path}"
    )


def test_an_archive_without_editions_is_published_as_what_it_is(tmp_path):
    (tmp_path / "empty").mkdir()
    write_site(tmp_path / "empty", REGISTRY)
    assert publish_site(tmp_path / "empty", str(tmp_path / "public")) == Published(4, 0, 0)


def test_what_github_pages_would_refuse_is_said_before_anything_is_copied(reports, tmp_path):
    with (reports / "weekly" / "2025-12-22--2025-12-28" / "huge.bin").open("wb") as file:
        file.truncate(100_000_001)
    with pytest.raises(
        DeliveryError, match=r"huge\.bin: GitHub Pages takes no file of more than 100 MB; publish elsewhere"
    ):
        publish_site(reports, str(tmp_path / "public"), pages=True)
    assert not (tmp_path / "public").exists()
