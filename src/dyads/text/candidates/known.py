"""Whether the registry holds a name already, however it is hyphenated, spaced or turned round."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from dyads.text.candidates.vocabulary import is_korean_family

if TYPE_CHECKING:
    from dyads.registry import Registry

_LATIN = re.compile(r"[a-z]")
_INITIAL = re.compile(r"\b[A-Za-z]\. ")


def name_key(name: str) -> str:
    """Return what all ways to write a name have in common: `Yun Byung-se` and `Byungse Yun` have one key."""
    plain = unicodedata.normalize("NFKD", _INITIAL.sub("", name)).casefold()
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter)).replace("'", "")
    if not _LATIN.search(plain):
        return unicodedata.normalize("NFC", re.sub(r"[\s·・]", "", plain))
    words = plain.removeprefix("the ").split()
    if len(words) == 3 and is_korean_family(words[0]):  # noqa: PLR2004  # Kim Jong Un
        words = [words[0], words[1] + words[2]]
    return " ".join(sorted(word.replace("-", "") for word in words))


@lru_cache(maxsize=4)
def known_keys(registry: Registry) -> frozenset[str]:
    """Return the key of every name, alias, office and issue of the registry."""
    written = [
        *(name for actor in registry.actors.values() for name in actor.names.values()),
        *(alias.text for actor in registry.actors.values() for alias in actor.aliases),
        *(
            phrase
            for office in registry.offices.values()
            for phrase in (*office.phrases, *office.names.values())
        ),
        *(phrase for issue in registry.issues.values() for phrase in (*issue.phrases, *issue.names.values())),
    ]
    return frozenset(map(name_key, written))
