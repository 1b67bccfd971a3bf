"""A message is handed to a mail server, in secret, for one reader."""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from email.utils import parseaddr

from dyads.addressees import Mail

TIME_LIMIT = 30.0  # seconds for every answer of the server
_FOR_NOW = range(400, 500)  # what a server says that may take it later (RFC 5321, 4.2.1)


class UncertainError(Exception):
    """The message was under way when the answer failed to come: it may have arrived."""


def send_message(message: EmailMessage, recipient: str, mail: Mail, password: str | None) -> None:
    """Hand the message over; smtplib's errors and OSError say that it has not been taken, UncertainError that it may have been."""
    with _open(mail, password) as server:
        _expect(server.mail(parseaddr(mail.sender)[1]))
        _expect(server.rcpt(parseaddr(recipient)[1]))
        try:
            _expect(server.data(message.as_bytes()))
        except smtplib.SMTPResponseException:
            raise
        except (OSError, smtplib.SMTPException) as error:
            raise UncertainError(str(error)) from error


def may_pass(error: BaseException) -> bool:
    """Say whether a server that refuses or is silent now may take the message in a moment."""
    if isinstance(error, smtplib.SMTPResponseException):
        return error.smtp_code in _FOR_NOW
    if isinstance(error, ssl.SSLError):
        return False
    return isinstance(error, (smtplib.SMTPServerDisconnected, OSError)) and not isinstance(
        error, smtplib.SMTPNotSupportedError
    )


@contextmanager
def _open(mail: Mail, password: str | None) -> Iterator[smtplib.SMTP]:
    context = ssl.create_default_context()
    if mail.tls == "tls":
        server: smtplib.SMTP = smtplib.SMTP_SSL(mail.host, mail.port, timeout=TIME_LIMIT, context=context)
    else:
        server = smtplib.SMTP(mail.host, mail.port, timeout=TIME_LIMIT)
    try:
        if mail.tls == "starttls":
            server.starttls(context=context)
        server.ehlo_or_helo_if_needed()
        if mail.user is not None and password is not None:
            server.login(mail.user, password)
        yield server
        server.quit()
    finally:
        server.close()


def _expect(reply: tuple[int, bytes]) -> None:
    code, words = reply
    if code // 100 != _DONE:
        raise smtplib.SMTPResponseException(code, words)


_DONE = 2
