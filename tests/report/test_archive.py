"""Whatever happens to a run, the archive holds whole editions only, and `latest` leads to one."""

import errno
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from makings import WEEK, Making, died, order, read_word

from dyads.errors import EditionError, KernelDiedError
from dyads.report import find_latest, list_editions, read_shelf, tend
from dyads.report.archive import find_place, open_work, read_latest, shelve
from dyads.report.exchange import exchange
from dyads.report.publish import publish

HERE = Path(__file__).parent
SLUG = "2015-04-13--2015-04-19"

posix = pytest.mark.skipif(os.name == "nt", reason="kills and forks the way POSIX does")


def killed_runs(folder, *words):
    environment = {**os.environ, "PYTHONPATH": str(HERE)}
    run = subprocess.run(
        [sys.executable, HERE / "crashing.py", folder, *words],
        env=environment,
        check=True,
        capture_output=True,
        text=True,
    )
    scenes = {}
    for line in run.stdout.splitlines():
        scene, *row = json.loads(line)
        scenes.setdefault(scene, []).append(row)
    return scenes


def check_whole(rows, before, final):
    """Each run was killed before another operation; readers see what was there until they see what was made."""
    published = [{"good": word} for word in {before.get("good"), final.get("good")} - {None}]
    none = [{}] if "good" not in before else []
    for was, seen, tended, latest, left in rows:
        assert was == before
        assert {status: word for status, word in seen.items() if status == "good"} in published + none
        assert {status: word for status, word in tended.items() if status == "good"} in published + none
        assert latest == (SLUG if "good" in tended else None)
        assert left == []
        if final["good"] != before.get("good") and tended.get("good") == final["good"]:
            assert tended == final  # what earlier runs left is gone, if by the next run only
    assert rows[0][1] == before
    assert rows[-1][2] == final
    assert len(rows) > 15


@pytest.fixture
def memory():
    """A folder on a file system in memory, where there is one: thousands of files are written to it."""
    parent = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108  # a folder of our own is made in it
    with tempfile.TemporaryDirectory(dir=parent) as folder:
        yield Path(folder)


@posix
def test_whichever_operation_kill_9_comes_before_readers_see_whole_editions(memory):
    scenes = killed_runs(memory, "exchange", "another in its place", "a failure")
    check_whole(scenes["another in its place"], {"good": "one"}, {"good": "two"})
    check_whole(scenes["a failure"], {"good": "one"}, {"good": "one", "failed": "partial"})


@posix
@pytest.mark.slow
@pytest.mark.parametrize("how", ["exchange", "renames"])
def test_whatever_lies_there_and_wherever_folders_cannot_change_places_kill_9_leaves_whole_editions(
    memory, how
):
    scenes = killed_runs(memory, how)
    check_whole(scenes["the first"], {}, {"good": "one"})
    check_whole(scenes["another in its place"], {"good": "one"}, {"good": "two"})
    check_whole(scenes["another after a failure"], {"good": "one", "failed": "partial"}, {"good": "two"})
    check_whole(scenes["the first after one held back"], {"held": "held"}, {"good": "two"})
    check_whole(scenes["one held back"], {"good": "one"}, {"good": "one", "held": "held"})


@pytest.mark.parametrize("swap", [exchange, lambda _, __: False])
def test_after_each_step_of_publishing_an_edition_is_there_and_latest_leads_to_one(tmp_path, swap):
    publish(order(tmp_path), Making("one"))
    place = find_place(tmp_path, "weekly", order(tmp_path).period)
    seen = []
    with open_work(place):
        (place.work / "edition.json").write_text('{"status": "good", "revision": 2}')
        for step in shelve(place, swap):
            [edition] = read_shelf(place.shelf, "weekly")
            seen.append((step, edition.slug, edition.revision))
    steps = {step: (slug, revision) for step, slug, revision in seen}
    assert steps["the work is on the disk"] == (SLUG, 1)
    assert steps["the edition is in its place"] == (SLUG, 2)
    assert steps["latest is the newest edition"] == (SLUG, 2)
    assert read_latest(place.shelf) == SLUG


def test_two_folders_change_places(tmp_path):
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "file").write_text(name)
    if not exchange(tmp_path / "one", tmp_path / "other"):
        pytest.skip("this file system cannot do that")
    assert (tmp_path / "one" / "file").read_text() == "other"
    with pytest.raises(FileNotFoundError):
        exchange(tmp_path / "one", tmp_path / "nowhere")


def test_a_restatement_says_which_revision_it_is_why_and_keeps_the_numbers_of_the_one_before(tmp_path):
    publish(order(tmp_path, made_of={"notebook": "n"}), Making("one"))
    publish(order(tmp_path, made_of={"notebook": "n"}), Making("two"))
    publish(order(tmp_path, made_of={"notebook": "m"}), Making("two"))
    [edition] = list_editions(tmp_path)
    assert (edition.revision, edition.record["because"]) == (3, ["notebook"])
    assert [(one["revision"], one["because"], one["made_of"]["corpus"]) for one in edition.history] == [(1, [], "one"), (2, ["corpus"], "two")]  # fmt: skip
    assert (edition.path / "revisions/1/data/table-1.parquet").read_text() == "one"
    assert sorted(path.name for path in (edition.path / "revisions").iterdir()) == ["1", "2"]
    assert read_word(edition.path) == "two"


def test_the_same_made_again_is_the_same_revision(tmp_path):
    for _ in range(2):
        publish(order(tmp_path), Making("one"))
    [edition] = list_editions(tmp_path)
    assert (edition.revision, edition.history) == (1, [])
    assert not (edition.path / "revisions").exists()


def test_an_order_for_what_another_run_has_just_made_makes_nothing(tmp_path):
    publish(order(tmp_path, replaces=0), Making("one"))
    edition = publish(order(tmp_path, replaces=0), Making("two"))
    assert edition.status == "unchanged"
    assert read_word(edition.folder) == "one"


def test_below_what_is_required_an_edition_is_published_as_insufficient_or_held_back(tmp_path):
    little = {"require": {"documents": 4, "days_covered": 1}}
    assert publish(order(tmp_path, **little), Making("one")).status == "insufficient"
    held = publish(order(tmp_path, **little, below="hold"), Making("two"))
    assert (held.status, held.folder) == ("held", tmp_path / "weekly" / "held" / SLUG)
    assert {edition.status: edition.record["short"] for edition in list_editions(tmp_path)} == {"insufficient": {"documents": [3, 4]}, "held": {"documents": [3, 4]}}  # fmt: skip
    assert read_word(tmp_path / "weekly" / SLUG) == "one"
    publish(order(tmp_path, **little), Making("three", documents=4))
    assert [edition.status for edition in list_editions(tmp_path)] == ["good"]


def test_what_is_required_must_be_counted_by_the_notebook(tmp_path):
    with pytest.raises(EditionError) as caught:
        publish(order(tmp_path, require={"pages": 3}), Making("one"))
    assert str(caught.value).splitlines()[0] == (
        f"{tmp_path}/weekly/{SLUG}: require: the notebook does not say how many pages there are; let it show `news`"
    )


def test_a_failure_says_how_often_it_was_tried(tmp_path):
    for _ in range(3):
        with pytest.raises(KernelDiedError):
            publish(order(tmp_path), Making("partial", error=died()))
    [edition] = list_editions(tmp_path)
    assert edition.failed
    assert edition.record["reason"] == {
        "state": "kernel", "kind": "KernelDiedError", "message": "cell 1 failed: the kernel died", "attempts": 3, "cell": None,
    }  # fmt: skip


class TakenForDead(Making):
    """Fails after another machine has taken the lock over, and made the edition itself or not yet."""

    def __init__(self, word, lock, claim):
        super().__init__(word)
        self.lock, self.claim = lock, claim

    def run(self):
        self.lock.unlink()
        if self.claim is not None:
            self.lock.write_text(self.claim, encoding="utf-8")
        raise died()


@posix
@pytest.mark.parametrize("claim", ['{"machine": "elsewhere", "process": 7, "run": "theirs"}', None])
def test_a_run_that_was_taken_for_dead_and_fails_leaves_nothing_beside_the_other(tmp_path, claim):
    publish(order(tmp_path), Making("theirs"))
    with pytest.raises(KernelDiedError) as caught:
        publish(order(tmp_path), TakenForDead("ours", find_place(tmp_path, "weekly", WEEK).lock, claim))
    assert str(caught.value) == f"{tmp_path}/weekly/{SLUG}: {died()}"
    assert not (tmp_path / "weekly" / "failed").exists()
    assert [read_word(edition.path) for edition in list_editions(tmp_path)] == ["theirs"]


class FullDisk(Making):
    """Fails as a full disk does: some files are written, then there is no room for any other."""

    def write(self, work, _):
        super().write(work, _)
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(work / "briefing.pdf"))

    def write_partial(self, work, _):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(work / "notebook.ipynb"))


def test_a_full_disk_leaves_the_edition_that_was_there_and_says_where(tmp_path):
    publish(order(tmp_path), Making("one"))
    with pytest.raises(EditionError) as caught:
        publish(order(tmp_path), FullDisk("two"))
    said = str(caught.value)
    assert said.startswith(f"{tmp_path}/weekly/{SLUG}: ")
    assert said.endswith(
        "briefing.pdf: No space left on device; see to it that the place can be written and has room"
    )
    assert [read_word(edition.path) for edition in list_editions(tmp_path)] == ["one"]
    assert sorted(path.name for path in (tmp_path / "weekly").iterdir()) == [SLUG, "latest"]


@posix
def test_files_that_may_grow_no_further_leave_the_edition_that_was_there(tmp_path):
    publish(order(tmp_path), Making("one"))
    program = (
        "import resource, sys\nfrom pathlib import Path\nfrom makings import Making, order\n"
        "from dyads.report.publish import publish\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))\n"
        "publish(order(Path(sys.argv[1])), Making('two' * 5000))"
    )
    run = subprocess.run(
        [sys.executable, "-c", program, tmp_path],
        env={**os.environ, "PYTHONPATH": str(HERE)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 1
    assert run.stderr.splitlines()[-1].endswith(
        "File too large; see to it that the place can be written and has room"
    )
    assert [read_word(edition.path) for edition in list_editions(tmp_path) if edition.published] == ["one"]


@posix
def test_a_place_that_cannot_be_written_is_told_with_its_name(tmp_path):
    (tmp_path / "weekly").write_text("in the way")
    with pytest.raises(EditionError) as caught:
        publish(order(tmp_path), Making("one"))
    assert str(caught.value) == (
        f"{tmp_path}/weekly/{SLUG}: {tmp_path}/weekly: File exists; see to it that the place can be written and has room"
    )


def test_a_record_that_is_damaged_is_listed_as_unreadable_and_the_edition_made_anew(tmp_path):
    publish(order(tmp_path), Making("one"))
    (tmp_path / "weekly" / SLUG / "edition.json").write_text('{"status": "go')
    [edition] = list_editions(tmp_path)
    assert (edition.status, edition.published) == ("unreadable", False)
    publish(order(tmp_path, replaces=0), Making("two"))
    assert [read_word(edition.path) for edition in list_editions(tmp_path)] == ["two"]


def test_latest_is_the_newest_published_edition_and_no_failed_or_held_one(tmp_path):
    publish(order(tmp_path), Making("one"))
    shelf = tmp_path / "weekly"
    (shelf / "2015-04-20--2015-04-26").mkdir()
    (shelf / "2015-04-20--2015-04-26" / "edition.json").write_text('{"status": "held"}')
    assert find_latest(shelf) == shelf / SLUG
    assert find_latest(tmp_path / "nothing") is None
    (shelf / "latest").unlink()
    (shelf / "latest").write_text("2001-01-01--2001-01-07\n")  # as on a file system without links
    tend(shelf)
    assert read_latest(shelf) == SLUG


def test_an_empty_or_missing_folder_of_reports_has_no_editions(tmp_path):
    assert list_editions(tmp_path) == []
    assert list_editions(tmp_path / "nowhere") == []
