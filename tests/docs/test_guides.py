"""The tutorial and the how-to pages, typed as they stand: their files saved, their commands in one shell, their Python run."""

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from made.blocks import find_blocks

DOCS = Path(__file__).parents[2] / "docs"
GUIDES = sorted(
    [*DOCS.glob("tutorial*.md"), *(page for page in (DOCS / "how-to").glob("*.md") if page.stem != "index")]
)
STAND_STILL = ("sh", "text", "")  # what is shown and not typed


def write_script(page: Path) -> str:
    """Return a page as one script."""
    parts = ["set -euo pipefail"]
    for block in find_blocks(page.read_text(encoding="utf-8")):
        parts += block.typed
        if file := block.file:
            parts.append(
                f"mkdir -p {shlex.quote(str(Path(file).parent))}; cat > {shlex.quote(file)} <<'END-OF-FILE'\n{block.text}END-OF-FILE"
            )
        elif block.language == "python":
            parts.append(f"python - <<'END-OF-FILE'\n{block.text}END-OF-FILE")
    return "\n".join(parts)


@pytest.mark.parametrize("page", GUIDES, ids=lambda page: page.stem)
def test_every_block_of_a_guide_is_typed_saved_or_says_that_it_is_only_shown(page):
    blocks = list(find_blocks(page.read_text(encoding="utf-8")))
    assert blocks
    odd = [b.line for b in blocks if b.language not in {"console", "python", *STAND_STILL} and not b.file]
    assert odd == []


@pytest.mark.slow
@pytest.mark.parametrize("page", GUIDES, ids=lambda page: page.stem)
def test_a_guide_can_be_followed_word_by_word(page, tmp_path):
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    done = subprocess.run(
        [shutil.which("bash"), "-c", write_script(page)],
        cwd=tmp_path,
        env={**os.environ, "PATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-1000:] + done.stderr[-3000:]
