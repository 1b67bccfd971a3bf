"""An edition goes to everybody it is for: to each once a revision, whatever fails or is killed on the way."""

from __future__ import annotations

import logging
import smtplib
import urllib.error
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import tenacity

from dyads.addressees import Addressees, Mail, Webhook, is_variable, is_web_address
from dyads.delivery import hook, mail
from dyads.delivery.hook import describe_edition
from dyads.delivery.ledger import Ledger, State, find_ledger, name_addressee
from dyads.delivery.letter import Letter, read_edition_card, write_letter
from dyads.delivery.message import write_message
from dyads.delivery.secrets import read_secret
from dyads.errors import DeliveryError
from dyads.report import Shelved, read_shelf
from dyads.report.lock import hold_lock
from dyads.report.shelves import find_newness

PAUSES = (2.0, 10.0)  # seconds before each further attempt

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Delivered:
    """What a delivery did: to how many it was sent now, how many had it already."""

    sent: int = 0
    before: int = 0


@dataclass(frozen=True, slots=True)
class _Errand:
    """One way to one addressee."""

    name: str  # in the ledger
    told: str  # in messages to whoever runs this
    send: Callable[[], None]
    may_pass: Callable[[BaseException], bool]


def deliver(
    edition: Shelved,
    addressees: Addressees,
    *,
    now: datetime,
    environment: Mapping[str, str],
    again: bool = False,
    pauses: Sequence[float] = PAUSES,
) -> Delivered:
    """Send a published edition to everybody who does not have this revision of it yet; `again` to everybody.

    A way that fails does not stop the others; DeliveryError then names all that failed. They stay owed, so that the next
    run tries them; where nobody can say whether something arrived, it is not sent twice unless `again` says so.
    """
    if not edition.published:
        raise DeliveryError(f"{edition.path}: is {edition.status}; only a published edition is delivered")
    ledger = find_ledger(edition.path)
    lock = edition.path.parent / f".{edition.path.name}.delivered.lock"
    with hold_lock(lock, overlap="queue", patience=_PATIENCE):
        errands = list(_list_errands(edition, addressees, now, environment))
        known = {} if again else ledger.read(edition.revision)
        wanted = [errand for errand in errands if known.get(errand.name, "owed") == "owed"]
        killed = [errand for errand in errands if known.get(errand.name) == "sending"]
        found: dict[str, State] = {one.name: "unsure" for one in killed}
        ledger.write(edition.revision, found | {one.name: "owed" for one in wanted}, now)
        faults = [f"{one.told}: a run was killed while it sent; {_UNSURE}" for one in killed]
        faults += [
            fault for errand in wanted if (fault := _run(errand, ledger, edition.revision, now, pauses))
        ]
    if faults:
        raise DeliveryError(
            "\n".join([f"{edition.path}: not delivered to everybody", *(f"  {fault}" for fault in faults)])
        )
    log.info("%s: delivered to %d; %d had it already", edition.path, len(wanted), len(errands) - len(wanted))
    return Delivered(len(wanted), len(errands) - len(wanted))


_PATIENCE = 300.0  # seconds that another run may take to deliver the same
_UNSURE = "it may have arrived or not: `dyads deliver --again` sends it anew"


def find_undelivered(shelf: Path, briefing: str) -> list[Shelved]:
    """Return the published editions of a shelf that a run still has to deliver, the oldest first.

    They are those that are owed to somebody, and the newest one where a run was killed before it wrote to anybody. Where
    nothing was ever delivered, nothing is owed: who is newly named gets no old editions.
    """
    editions = sorted(
        (edition for edition in read_shelf(shelf, briefing) if edition.published),
        key=lambda edition: find_newness(edition.slug),
    )
    states = [find_ledger(edition.path).read(edition.revision) for edition in editions]
    owed = [edition for edition, state in zip(editions, states, strict=True) if _OWED & set(state.values())]
    killed = any(states) and not states[-1] and bool(editions[-1].record.get("scheduled"))
    return owed + editions[-1:] if killed else owed


_OWED = frozenset({"owed", "sending"})


def _list_errands(
    edition: Shelved, addressees: Addressees, now: datetime, environment: Mapping[str, str]
) -> Iterator[_Errand]:
    name = f"{edition.briefing}/{edition.slug}/{edition.revision}"
    if addressees.mail:
        letter = write_letter(edition, site=addressees.site, attach=addressees.mail.attach)
        for recipient in addressees.mail.to:
            send = _Sending(letter, addressees.mail, recipient, name, now, environment)
            yield _Errand(name_addressee("email", recipient), f"e-mail to {recipient}", send, mail.may_pass)
    if addressees.webhook:
        post = _Posting(edition, addressees.webhook, name, addressees.site, environment)
        yield _Errand(name_addressee("webhook", addressees.webhook.url), "webhook", post, hook.may_pass)


@dataclass(frozen=True, slots=True)
class _Sending:
    letter: Letter
    mail: Mail
    recipient: str
    name: str
    now: datetime
    environment: Mapping[str, str]

    def __call__(self) -> None:
        password = self.mail.password and read_secret(self.mail.password, self.environment)
        message = write_message(
            self.letter, sender=self.mail.sender, recipient=self.recipient, name=self.name, now=self.now
        )
        mail.send_message(message, self.recipient, self.mail, password)


@dataclass(frozen=True, slots=True)
class _Posting:
    edition: Shelved
    webhook: Webhook
    name: str
    site: str | None
    environment: Mapping[str, str]

    def __call__(self) -> None:
        url = self.webhook.url
        if is_variable(url):
            url = read_secret(url, self.environment)
            if not is_web_address(url):
                raise DeliveryError(
                    f"{self.webhook.url}: must hold an https address without a password in it"
                )
        token = self.webhook.token and read_secret(self.webhook.token, self.environment)
        hook.post(url, describe_edition(read_edition_card(self.edition), self.name, self.site), token)


def _run(
    errand: _Errand, ledger: Ledger, revision: int, now: datetime, pauses: Sequence[float]
) -> str | None:
    """Run the errand, again after a pause where what stops it may pass, and note what came of it; return why it failed."""

    def note(state: State) -> None:
        ledger.write(revision, {errand.name: state}, now)

    waits = [tenacity.wait_fixed(pause) for pause in pauses]
    retrying = tenacity.Retrying(
        stop=tenacity.stop_after_attempt(1 + len(waits)),
        wait=tenacity.wait_chain(*waits) if waits else tenacity.wait_none(),
        retry=tenacity.retry_if_exception(errand.may_pass),
        reraise=True,
    )
    note("sending")
    try:
        retrying(errand.send)
    except mail.UncertainError as error:
        note("unsure")
        return f"{errand.told}: no answer came ({_say(error)}); {_UNSURE}"
    except (DeliveryError, OSError, smtplib.SMTPException) as error:
        note("owed")
        return f"{errand.told}: {_say(error)}"
    note("sent")
    return None


def _say(error: Exception) -> str:
    """Return why something was not sent, in one line; no address of a webhook is in it, which may be a secret."""
    match error:
        case smtplib.SMTPResponseException(smtp_code=code, smtp_error=words):
            told = words.decode("utf-8", "replace") if isinstance(words, bytes) else str(words)
            return " ".join(f"the server says {code} {told}".split())
        case urllib.error.HTTPError(code=code):
            return f"the server says {code}"
        case urllib.error.URLError(reason=reason):
            return f"cannot be reached: {getattr(reason, 'strerror', None) or reason}"
        case _:
            return " ".join(str(error).split()) or type(error).__name__
