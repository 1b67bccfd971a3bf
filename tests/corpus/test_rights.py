"""Files and folders that the user has no right to read, read by somebody who is not root."""

import json
import os
import shutil
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from reading import write

NOBODY = 65534
AS_NOBODY = """
import json, os, sys
import dyads.corpus.formats.plain
from dyads.corpus import Store, read_documents
from dyads.errors import CorpusError
root = os.geteuid() == 0
if root:
    os.setgroups([])
    os.setegid(int(sys.argv[2]))
    os.seteuid(int(sys.argv[2]))
"""
READ = """
try:
    reads = list(read_documents([sys.argv[1]]))
except CorpusError as error:
    print(json.dumps(str(error)))
else:
    documents = [row["source"] for read in reads for row in read.documents.to_pylist()]
    print(json.dumps([documents, [row for read in reads for row in read.rejected.to_pylist()]]))
"""
ADD_TWICE = """
source, store = sys.argv[1], Store(sys.argv[1] + "/../store")
store.add([source])
before = store.rejected()
if root:
    os.seteuid(0)
os.chmod(source + "/sub", 0o755)
store.add([source])
print(json.dumps([before, store.rejected()]))
"""

pytestmark = pytest.mark.skipif(
    not hasattr(os, "seteuid"), reason="this system knows no rights that chmod could take away"
)


@pytest.fixture
def place():
    """A folder that everybody may open, with a folder and two articles in it."""
    around = Path(tempfile.mkdtemp())
    around.chmod(0o777)
    folder = around / "in"
    write(folder / "a.txt", "The envoys met.\n")
    write(folder / "sub/b.txt", "They met again.\n")
    yield folder
    for path in (folder / "sub", folder / "sub/b.txt"):
        path.chmod(stat.S_IRWXU)
    shutil.rmtree(around)


def read_as_nobody(source, program=READ):
    """What is read there, or the error that stopped it."""
    run = subprocess.run(
        [sys.executable, "-c", AS_NOBODY + program, str(source), str(NOBODY)],
        check=True,
        capture_output=True,
        text=True,
    )
    return json.loads(run.stdout)


@pytest.mark.parametrize(
    ("closed", "rights", "listed"),
    [
        ("sub", 0o000, "sub"),  # cannot be listed
        ("sub", 0o444, "sub/b.txt"),  # can be listed, but nothing in it looked at
    ],
)
def test_a_folder_without_the_right_to_read_it_is_listed_and_the_rest_is_read(place, closed, rights, listed):
    (place / closed).chmod(rights)
    assert read_as_nobody(place) == [
        ["a.txt"],
        [{"source": listed, "reason": "cannot be opened: Permission denied; take the right to read it"}],
    ]


def test_a_file_without_the_right_to_read_it_is_listed_and_the_rest_is_read(place):
    (place / "sub/b.txt").chmod(0o000)
    assert read_as_nobody(place) == [
        ["a.txt"],
        [
            {
                "source": "sub/b.txt",
                "reason": "cannot be opened: Permission denied; take the right to read it, or save it again",
            }
        ],
    ]


@pytest.mark.parametrize(("name", "rights"), [("sub", 0o000), ("sub", 0o311), ("sub/b.txt", 0o000)])
def test_a_named_place_without_the_right_to_read_it_is_an_error_with_its_cure(place, name, rights):
    (place / "sub").chmod(rights)
    assert read_as_nobody(place / name) == (
        f"{place}/{name}: cannot be opened: Permission denied; take the right to read it, or name another place"
    )


def test_a_store_lists_a_folder_that_could_not_be_read_until_it_can(place):
    (place / "sub").chmod(0o000)
    assert read_as_nobody(place, ADD_TWICE) == [
        {"sub": "cannot be opened: Permission denied; take the right to read it"},
        {},
    ]
