"""To whom an edition goes, as params say it: an e-mail, a webhook. No secret is in it, only the names of variables that hold one."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from email.utils import parseaddr
from typing import Any, Literal, TypeVar, cast
from urllib.parse import urlsplit

Tls = Literal["starttls", "tls", "none"]
_Part = TypeVar("_Part")

_ADDRESS = re.compile(r"[^\s@<>()\[\],;:\\\"]+@[^\s@<>()\[\],;:\\\"]+")
_VARIABLE = re.compile(r"[A-Z][A-Z0-9_]*")
_PORTS = {"starttls": 587, "tls": 465, "none": 25}
_MOST_PORTS = 65_536


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """An e-mail to each of the addresses, by way of a server."""

    to: tuple[str, ...]
    sender: str
    host: str
    port: int
    tls: Tls  # none: only to a server on this machine
    user: str | None = None
    password: str | None = None  # the variable that holds it
    attach: bool = True  # the PDF


@dataclass(frozen=True, slots=True, kw_only=True)
class Webhook:
    """A message to a program: the address, or the variable that holds an address which is a secret."""

    url: str
    token: str | None = None  # the variable that holds it


@dataclass(frozen=True, slots=True, kw_only=True)
class Addressees:
    """Where the editions of a briefing go; `site` is where they are found, for links."""

    mail: Mail | None = None
    webhook: Webhook | None = None
    site: str | None = None

    def __bool__(self) -> bool:
        """Say whether there is anybody."""
        return bool(self.mail or self.webhook)

    def list_variables(self) -> list[str]:
        """Return the environment variables that hold the secrets, each once."""
        mail = [self.mail.password] if self.mail else []
        webhook = [self.webhook.url, self.webhook.token] if self.webhook else []
        return list(dict.fromkeys(name for name in [*mail, *webhook] if name and is_variable(name)))


NOBODY = Addressees()


def read_addressees(given: Mapping[str, Any]) -> tuple[Addressees, list[str]]:
    """Return the addressees, and everything that is wrong with what was given; nothing that may be a secret is repeated."""
    faults = [*_unknown("deliver", given, {"email", "webhook", "site"})]
    mail = _read_part(given, "email", _read_mail, faults)
    webhook = _read_part(given, "webhook", _read_webhook, faults)
    site = given.get("site")
    if site is not None and not (isinstance(site, str) and is_web_address(site)):
        faults.append(
            f"deliver.site: must be an address such as https://example.org/briefings/, not {site!r}"
        )
    return (NOBODY, faults) if faults else (Addressees(mail=mail, webhook=webhook, site=site), [])


def is_web_address(url: str) -> bool:
    """Say whether something may be sent to that address: https, or http on this machine; no password in it."""
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return False
    plain = url.isprintable() and " " not in url and parts.username is None and parts.password is None
    return bool(
        plain and host and (parts.scheme == "https" or (parts.scheme == "http" and is_loopback(host)))
    )


def is_loopback(host: str) -> bool:
    """Say whether a host is this machine."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def is_variable(text: str) -> bool:
    """Say whether a text names an environment variable."""
    return _VARIABLE.fullmatch(text) is not None


def _read_part(
    given: Mapping[str, Any],
    name: str,
    read: Callable[[Mapping[str, Any], list[str]], _Part | None],
    faults: list[str],
) -> _Part | None:
    part = given.get(name)
    if part is None:
        return None
    if not isinstance(part, Mapping):
        faults.append(f"deliver.{name}: must hold lines such as `{_EXAMPLES[name]}`")
        return None
    return read(part, faults)


_EXAMPLES = {"email": "to: [desk@example.org]", "webhook": "url: https://example.org/hook"}


def _read_mail(part: Mapping[str, Any], faults: list[str]) -> Mail | None:
    said = len(faults)
    faults += _unknown(
        "deliver.email", part, {"to", "from", "host", "port", "tls", "user", "password", "attach"}
    )
    to = [part["to"]] if isinstance(part.get("to"), str) else part.get("to", [])
    if not isinstance(to, list) or not to:
        faults.append("deliver.email.to: must name at least one address, such as [desk@example.org]")
        to = []
    faults += [f"deliver.email.to: {_say_address(address)}" for address in to if not _is_address(address)]
    sender = part.get("from", "")
    if not _is_address(sender):
        faults.append(f"deliver.email.from: {_say_address(sender)}")
    tls, host = part.get("tls", "starttls"), part.get("host", "")
    if not isinstance(tls, str) or tls not in _PORTS:
        faults.append(f"deliver.email.tls: must be 'starttls', 'tls' or 'none', not {tls!r}")
        tls = "starttls"
    if not isinstance(host, str) or not re.fullmatch(r"[\w.:-]+", host):
        faults.append(f"deliver.email.host: must name a mail server, such as smtp.example.org, not {host!r}")
    elif tls == "none" and not is_loopback(host):
        faults.append(
            "deliver.email.tls: 'none' would send the briefing readable to everybody on the way; it is for this machine alone"
        )
    port = part.get("port", _PORTS[tls])
    if not isinstance(port, int) or isinstance(port, bool) or not 0 < port < _MOST_PORTS:
        faults.append(f"deliver.email.port: must be a port such as 587, not {port!r}")
    if not isinstance(part.get("attach", True), bool):
        faults.append(f"deliver.email.attach: must be true or false, not {part['attach']!r}")
    user, password = part.get("user"), part.get("password")
    faults += _login(user, password)
    if len(faults) > said:
        return None
    return Mail(
        to=tuple(dict.fromkeys(to)),
        sender=sender,
        host=cast("str", host),
        port=port,
        tls=cast("Tls", tls),
        user=user,
        password=password,
        attach=part.get("attach", True),
    )


def _login(user: object, password: object) -> Iterator[str]:
    if (user is None) != (password is None):
        yield "deliver.email: user and password go together; give both, or neither"
    if user is not None and not (isinstance(user, str) and user.isascii() and user.isprintable()):
        yield f"deliver.email.user: must be ASCII text, as mail servers ask for it, not {user!r}"
    yield from _secret("deliver.email.password", password)


def _read_webhook(part: Mapping[str, Any], faults: list[str]) -> Webhook | None:
    said = len(faults)
    faults += _unknown("deliver.webhook", part, {"url", "token"})
    url, token = part.get("url"), part.get("token")
    if not isinstance(url, str) or not (is_variable(url) or is_web_address(url)):
        faults.append(
            "deliver.webhook.url: must be an https address without a password in it, or the name of an environment variable that holds one, such as DYADS_WEBHOOK"
        )
    faults += _secret("deliver.webhook.token", token)
    return None if len(faults) > said else Webhook(url=cast("str", url), token=token)


def _unknown(place: str, given: Mapping[str, Any], known: set[str]) -> Iterator[str]:
    for name in given:
        if name not in known:
            yield f"{place}: knows {', '.join(sorted(known))}, not {name!r}"


def _is_address(text: object) -> bool:
    """Say whether a text is one address, with a name before it or without, and nothing that could become a header."""
    if not isinstance(text, str) or not text.isprintable():
        return False
    address = parseaddr(text)[1]
    return address.isascii() and _ADDRESS.fullmatch(address) is not None


def _say_address(text: object) -> str:
    return f"must be an address such as desk@example.org, not {text!r}"


def _secret(place: str, name: object) -> Iterator[str]:
    if name is not None and not (isinstance(name, str) and is_variable(name)):
        yield f"{place}: must be the name of an environment variable that holds it, such as DYADS_SECRET; the secret itself does not belong here"
