"""Help that a newcomer reads: whole sentences, in groups, with examples that are commands."""

import shlex
import subprocess
import sys

import click
import pytest

from dyads.cli import SECTIONS, dyads

HEAVY = ("altair", "pandas", "numpy", "pyarrow", "papermill", "nbformat", "nbconvert", "jinja2", "matplotlib", "networkx", "yaml")  # fmt: skip


def commands(group, *names):
    """Yield the words and the command of everything below a group that does something itself."""
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands(command, *names, name)
        else:
            yield (*names, name), command


EVERY = {" ".join(words): command for words, command in commands(dyads)}


def examples_of(command):
    return [line.strip() for line in (command.epilog or "").splitlines() if line.strip().startswith("dyads ")]


def test_every_command_stands_in_one_section_with_its_whole_first_sentence(dyads):  # the fixture that types
    code, out, _ = dyads("--help")
    assert code == 0
    assert [heading for heading in SECTIONS if f"{heading}:\n" not in out] == []
    assert "..." not in out.replace("[ARGS]...", "")
    assert sorted(command.name for listed in SECTIONS.values() for command in listed) == sorted(
        {words.split()[0] for words in EVERY}
    )


@pytest.mark.parametrize("group", ["corpus", "registry", "schedule"])
def test_a_group_lists_its_commands_with_whole_sentences(dyads, group):
    code, out, _ = dyads(group, "--help")
    assert code == 0
    assert "..." not in out.replace("[ARGS]...", "")


@pytest.mark.parametrize("words", EVERY)
def test_every_option_of_a_command_says_what_it_does(words):
    options = [option for option in EVERY[words].params if isinstance(option, click.Option)]
    unsaid = [
        option.name
        for option in options
        if not option.help and not isinstance(option.type, click.Choice) and option.name != "help"
    ]
    assert unsaid == []


@pytest.mark.parametrize("words", EVERY)
def test_the_examples_of_a_command_are_understood(words, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "suggested.yaml").write_text("")
    examples = examples_of(EVERY[words])
    assert examples
    for example in examples:
        typed = shlex.split(example.partition(" > ")[0])[1:]
        assert typed[: len(words.split())] == words.split()
        EVERY[words].make_context(words, typed[len(words.split()) :])


def test_help_waits_for_nothing_heavy():
    code = f"import sys; from dyads.cli import dyads; dyads(['run', '--help'], standalone_mode=False); print([n for n in {HEAVY} if n in sys.modules])"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.splitlines()[-1] == "[]"


def test_what_nobody_thought_of_is_told_whole_and_whose_fault_it_is(dyads, monkeypatch):
    def trip(**_):
        raise KeyError("ko")

    monkeypatch.setattr(EVERY["doctor"], "callback", trip)
    code, _, err = dyads("doctor")
    assert code == 1
    assert "KeyError: 'ko'\n" in err
    assert (
        err.splitlines()[-1]
        == "dyads: this is a fault of dyads; please report the lines above, with what `dyads doctor` says"
    )
