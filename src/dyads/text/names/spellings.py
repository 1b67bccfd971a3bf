"""An actor of the registry → the ways its names are written: orders, hyphens, spaces, ministries turned round."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dyads.model import Actor

_LATIN = re.compile(r"[A-Za-z]")
_MINISTRY_OF = re.compile(r"^Ministry of (?:the )?(.+?)$")
_ABBREVIATION = re.compile(r"^[A-Z]{2,5}$")
_FAMILY = re.compile(r"([가-힣])[가-힣]{1,2}|([一-鿿])[一-鿿]{1,2}")
_ONE_SYLLABLE_FAMILY = frozenset({"KOR", "PRK", "CHN", "TWN"})
_FAMILY_FIRST = frozenset({"KOR", "PRK", "CHN", "TWN", "JPN", "VNM"})


def find_spellings(actor: Actor, text: str, kind: str) -> Iterator[str]:
    """Return one name as it is listed, then the other ways it is written."""
    yield text
    if not _LATIN.search(text):
        yield from _without_spaces(text) if actor.type == "person" else ()
    elif actor.type == "person":
        yield from _person(actor, text)
    elif actor.type == "ministry":
        yield from _ministry(text, whole=kind == "former")
    elif actor.type == "state":
        yield from _state(text)
    elif text.startswith("United States "):
        yield text.replace("United States", "US", 1)
        yield text.replace("United States", "U.S.", 1)
    if "Defense" in text:
        yield text.replace("Defense", "Defence")
    if "Self-" in text:
        yield text.replace("Self-", "Self ")


def find_surnames(actor: Actor) -> Iterator[str]:
    """Return the family name of a person whose Korean or Chinese name is written family first: 윤석열, 尹錫悦."""
    if actor.type != "person" or actor.country not in _ONE_SYLLABLE_FAMILY:
        return
    for name in (actor.names.get("ko", ""), actor.names.get("ja", "")):
        if family := _FAMILY.fullmatch(name):
            yield family[1] or family[2]


def find_short_names(actor: Actor) -> Iterator[str]:
    """Return how an article goes on after it has named a state: `North Korea` becomes the North."""
    if actor.type == "state" and (direction := re.match(r"North|South|East|West", actor.names["en"])):
        yield direction.group()


def is_family_first(actor: Actor) -> bool:
    """Say whether the person's language puts the family name first."""
    return actor.country in _FAMILY_FIRST


def _without_spaces(text: str) -> Iterator[str]:
    if " " in text or "·" in text or "・" in text:
        yield re.sub(r"[ ·・]", "", text)
        yield re.sub(r"[·・]", " ", text)


def _person(actor: Actor, text: str) -> Iterator[str]:
    """`Yun Byung-se` is also written Byung-se Yun, Yun Byungse and Yun Byung Se."""
    orders = [text]
    words = text.split(" ")
    if len(words) == len(("family", "given")) and actor.country in _FAMILY_FIRST:
        orders.append(f"{words[1]} {words[0]}")
    for order in orders:
        yield order
        if "-" in order:
            yield order.replace("-", "")
            yield order.replace("-", " ")


def _ministry(text: str, *, whole: bool) -> Iterator[str]:
    """`Ministry of Trade, Industry and Energy` is also written Trade Ministry; so is every other part of it."""
    turned = _MINISTRY_OF.match(text)
    if not turned or " of " in turned[1]:
        return
    yield f"{turned[1]} Ministry"
    if whole:
        return
    for part in re.split(r", and |, | and ", turned[1]):
        yield f"{part} Ministry"


def _state(text: str) -> Iterator[str]:
    """`North Korea` is written north Korea in Pyongyang, `ROK` R.O.K., `S. Korea` S.Korea."""
    if re.match(r"(?:North|South) ", text):
        yield text[0].lower() + text[1:]
    if _ABBREVIATION.match(text):
        yield "".join(f"{letter}." for letter in text)
    if re.match(r"[NS]\. ", text):
        yield text.replace(". ", ".")
