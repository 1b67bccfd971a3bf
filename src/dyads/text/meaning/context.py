"""What is known of an article while its names are resolved: its text, its days, its offices, whose it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dyads.model import Zone
from dyads.text.folding import fold_name

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dyads.model import Actor, DateInterval
    from dyads.text.folding import Folded
    from dyads.text.names.lexicon import Bearers, Lexicon
    from dyads.text.names.offices import OfficeHit
    from dyads.text.records import Article, Name, Sentence

_INITIAL = re.compile(r"\b\w")
_HOMES = {"ko": "KOR", "ja": "JPN"}  # whose ministry a paper means that names no state
_OWN_ZONES = frozenset({Zone.DATELINE, Zone.BYLINE, Zone.CREDIT})


@dataclass(frozen=True, slots=True)
class Written:
    """What is written in an article, found before its day is known."""

    article: Article
    folded: Folded
    sentences: Sequence[Sentence]
    names: Sequence[Name]
    offices: Sequence[OfficeHit]


@dataclass(frozen=True, slots=True)
class Context:
    """An article as one who resolves its names sees it; places are those of the folded text."""

    article: Article
    folded: Folded
    flat: str
    lexicon: Lexicon
    interval: DateInterval | None
    offices_to: Mapping[int, OfficeHit]  # by where the phrase ends
    offices_from: Mapping[int, OfficeHit]  # by where it starts
    states: frozenset[str]  # those that are named unmistakably
    countries: frozenset[str]  # of everybody who is named unmistakably
    own_media: frozenset[str]
    dateline: str | None  # its country

    @property
    def home(self) -> str | None:
        """The country of the dateline, else of the outlet, else of the language."""
        return _home(self.article, self.lexicon) if self.dateline is None else self.dateline

    def actor(self, id_: str) -> Actor:
        return self.lexicon.registry.actors[id_]

    def is_latin(self, name: Name) -> bool:
        """Say whether the name is written in Latin letters, accents or not."""
        return self.flat[name.last - 1].isascii()


def read_context(
    written: Written, bearers: Sequence[Bearers], interval: DateInterval | None, lexicon: Lexicon
) -> Context:
    """Return what the article says of itself before anybody asks who was meant; `bearers` are those of each name."""
    article, names = written.article, written.names
    actors = lexicon.registry.actors
    datelines = [
        actors[state].country
        for name, (_, _, states, _, _) in zip(names, bearers, strict=True)
        if name.zone is Zone.DATELINE
        for state, _ in states
    ]
    return Context(
        article,
        written.folded,
        written.folded.flat,
        lexicon,
        interval,
        {hit.end: hit for hit in written.offices},
        {hit.start: hit for hit in written.offices},
        frozenset(state for of_name in bearers for state in of_name.unmistakable),
        frozenset(of_name.country for of_name in bearers if of_name.country is not None),
        frozenset(_own_media(article, names, lexicon)),
        next(iter(datelines), None),
    )


def _home(article: Article, lexicon: Lexicon) -> str | None:
    """Return the country whose ministries are meant without a name: the outlet's, or that of the language."""
    outlet = fold_name(article.outlet or "")
    states = (lexicon.state_at(outlet, word.start()) for word in _INITIAL.finditer(outlet))
    if state := next(filter(None, states), None):
        return lexicon.registry.actors[state].country
    for medium in lexicon.media.get(_plain(article.outlet or ""), ()):
        return lexicon.registry.actors[medium].country
    return _HOMES.get(article.language or "")


def _own_media(article: Article, names: Sequence[Name], lexicon: Lexicon) -> set[str]:
    """Return the media that the article comes from: its outlet, its agency, those in its credit lines."""
    actors = lexicon.registry.actors
    said = {_plain(name) for name in (article.outlet, article.agency) if name}
    own = {id_ for text in said for id_ in lexicon.media.get(text, ())}
    return own | {
        actor
        for name in names
        if name.zone in _OWN_ZONES
        for actor, _ in name.forms
        if "media" in actors[actor].tags
    }


def _plain(name: str) -> str:
    return name.lower().removeprefix("the ")
