"""Delivery as somebody types it: with run, run --due and deliver; and publish."""

from __future__ import annotations

import email
import json
import shutil
from email import policy

import pytest
from aiosmtpd.controller import Controller

SETTINGS = "corpus: str = 'sample'\nperiod: str = 'all'\nzone: str = 'UTC'\nas_of: str = '2015-04-20'"
WEEK = "2015-04-13--2015-04-19"
MONDAY, NEXT = "2015-04-20T06:00+09:00", "2015-04-27T06:00+09:00"


@pytest.fixture
def unused_port(find_port):
    return find_port()


@pytest.fixture
def post(unused_port):
    """Return what a mail server on this machine got, by reader; while `closed` it takes nothing."""

    class Post(list):
        closed = False

        async def handle_DATA(self, _server, _session, envelope):  # noqa: N802 - aiosmtpd's name
            if self.closed:
                return "554 closed"
            message = email.message_from_bytes(envelope.content, policy=policy.default)
            self.append((envelope.rcpt_tos[0], message["Subject"]))
            return "250 OK"

    got = Post()
    controller = Controller(got, hostname="127.0.0.1", port=unused_port)
    controller.start()
    yield got
    controller.stop()


@pytest.fixture
def workspace(tmp_path, monkeypatch, unused_port):
    """A folder with a weekly briefing that goes to two readers."""
    monkeypatch.chdir(tmp_path)
    cells = [("parameters", SETTINGS), ("", "print('as of', as_of)")]
    notebook = {
        "cells": [
            {"cell_type": "code", "id": f"c{n}", "metadata": {"tags": [tag] if tag else []}, "source": source, "outputs": [], "execution_count": None}
            for n, (tag, source) in enumerate(cells)
        ],
        "metadata": {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}},
        "nbformat": 4, "nbformat_minor": 5,
    }  # fmt: skip
    (tmp_path / "small.ipynb").write_text(json.dumps(notebook))
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "tea.txt").write_text(
        "Talks\n\nApril 14, 2015\n\nJapan and South Korea met over tea.\n"
    )
    (tmp_path / "params").mkdir()
    (tmp_path / "params" / "weekly.yaml").write_text(
        "title: Weekly\nnotebook: small.ipynb\ncorpus: corpus\nperiod: last-full-week\nzone: Asia/Seoul\nschedule: weekly\nretries: 0\n"
        "deliver:\n  email:\n    to: [a@example.org, b@example.org]\n    from: desk@example.org\n    host: 127.0.0.1\n"
        f"    tls: none\n    port: {unused_port}\n"
    )
    return tmp_path


def test_an_edition_is_sent_once_and_what_was_owed_is_sent_with_the_next_run(dyads, workspace, post):
    week = [("a@example.org", "Weekly, 13–19 April 2015"), ("b@example.org", "Weekly, 13–19 April 2015")]
    assert dyads("-q", "run", "--due", "--at", MONDAY)[0] == 0
    assert post == week
    assert dyads("-q", "run", "--due", "--at", MONDAY)[0] == 0
    assert post == week

    post.closed = True
    code, out, err = dyads("-q", "run", "--due", "--at", NEXT)
    assert code == 4  # the edition is there
    assert "briefing.html" in out
    assert "e-mail to b@example.org: the server says 554 closed" in err
    post.closed = False
    assert dyads("-q", "run", "--due", "--at", NEXT)[0] == 0
    assert post[2:] == [(reader, "Weekly, 20–26 April 2015") for reader in ("a@example.org", "b@example.org")]
    assert "example.org" not in (workspace / "reports" / "weekly" / WEEK / "edition.json").read_text()


def test_nothing_is_sent_where_that_is_asked_and_a_draft_can_be_looked_at(dyads, workspace, post):
    assert dyads("-q", "run", "--due", "--at", MONDAY, "--no-delivery")[0] == 0
    edition = workspace / "reports" / "weekly" / WEEK
    code, out, _ = dyads("deliver", edition, "--params", "params/weekly.yaml", "--draft", "letter.eml")
    assert (code, out) == (0, "letter.eml\n")
    draft = email.message_from_bytes((workspace / "letter.eml").read_bytes(), policy=policy.default)
    assert draft["To"] == "a@example.org"
    assert post == []
    assert dyads("-q", "deliver", edition, "--params", "params/weekly.yaml")[0] == 0
    assert dyads("-q", "deliver", edition, "--params", "params/weekly.yaml")[0] == 0
    assert len(post) == 2
    assert dyads("-q", "deliver", edition, "--params", "params/weekly.yaml", "--again")[0] == 0
    assert len(post) == 4


def test_a_delivery_that_fails_has_an_exit_code_of_its_own(dyads, workspace, post):
    dyads("-q", "run", "--due", "--at", MONDAY, "--no-delivery")
    post.closed = True
    assert (
        dyads("-q", "deliver", workspace / "reports" / "weekly" / WEEK, "--params", "params/weekly.yaml")[0]
        == 5
    )


def test_params_that_name_nobody_or_a_secret_say_so(dyads, workspace):
    edition = workspace / "reports"
    code, _, err = dyads("deliver", edition, "--params", "sample")
    assert (code, err) == (
        2,
        "dyads: sample:\n  deliver: is missing; say to whom, with `email:` or `webhook:` below it\n",
    )
    params = workspace / "params" / "weekly.yaml"
    params.write_text(params.read_text() + "    user: desk\n    password: hunter2\n")
    code, _, err = dyads("check", "params/weekly.yaml")
    assert code == 2
    assert "deliver.email.password: must be the name of an environment variable" in err
    assert "hunter2" not in err


def test_a_site_is_published_and_only_once(dyads, workspace):
    assert dyads("publish", "public")[0] == 2  # no site yet
    dyads("-q", "run", "--due", "--at", MONDAY, "--no-delivery")
    dyads("site")
    code, out, _ = dyads("-q", "publish", "public", "--pages")
    files = [file for file in (workspace / "public").rglob("*") if file.is_file()]
    assert (code, out) == (0, f"{len(files) - 1} files copied, 0 as they were, 0 removed\n")
    assert (
        dyads("-q", "publish", "public", "--pages")[1]
        == f"0 files copied, {len(files) - 1} as they were, 0 removed\n"
    )
    shutil.rmtree(workspace / "public")
