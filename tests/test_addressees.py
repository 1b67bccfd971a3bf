"""To whom an edition goes: read from params, every fault at once, and no secret repeated."""

from __future__ import annotations

import pytest

from dyads.addressees import NOBODY, Addressees, Mail, Webhook, is_web_address, read_addressees

MAIL = {"to": "a@example.org", "from": "Desk <desk@example.org>", "host": "smtp.example.org"}


def test_a_mail_goes_by_starttls_with_the_pdf_unless_something_else_is_said():
    assert read_addressees({"email": MAIL}) == (
        Addressees(mail=Mail(to=("a@example.org",), sender="Desk <desk@example.org>", host="smtp.example.org", port=587, tls="starttls")), [],
    )  # fmt: skip
    more = MAIL | {"to": ["a@example.org", "b@example.org", "a@example.org"], "tls": "tls", "user": "desk", "password": "SMTP_PASSWORD", "attach": False}  # fmt: skip
    read, _ = read_addressees({"email": more, "webhook": {"url": "DYADS_HOOK", "token": "DYADS_TOKEN"}, "site": "https://example.org/"})  # fmt: skip
    assert (read.mail.to, read.mail.port, read.mail.attach) == (
        ("a@example.org", "b@example.org"),
        465,
        False,
    )
    assert read.webhook == Webhook(url="DYADS_HOOK", token="DYADS_TOKEN")  # noqa: S106 - a variable


def test_secrets_are_known_by_the_names_of_their_variables():
    given = {
        "email": MAIL | {"user": "desk", "password": "SMTP"},
        "webhook": {"url": "https://example.org/", "token": "SMTP"},
    }
    assert read_addressees(given)[0].list_variables() == ["SMTP"]
    assert read_addressees({"webhook": {"url": "HOOK"}})[0].list_variables() == ["HOOK"]
    assert NOBODY.list_variables() == []


def test_nobody_is_nobody():
    assert read_addressees({}) == (NOBODY, [])
    assert not NOBODY
    assert read_addressees({"site": "https://example.org/"})[0].site == "https://example.org/"


def test_everything_that_is_wrong_is_told_at_once():
    given = {
        "mail": {},
        "email": {"to": ["a@example.org\nBcc: b@example.org", "nobody", 3, "한@example.org"], "from": "", "host": "smtp host", "port": 0, "tls": "ssl", "attach": "no", "cc": 1},
        "webhook": "https://example.org/",
        "site": "javascript:alert(1)",
    }  # fmt: skip
    assert read_addressees(given) == (
        NOBODY,
        [
            "deliver: knows email, site, webhook, not 'mail'",
            "deliver.email: knows attach, from, host, password, port, tls, to, user, not 'cc'",
            "deliver.email.to: must be an address such as desk@example.org, not 'a@example.org\\nBcc: b@example.org'",
            "deliver.email.to: must be an address such as desk@example.org, not 'nobody'",
            "deliver.email.to: must be an address such as desk@example.org, not 3",
            "deliver.email.to: must be an address such as desk@example.org, not '한@example.org'",
            "deliver.email.from: must be an address such as desk@example.org, not ''",
            "deliver.email.tls: must be 'starttls', 'tls' or 'none', not 'ssl'",
            "deliver.email.host: must name a mail server, such as smtp.example.org, not 'smtp host'",
            "deliver.email.port: must be a port such as 587, not 0",
            "deliver.email.attach: must be true or false, not 'no'",
            "deliver.webhook: must hold lines such as `url: https://example.org/hook`",
            "deliver.site: must be an address such as https://example.org/briefings/, not 'javascript:alert(1)'",
        ],
    )
    assert read_addressees({"email": {"host": "h"}})[1][0] == (
        "deliver.email.to: must name at least one address, such as [desk@example.org]"
    )


@pytest.mark.parametrize(
    "given",
    [
        {"email": MAIL | {"user": "desk", "password": "hunter2"}},
        {"webhook": {"url": "https://me:hunter2@example.org/"}},
        {"webhook": {"url": "http://example.org/hunter2"}},
        {"webhook": {"url": "DYADS_HOOK", "token": "hunter2"}},
    ],
)
def test_a_secret_in_params_is_refused_and_not_repeated(given):
    read, faults = read_addressees(given)
    assert read is NOBODY
    assert len(faults) == 1
    assert "environment variable" in faults[0]
    assert "hunter2" not in faults[0]


def test_a_briefing_does_not_travel_readable_but_on_this_machine():
    fault = "deliver.email.tls: 'none' would send the briefing readable to everybody on the way; it is for this machine alone"
    assert read_addressees({"email": MAIL | {"tls": "none"}}) == (NOBODY, [fault])
    assert read_addressees({"email": MAIL | {"tls": "none", "host": "localhost"}})[0].mail.port == 25
    assert read_addressees({"email": MAIL | {"user": "desk"}}) == (
        NOBODY,
        ["deliver.email: user and password go together; give both, or neither"],
    )


def test_a_user_that_no_mail_server_can_be_told_is_a_fault():
    assert read_addressees({"email": MAIL | {"user": "사무국", "password": "SMTP_PASSWORD"}}) == (
        NOBODY,
        ["deliver.email.user: must be ASCII text, as mail servers ask for it, not '사무국'"],
    )


@pytest.mark.parametrize(
    ("url", "sound"),
    [
        ("https://example.org/a?b=c", True),
        ("http://127.0.0.1:8080/", True),
        ("http://[::1]/", True),
        ("http://localhost/", True),
        ("http://example.org/", False),
        ("http://127.0.0.1.example.org/", False),
        ("https://a:b@example.org/", False),
        ("https://example.org/a b", False),
        ("https://example.org:x/", False),
        ("https:///a", False),
        ("file:///etc/passwd", False),
        ("", False),
    ],
)
def test_something_is_sent_over_https_or_within_this_machine(url, sound):
    assert is_web_address(url) is sound
