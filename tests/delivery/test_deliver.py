"""Delivery to a real mail server and a real web server: to each once a revision, whatever fails."""

from __future__ import annotations

import json
import shutil
import ssl
import subprocess
from datetime import UTC, datetime

import pytest
from aiosmtpd.smtp import AuthResult

from dyads.addressees import Addressees, Webhook
from dyads.delivery import Delivered, deliver, find_undelivered
from dyads.delivery.ledger import find_ledger, name_addressee
from dyads.errors import DeliveryError

NOW = datetime(2026, 1, 5, 6, tzinfo=UTC)


def send(edition, to, environment=None, **more):
    return deliver(edition, to, now=NOW, environment=environment or {}, **{"pauses": (0, 0), **more})


def test_everybody_gets_a_message_of_his_own_and_none_gets_it_twice(put_edition, mail_server, by_mail):
    edition = put_edition()
    to = by_mail("a@example.org", "Bee <b@example.org>")
    assert send(edition, to) == Delivered(sent=2, before=0)
    assert [envelope.rcpt_tos for envelope in mail_server.got] == [["a@example.org"], ["b@example.org"]]
    assert {envelope.mail_from for envelope in mail_server.got} == {"desk@example.org"}
    assert b"b@example.org" not in mail_server.got[0].content
    assert send(edition, to) == Delivered(sent=0, before=2)
    assert send(edition, by_mail("a@example.org", "c@example.org")) == Delivered(sent=1, before=1)
    assert send(edition, to, again=True) == Delivered(sent=2, before=0)
    assert len(mail_server.got) == 5


def test_a_restated_edition_goes_out_again(put_edition, mail_server, by_mail):
    send(put_edition(), by_mail())
    assert send(put_edition(revision=2, because=["corpus"]), by_mail()) == Delivered(sent=1)
    assert b"(revision 2)" in mail_server.got[1].content


def test_a_server_that_is_busy_is_asked_again_and_one_that_refuses_is_not(put_edition, mail_server, by_mail):
    mail_server.answers = ["451 busy", "451 busy"]
    assert send(put_edition(), by_mail()) == Delivered(sent=1)
    mail_server.refuse = {"nobody@example.org": "550 no such user"}
    edition = put_edition(slug="2025-12-22--2025-12-28")
    with pytest.raises(DeliveryError) as refused:
        send(edition, by_mail("nobody@example.org", "a@example.org"))
    assert str(refused.value) == (
        f"{edition.path}: not delivered to everybody\n  e-mail to nobody@example.org: the server says 550 no such user"
    )
    assert len(mail_server.got) == 2  # the other got it
    assert find_undelivered(edition.path.parent, "weekly") == [edition]
    mail_server.refuse = {}
    assert send(edition, by_mail("nobody@example.org", "a@example.org")) == Delivered(sent=1, before=1)
    assert find_undelivered(edition.path.parent, "weekly") == []


def test_what_may_have_arrived_is_not_sent_twice(put_edition, mail_server, by_mail):
    edition = put_edition()
    mail_server.answers = ["hang up"]
    with pytest.raises(DeliveryError, match=r"e-mail to a@example.org: no answer came .*; it may have arrived or not: `dyads deliver --again` sends it anew"):  # fmt: skip
        send(edition, by_mail())
    assert send(edition, by_mail()) == Delivered(sent=0, before=1)
    assert send(edition, by_mail(), again=True) == Delivered(sent=1)


def test_a_run_that_was_killed_while_it_sent_is_told_once(put_edition, mail_server, by_mail):
    edition = put_edition()
    find_ledger(edition.path).write(1, {name_addressee("email", "a@example.org"): "sending"}, NOW)
    assert find_undelivered(edition.path.parent, "weekly") == [edition]
    with pytest.raises(DeliveryError, match="a run was killed while it sent"):
        send(edition, by_mail())
    assert find_undelivered(edition.path.parent, "weekly") == []
    assert mail_server.got == []


def test_the_newest_edition_is_owed_where_a_run_was_killed_before_it_wrote_to_anybody(put_edition, by_mail):
    old = put_edition(slug="2025-12-22--2025-12-28")
    shelf = old.path.parent
    assert find_undelivered(shelf, "weekly") == []  # whoever is newly named gets no old editions
    send(old, by_mail())
    new = put_edition()
    assert find_undelivered(shelf, "weekly") == [new]
    assert find_undelivered(put_edition(status="held").path.parent, "weekly") == []
    assert find_undelivered(shelf / "nowhere", "weekly") == []


def test_a_ledger_names_nobody_and_is_not_in_the_edition(put_edition, by_mail):
    edition = put_edition()
    before = {path: path.read_bytes() for path in edition.path.rglob("*") if path.is_file()}
    send(edition, by_mail())
    assert {path: path.read_bytes() for path in edition.path.rglob("*") if path.is_file()} == before
    ledger = find_ledger(edition.path).path.read_text()
    assert "example.org" not in ledger
    assert list(json.loads(ledger)["1"].values()) == [{"state": "sent", "at": "2026-01-05T06:00:00+00:00"}]
    find_ledger(edition.path).path.write_text("{")
    with pytest.raises(DeliveryError, match="remove it, and everything counts as not delivered"):
        send(edition, by_mail())


def test_what_is_not_published_is_not_delivered(put_edition, by_mail):
    edition = put_edition(status="held")
    with pytest.raises(DeliveryError) as refused:
        send(edition, by_mail())
    assert str(refused.value) == f"{edition.path}: is held; only a published edition is delivered"


@pytest.fixture
def certificate(tmp_path, monkeypatch):
    """Return a certificate for this machine that this process trusts."""
    if (openssl := shutil.which("openssl")) is None:
        pytest.skip("no openssl on the path: install Debian's package openssl")
    key, certificate = tmp_path / "key.pem", tmp_path / "cert.pem"
    words = [
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-days",
        "2",
        "-subj",
        "/CN=127.0.0.1",
        "-addext",
        "subjectAltName=IP:127.0.0.1",
    ]
    subprocess.run([openssl, *words, "-keyout", key, "-out", certificate], check=True, capture_output=True)
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    return context


def test_a_password_goes_only_to_a_server_that_proves_itself(  # noqa: PLR0917 - fixtures
    put_edition, run_mail_server, by_mail, certificate, monkeypatch, tmp_path, caplog):  # fmt: skip
    heard = []

    def know(server, session, envelope, mechanism, data):
        heard.append((data.login, data.password))
        return _result(success=data.password == b"s3cret")

    (tmp_path / "password").write_text("s3cret\n")
    with run_mail_server(
        tls_context=certificate, authenticator=know, auth_required=True, require_starttls=True
    ) as server:
        to = by_mail(port=server.port, tls="starttls", user="desk", password="DYADS_SMTP")  # noqa: S106 - a variable
        edition = put_edition()
        assert send(edition, to, {"DYADS_SMTP_FILE": str(tmp_path / "password")}) == Delivered(sent=1)
        assert heard == [(b"desk", b"s3cret")]
        assert server.got[0].rcpt_tos == ["a@example.org"]
        for environment, told in (({}, "DYADS_SMTP: is not set; set this variable, or let DYADS_SMTP_FILE name a file that holds the secret"), ({"DYADS_SMTP": "wrong"}, "the server says 535")):  # fmt: skip
            with pytest.raises(DeliveryError, match=told):
                send(edition, to, environment, again=True)
        monkeypatch.delenv("SSL_CERT_FILE")
        with pytest.raises(DeliveryError, match="certificate verify failed"):
            send(edition, to, {"DYADS_SMTP": "s3cret"}, again=True)
        assert len(server.got) == 1
    kept = "".join(
        file.read_text(errors="replace") for file in edition.path.parent.rglob("*") if file.is_file()
    )
    assert "s3cret" not in kept + caplog.text


def _result(*, success):
    return AuthResult(success=success, handled=success)


def test_a_webhook_gets_a_small_summary_once(put_edition, hook_server, by_hook):
    edition, to = put_edition(), by_hook(token="DYADS_TOKEN")  # noqa: S106 - a variable
    assert send(edition, to, {"DYADS_TOKEN": "s3cret"}) == Delivered(sent=1)
    assert send(edition, to, {"DYADS_TOKEN": "s3cret"}) == Delivered(before=1)
    ((path, headers, message),) = hook_server.got
    assert path == "/hook"
    assert headers["Authorization"] == "Bearer s3cret"
    assert headers["Idempotency-Key"] == message["id"] == "weekly/2025-12-29--2026-01-04/1"
    assert message["text"].splitlines() == [
        "Weekly briefing, 29 December 2025 – 4 January 2026",
        "• Japan is named in 3 of 4 articles.",
        "• <script>alert(1)</script> & more.",
        "https://example.org/archive/weekly/2025-12-29--2026-01-04/briefing.html",
    ]
    assert message["named"] == [{"actor": "japan", "name": "Japan", "articles": 3, "share": 0.75}]
    assert message["period"] == {"start": "2025-12-29", "end": "2026-01-05", "zone": "Asia/Seoul"}


def test_a_webhook_that_is_busy_is_asked_again_and_leads_nowhere_else(put_edition, hook_server, by_hook):
    hook_server.codes = [503, 429]
    assert send(put_edition(), by_hook()) == Delivered(sent=1)
    assert len(hook_server.got) == 3
    hook_server.codes, hook_server.elsewhere = [302], f"http://127.0.0.1:{hook_server.server_port}/elsewhere"
    edition = put_edition(slug="2025-12-22--2025-12-28")
    with pytest.raises(DeliveryError) as refused:
        send(edition, by_hook())
    assert str(refused.value) == f"{edition.path}: not delivered to everybody\n  webhook: the server says 302"
    assert [path for path, _, _ in hook_server.got] == ["/hook"] * 4
    hook_server.codes = [400]
    with pytest.raises(DeliveryError, match="the server says 400"):
        send(edition, by_hook())
    assert len(hook_server.got) == 5


def test_an_address_that_is_a_secret_comes_from_the_environment_and_is_told_nobody(
    put_edition, hook_server, by_hook
):
    edition = put_edition()
    secret = by_hook("/s3cret").webhook.url
    to = Addressees(webhook=type(by_hook().webhook)(url="DYADS_HOOK"))
    assert send(edition, to, {"DYADS_HOOK": secret}) == Delivered(sent=1)
    for value in ("http://example.org/s3cret", "file:///s3cret", "https://me:s3cret@example.org/"):
        with pytest.raises(DeliveryError) as refused:
            send(edition, to, {"DYADS_HOOK": value}, again=True)
        assert str(refused.value) == (
            f"{edition.path}: not delivered to everybody\n  webhook: DYADS_HOOK: must hold an https address without a password in it"
        )
    hook_server.codes = [400]
    with pytest.raises(DeliveryError) as refused:
        send(edition, to, {"DYADS_HOOK": secret}, again=True)
    assert "s3cret" not in str(refused.value)


def test_a_secret_that_no_header_can_hold_is_named_by_its_variable_and_told_nobody(put_edition, by_hook):
    edition, to = put_edition(), by_hook(token="DYADS_TOKEN")  # noqa: S106 - a variable
    for value in ("s3cret\nX-More: 1", "비밀s3cret"):
        with pytest.raises(DeliveryError) as refused:
            send(edition, to, {"DYADS_TOKEN": value})
        assert str(refused.value) == (
            f"{edition.path}: not delivered to everybody\n"
            "  webhook: DYADS_TOKEN: must be one line of ASCII letters, figures and marks"
        )


def test_what_answers_without_being_a_web_server_is_named(put_edition, mail_server):
    edition = put_edition()
    with pytest.raises(DeliveryError) as refused:
        send(edition, Addressees(webhook=Webhook(url=f"http://127.0.0.1:{mail_server.port}/")))
    assert str(refused.value) == (
        f"{edition.path}: not delivered to everybody\n  webhook: what answers there speaks no HTTP"
    )


def test_a_server_that_is_not_there_is_named_by_its_fault(put_edition, mail_server, by_mail):
    with pytest.raises(DeliveryError, match="Connection refused"):
        send(put_edition(), by_mail(port=1))
