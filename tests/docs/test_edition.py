"""The page about an edition names every file and every key of its record."""

import json
import re
from pathlib import Path

import pytest

PAGE = (Path(__file__).parents[2] / "docs" / "reference" / "edition.md").read_text(encoding="utf-8")


@pytest.mark.slow
def test_every_file_and_key_of_an_edition_is_explained(dyads, tmp_path):
    code, _, complaints = dyads("run", "corpus", "--reports", tmp_path, "--as-of", "2026-06-01")
    assert (code, complaints.count("Traceback")) == (0, 0)
    edition = tmp_path / "corpus" / "latest"
    record = json.loads((edition / "edition.json").read_text(encoding="utf-8"))
    told = set(re.findall(r"`([\w./*]+)`", PAGE))
    assert sorted(set(record) - told) == []
    files = {path.relative_to(edition).as_posix() for path in edition.rglob("*") if path.is_file()}
    assert len(files) > 8
    patterns = [re.escape(name).replace(r"\*", "[^/]+") for name in told]
    assert [file for file in files if not any(re.fullmatch(pattern, file) for pattern in patterns)] == []
