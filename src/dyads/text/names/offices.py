"""Offices as they are written: which office, of which country, and who held it on the document's day."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from dyads.text.folding import fold
from dyads.text.names import japanese, korean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from dyads.model import DateInterval, Office
    from dyads.registry import Registry
    from dyads.text.names.joined import Joined
    from dyads.text.names.scan import Found

Post = tuple[str, str | None]  # office, country where the phrase says it


class OfficeHit(NamedTuple):
    """Where an office is written in the folded text, and which it may be."""

    start: int
    end: int
    posts: tuple[Post, ...]
    bare: bool  # a head word such as minister, 장관: a title before a name, but no office by itself


@dataclass(frozen=True, slots=True)
class OfficeIndex:
    """The phrases that name offices, in lower case."""

    phrases: tuple[str, ...]
    posts: Mapping[str, tuple[Post, ...]]
    heads: frozenset[str]


_HEADS = {
    "en": ("president", "minister", "secretary", "ambassador", "premier", "chairman", "speaker", "leader", "representative", "director general", "director-general", "secretary-general", "adviser", "coordinator", "envoy"),
    "ko": ("대통령", "총리", "장관", "차관", "대사", "의장", "위원장", "주석", "실장", "상", "국장", "사무총장", "지도자", "의원"),
    "ja": ("大統領", "首相", "総理", "大臣", "相", "長官", "大使", "議長", "委員長", "主席", "総書記", "次官", "局長", "事務局長", "事務総長", "室長"),
}  # fmt: skip


_SIGNS = frozenset("米韓日中英露北")
_TOWARDS = frozenset("訪駐在来対離滞親反嫌")  # before the sign of a state: 訪米, a word of its own


def build_office_index(registry: Registry) -> OfficeIndex:
    """Return the phrases of the registry's offices, ready to be found."""
    posts: dict[str, dict[Post, None]] = defaultdict(dict)
    for office in registry.offices.values():
        for phrase, country in _phrases(office):
            posts[fold(phrase).low][office.id, country] = None
    heads: dict[str, dict[Post, None]] = {}
    for language, words in _HEADS.items():
        for word in words:
            found: dict[Post, None] = {
                (office.id, None): None
                for office in registry.offices.values()
                if _has_head(office.names.get(language, "").lower(), word, language)
            }
            if found and word not in posts:
                heads[word] = found
    every = {**heads, **posts}
    return OfficeIndex(
        tuple(every),
        {phrase: tuple(found) for phrase, found in every.items()},
        frozenset(heads),
    )


def find_offices(joined: Joined, found: Found, index: OfficeIndex) -> list[list[OfficeHit]]:
    """Return where offices are written in each folded text, without overlap: the longest phrase wins.

    `found` is where their letters stand.
    """
    offices: list[list[OfficeHit]] = [[] for _ in joined.begins[1:]]
    texts = joined.text_at(found.start)
    shifts = joined.begins[texts]
    columns = (found.number, found.start, found.end, texts, shifts)
    free = 0
    for number, start, end, text, shift in zip(*map(np.ndarray.tolist, columns), strict=True):
        if start >= free and _stands_alone(joined.low, start, end):
            phrase = index.phrases[number]
            posts, is_bare = index.posts[phrase], phrase in index.heads
            offices[text].append(OfficeHit(start - shift, end - shift, posts, is_bare))
            free = end
    return offices


def find_holders(
    posts: Iterable[Post],
    interval: DateInterval | None,
    registry: Registry,
    among: Sequence[str] | None = None,
) -> list[str]:
    """Return who held one of the posts on the days; where nobody did, who held it before. Without days: ever."""
    offices = {office for office, country in posts if country is None}
    both = {post for post in posts if post[1] is not None}
    candidates = registry.actors.values() if among is None else (registry.actors[id_] for id_ in among)
    now, before = [], []
    for actor in candidates:
        roles = [
            role for role in actor.roles if role.office in offices or (role.office, role.country) in both
        ]
        if any(interval is None or role.held(interval) for role in roles):
            now.append(actor.id)
        elif any(interval is not None and role.first <= interval.last for role in roles):
            before.append(actor.id)
    return now or (before if among is not None else [])


def _phrases(office: Office) -> Iterator[tuple[str, str | None]]:
    yield from ((name, None) for language in ("en", "ko", "ja") if (name := office.names.get(language)))
    yield from ((phrase, None) for phrase in office.phrases)
    for country, phrases in office.phrases_by_country.items():
        yield from ((phrase, country) for phrase in phrases)


def _has_head(name: str, word: str, language: str) -> bool:
    return bool(re.search(rf"\b{word}\b", name)) if language == "en" else name.endswith(word)


def _stands_alone(low: str, start: int, end: int) -> bool:
    """Say whether a phrase in Hangul or Han there is no part of another word; one in Latin letters never is."""
    if low[start] in _SIGNS and start and low[start - 1] in _TOWARDS:
        return False  # 訪米|国務長官
    if korean.is_hangul(low[end - 1]) and end < len(low) and korean.is_hangul(low[end]):
        return korean.goes_on_as(low, end, "office") is not None
    return not (japanese.is_han(low[end - 1]) and low[end : end + 1] in ("夫", "府", "選", "補", "級", "制"))
