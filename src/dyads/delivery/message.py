"""A letter becomes a message of electronic mail (RFC 5322, MIME)."""

from __future__ import annotations

import hashlib
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import parseaddr

from dyads.delivery.letter import Letter

_PLAIN = SMTP.clone(cte_type="7bit")  # every server takes it


def write_message(letter: Letter, *, sender: str, recipient: str, name: str, now: datetime) -> EmailMessage:
    """Return the message to one reader: a text and a page beside each other, the charts within the page, the PDF attached.

    `name` is that of the edition and its revision: the same letter to the same reader has the same Message-ID.
    """
    message = EmailMessage(_PLAIN)
    message["Subject"] = letter.subject
    message["From"] = sender
    message["To"] = recipient
    message["Date"] = now
    message["Message-ID"] = f"<{_fingerprint(name, recipient)}@{parseaddr(sender)[1].partition('@')[2]}>"
    message["Content-Language"] = letter.language
    message["Auto-Submitted"] = "auto-generated"  # RFC 3834: nobody's holiday note answers it
    message.set_content(letter.text)
    message.add_alternative(letter.html, subtype="html")
    page = message.get_body(("html",))
    if isinstance(page, EmailMessage):
        for chart in letter.charts:
            page.add_related(
                chart.png,
                "image",
                "png",
                cid=f"<{chart.name}>",
                filename=f"{chart.name}.png",
                disposition="inline",
            )
    if letter.pdf is not None:
        message.add_attachment(letter.pdf, "application", "pdf", filename=letter.name)
    return message


def _fingerprint(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32]
