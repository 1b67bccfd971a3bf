"""A program is told of an edition: one HTTP POST to the address that was named, and to no other."""

from __future__ import annotations

import http.client
import json
import urllib.error
import urllib.request
from collections.abc import Mapping
from typing import Any

from dyads import __version__
from dyads.delivery.letter import find_link, say_subject
from dyads.newsroom.cards import Card
from dyads.report.words import speak

TIME_LIMIT = 15.0  # seconds
_BUSY = frozenset({408, 425, 429, 500, 502, 503, 504})  # what a server says that may take it later
_NAMED = 5  # actors


def describe_edition(card: Card, name: str, site: str | None) -> dict[str, Any]:
    """Return the message: what the edition is, its findings, and `text`, a line that chat programs show."""
    subject = say_subject(speak(card.language), card)
    link = find_link(site, card)
    return {
        "event": "edition",
        "id": name,
        "text": "\n".join(filter(None, [subject, *(f"• {finding}" for finding in card.findings), link])),
        "title": card.title,
        "briefing": card.briefing,
        "edition": card.slug,
        "revision": card.revision,
        "status": card.status,
        "language": card.language,
        "period": {
            "start": card.start and card.start.isoformat(),
            "end": card.end and card.end.isoformat(),
            "zone": card.zone,
        },
        "as_of": card.as_of.isoformat(),
        "articles": card.articles,
        "findings": list(card.findings),
        "named": [
            {"actor": one.actor, "name": one.name, "articles": one.documents, "share": one.share}
            for one in card.named[:_NAMED]
        ],
        "url": link,
    }


def post(url: str, message: Mapping[str, Any], token: str | None) -> None:
    """Send the message; OSError says why it was not taken. The same message has the same Idempotency-Key."""
    headers = {
        "Content-Type": "application/json; charset=utf-8",
        "User-Agent": f"dyads/{__version__}",
        "Idempotency-Key": str(message["id"]),
    } | ({"Authorization": f"Bearer {token}"} if token else {})
    body = json.dumps(message, ensure_ascii=False).encode("utf-8", "replace")
    request = urllib.request.Request(url, body, headers, method="POST")  # noqa: S310  # https, or this machine: `addressees` saw to it
    try:
        with urllib.request.build_opener(_Stay).open(request, timeout=TIME_LIMIT) as reply:
            reply.read(1)
    except urllib.error.HTTPError as refusal:
        refusal.close()
        raise
    except http.client.HTTPException:
        raise OSError("what answers there speaks no HTTP") from None  # its own words may hold the address


def may_pass(error: BaseException) -> bool:
    """Say whether the program may take the message in a moment."""
    if isinstance(error, urllib.error.HTTPError):
        return error.code in _BUSY
    return isinstance(error, OSError)


class _Stay(urllib.request.HTTPRedirectHandler):
    """Follows nobody elsewhere: what is sent is meant for the address that was named."""

    def redirect_request(self, *_: Any) -> None:
        return None
