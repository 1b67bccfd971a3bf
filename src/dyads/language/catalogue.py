"""The messages of one language, as its catalogue has them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from io import BytesIO
from pathlib import Path

from babel.messages.pofile import read_po

from dyads.language.languages import SOURCE, Language

FOLDER = Path(str(files("dyads.language") / "catalogues"))


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Translations by the English; a message with two numbers in English has as many forms as the language needs."""

    single: Mapping[str, str]
    plural: Mapping[str, tuple[str, ...]]


@cache
def load_catalogue(language: Language) -> Catalogue:
    """Return the messages of a language; English has none, for the messages are English. Read once: 20 ms."""
    if language == SOURCE:
        return Catalogue({}, {})
    entries = read_po(BytesIO((FOLDER / f"{language}.po").read_bytes()), locale=language)
    forms = {_forms(entry.id): _forms(entry.string) for entry in entries if entry.id and entry.string}
    return Catalogue(
        {
            message[0]: translated[0] for message, translated in forms.items()
        },  # as gettext has it: its first form
        {message[0]: translated for message, translated in forms.items() if len(message) > 1},
    )


def _forms(text: str | Sequence[str] | None) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text or ())
