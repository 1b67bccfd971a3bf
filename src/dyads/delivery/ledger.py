"""What has been delivered of an edition, beside it and never in its bytes: `.SLUG.delivered.json` on its shelf."""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

from dyads.errors import DeliveryError

State = Literal["owed", "sending", "sent", "unsure"]


@dataclass(frozen=True, slots=True)
class Ledger:
    """The deliveries of one edition, by revision and addressee: owed, sending, sent, or unsure: it may have arrived.

    An addressee stands in it as a fingerprint: an archive may be shown to others than those who are written to.
    """

    path: Path

    def read(self, revision: int) -> dict[str, State]:
        """Return how the deliveries of a revision stand."""
        return {name: entry["state"] for name, entry in self._read().get(str(revision), {}).items()}

    def write(self, revision: int, states: dict[str, State], now: datetime) -> None:
        """Note how deliveries stand, on the disk before anything else happens."""
        held = self._read()
        entries = held.setdefault(str(revision), {})
        entries |= {name: {"state": state, "at": now.isoformat()} for name, state in states.items()}
        unfinished = self.path.with_name(f"{self.path.name}.unfinished")
        unfinished.unlink(missing_ok=True)
        with unfinished.open("x", encoding="utf-8") as file:  # a new file, never what a link there leads to
            file.write(json.dumps(held, indent=2, sort_keys=True) + "\n")
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(self.path)

    def _read(self) -> dict[str, Any]:
        try:
            held: dict[str, Any] = json.loads(self.path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        except ValueError as error:
            raise DeliveryError(
                f"{self.path}: cannot be read ({error}); remove it, and everything counts as not delivered"
            ) from error
        return held


def find_ledger(edition: Path) -> Ledger:
    """Return the ledger of the edition in that folder."""
    return Ledger(edition.parent / f".{edition.name}.delivered.json")


def name_addressee(channel: str, address: str) -> str:
    """Return the name under which an addressee stands in the ledger."""
    return f"{channel}-{hashlib.sha256(address.encode()).hexdigest()[:16]}"
