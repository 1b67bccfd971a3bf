"""The catalogues are brought up to date with what is said."""

import json
import subprocess
import sys

import pytest

from dyads.language.catalogue import FOLDER
from dyads.language.languages import written_in
from dyads.language.markdown import split_messages, translate_markdown
from dyads.language.messages import find_messages, update_catalogues
from dyads.language.speaking import speaking

SOURCE = """
from dyads.language import message, speaking
LABEL = message("Share")
def tell(say, name, n):
    say("{name} said so: "
        "twice", name=name)
    say.many("{count} article", "{count} articles", n)
    say.number(3)
    return say(LABEL)
"""
NOTEBOOK = {
    "cells": [{"cell_type": "markdown", "source": ["## When\n", "\n", "The day of\n", "publication."]}]
}


def write(folder):
    (folder / "room").mkdir()
    (folder / "room" / "told.py").write_text(SOURCE)
    (folder / "room" / "page.html.j2").write_text("<p>{{ say('Contents') }}</p>")
    (folder / "room" / "story.ipynb").write_text(json.dumps(NOTEBOOK))
    return folder / "room"


def test_every_message_of_code_templates_and_notebooks_is_found(tmp_path):
    found = find_messages(write(tmp_path))
    assert {entry.id: entry.locations[0][0] for entry in found if entry.id} == {
        "Share": "room/told.py",
        "{name} said so: twice": "room/told.py",
        ("{count} article", "{count} articles"): "room/told.py",
        "Contents": "room/page.html.j2",
        "## When": "room/story.ipynb",
        "The day of publication.": "room/story.ipynb",
    }


def test_new_messages_are_added_translations_kept_and_obsolete_ones_dropped(tmp_path):
    found = find_messages(write(tmp_path))
    for language in ("ko", "ja"):
        (tmp_path / f"{language}.po").write_text('msgid "Share"\nmsgstr "비율"\n\nmsgid "Gone"\nmsgstr "x"\n')
    left = update_catalogues(found, tmp_path)
    written = (tmp_path / "ko.po").read_text()
    assert 'msgid "Share"\nmsgstr "비율"' in written
    assert "Gone" not in written
    assert len(left["ko"]) == 5
    update_catalogues(found, tmp_path)
    assert (tmp_path / "ko.po").read_text() == written


def test_a_folder_in_which_nothing_is_said_is_refused(tmp_path):
    with pytest.raises(ValueError, match="nothing is said there") as refused:
        find_messages(write(tmp_path), tmp_path / "nowhere")
    assert (
        str(refused.value)
        == f"{tmp_path / 'nowhere'}: nothing is said there; name a folder of code, notebooks or params"
    )
    with pytest.raises(ValueError, match="name the folders of all that is said: src/dyads notebooks params"):
        find_messages()


def test_the_command_leaves_the_catalogues_alone_where_it_is_given_a_wrong_folder(tmp_path):
    before = (FOLDER / "ko.po").read_bytes()
    ran = subprocess.run(
        [sys.executable, "-m", "dyads.language", tmp_path], capture_output=True, text=True, check=False
    )
    assert (ran.returncode, ran.stdout) == (1, "")
    assert ran.stderr == f"{tmp_path}: nothing is said there; name a folder of code, notebooks or params\n"
    assert (FOLDER / "ko.po").read_bytes() == before


def test_a_paragraph_is_one_message_wherever_its_lines_break():
    assert split_messages("## When\n\nOne\ntwo.\n\n- a\n- b\n") == ["## When", "One two.", "- a\n- b"]
    assert split_messages("") == []


def test_a_text_cell_stays_as_written_where_any_part_has_no_translation():
    assert translate_markdown("## When\n\nMy own words.", speaking("ko")) is None
    assert translate_markdown("My own words.", speaking("en")) == "My own words."


def test_the_script_tells_the_language():
    assert [written_in(text) for text in ("외교부", "外務省", "カナ", "Seoul", "日本과 한국")] == [
        "ko",
        "ja",
        "ja",
        "en",
        "ko",
    ]
