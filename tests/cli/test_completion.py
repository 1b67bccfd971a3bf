"""A shell that was taught completes commands, options and files."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

PRESS_TAB = """
eval "$(dyads completion bash)"
COMP_WORDS=({words}); COMP_CWORD={place}; COMPREPLY=()
compopt() {{ [ "$2" = default ] && COMPREPLY=(FILES); }}
_dyads_completion dyads
echo "${{COMPREPLY[@]}}"
"""


def press_tab(words):
    """Return what bash offers for the last of these words."""
    script = PRESS_TAB.format(words=words, place=len(words.split()) - 1)
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    ran = subprocess.run(
        ["bash", "-c", script], env={**os.environ, "PATH": path}, capture_output=True, text=True, check=True
    )
    return ran.stdout.split()


def test_bash_completes_commands_options_and_files():
    assert press_tab("dyads re") == ["registry"]
    assert "--as-of" in press_tab("dyads run --as")
    assert press_tab("dyads annotate my-art") == ["FILES"]


@pytest.mark.parametrize(
    ("shell", "line"),
    [
        ("zsh", "    compdef _dyads_completion dyads"),
        ("fish", 'complete --no-files --command dyads --arguments "(_dyads_completion)";'),
    ],
)
def test_the_other_shells_are_told_in_their_own_words(dyads, shell, line):
    code, out, _ = dyads("completion", shell)
    assert code == 0
    assert line in out.splitlines()


def test_a_shell_nobody_knows_is_refused(dyads):
    code, _, err = dyads("completion", "tcsh")
    assert code == 2
    assert "'tcsh' is not one of 'bash', 'zsh', 'fish'" in err
