"""Secrets, where they belong: in the environment, or in a file that it names."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from dyads.errors import DeliveryError


def read_secret(name: str, environment: Mapping[str, str]) -> str:
    """Return what the variable holds, or the file that `NAME_FILE` names, without the line break at its end."""
    secret = _find_secret(name, environment)
    if not (
        secret.isascii() and secret.isprintable()
    ):  # neither a header nor a mail server's login could hold it
        raise DeliveryError(f"{name}: must be one line of ASCII letters, figures and marks")
    return secret


def _find_secret(name: str, environment: Mapping[str, str]) -> str:
    if value := environment.get(name):
        return value
    file = environment.get(f"{name}_FILE")
    if not file:
        raise DeliveryError(
            f"{name}: is not set; set this variable, or let {name}_FILE name a file that holds the secret"
        )
    try:
        return Path(file).read_text(encoding="utf-8").rstrip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "is no text"
        raise DeliveryError(f"{name}_FILE: the file it names cannot be read: {why}") from error
