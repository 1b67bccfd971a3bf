"""The tutorial and the how-to pages, typed as they stand: their files saved, their commands in one shell, their Python run."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest
from made.blocks import Block, find_blocks

from dyads.cli import dyads

DOCS = Path(__file__).parents[2] / "docs"
GUIDES = sorted(
    [*DOCS.glob("tutorial*.md"), *(page for page in (DOCS / "how-to").glob("*.md") if page.stem != "index")]
)
STAND_STILL = ("sh", "text", "")  # what is shown and not typed


def find_language(block: Block) -> str:
    return block.language.partition(" ")[0]


def find_file(block: Block) -> str:
    """Return where a block is saved: `yaml params/ours.yaml` behind its fence says it."""
    return block.language.partition(" ")[2]


def find_typed(block: Block) -> list[str]:
    """Return the commands of a block: what stands behind `$`, with the lines it goes on in."""
    lines = re.sub(r"\\\n(?:> )?", "", block.text).splitlines()
    return [line.removeprefix("$ ") for line in lines if line.startswith("$ ")]


def write_script(page: Path) -> str:
    """Return a page as one script."""
    parts = ["set -euo pipefail"]
    for block in find_blocks(page.read_text(encoding="utf-8")):
        if find_language(block) == "console":
            parts += find_typed(block)
        elif file := find_file(block):
            parts.append(
                f"mkdir -p {shlex.quote(str(Path(file).parent))}; cat > {shlex.quote(file)} <<'END-OF-FILE'\n{block.text}END-OF-FILE"
            )
        elif find_language(block) == "python":
            parts.append(f"python - <<'END-OF-FILE'\n{block.text}END-OF-FILE")
    return "\n".join(parts)


@pytest.mark.parametrize("page", GUIDES, ids=lambda page: page.stem)
def test_every_block_of_a_guide_is_typed_saved_or_says_that_it_is_only_shown(page):
    blocks = list(find_blocks(page.read_text(encoding="utf-8")))
    assert blocks
    odd = [
        b.line
        for b in blocks
        if find_language(b) not in {"console", "python", *STAND_STILL} and not find_file(b)
    ]
    assert odd == []


@pytest.mark.parametrize("page", GUIDES, ids=lambda page: page.stem)
def test_the_commands_of_a_guide_are_understood(page, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for block in find_blocks(page.read_text(encoding="utf-8")):
        if find_file(block):
            file = tmp_path / find_file(block)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(block.text, encoding="utf-8")
        for typed in find_typed(block) if find_language(block) == "console" else []:
            command, _, target = typed.partition(" > ")
            if target:
                Path(target).touch()
            words = shlex.split(command.partition(" | ")[0], comments=True)
            if words[0] == "dyads":
                understand(dyads, "dyads", words[1:])


def understand(command, name, words):
    """Raise what click complains of, without running anything."""
    if isinstance(command, click.Group) and words:
        understand(command.commands[words[0]], words[0], words[1:])
    else:
        command.make_context(name, list(words), resilient_parsing=False)


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
