"""What a corpus says in a period: the value every notebook starts from."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa

from dyads import registry as registries
from dyads.analysis import mention_issues
from dyads.desk.annotations import Articles, open_articles
from dyads.desk.lookup import ActorLookup, look_up
from dyads.desk.questions import Questions
from dyads.desk.slices import hash_slice, place_documents
from dyads.language import Language, message, speaking
from dyads.model import Event, Period
from dyads.registry import Registry
from dyads.schedule import is_relative, period_before, resolve_period
from dyads.tables import DATES, DOCUMENTS, ISSUES, MENTIONS, QUOTES, REJECTED, SENTENCES, Schema


@dataclass(frozen=True)
class LeftOut:
    """Documents of the corpus that an edition does not count, by the reason."""

    outside: int  # published before or after the period
    perhaps: int  # their days reach into the period, but not all of them lie in it
    undated: int  # nothing in them says when
    unselected: int = 0  # of the period, but not of those that were asked for


@dataclass(frozen=True)
class Selection:
    """Which documents of a period were asked for; what is not said lets every document in."""

    outlet_country: str | None = None  # of the registry: JPN, KOR
    actors: tuple[str, ...] = ()  # named in each document, all of them
    issues: tuple[str, ...] = ()  # the same


@dataclass(frozen=True)
class News(Questions):
    """The documents of a period and everything found in them, as pandas tables (schemas in `dyads.tables`).

    What can be asked of them stands in `Questions`: `news.timeline("Japan")`, `news.concordance("patrol ship")` …
    """

    period: Period
    language: Language
    registry: Registry
    documents: pd.DataFrame
    sentences: pd.DataFrame
    mentions: pd.DataFrame
    quotes: pd.DataFrame
    issues: pd.DataFrame
    dates: pd.DataFrame
    rejected: pd.DataFrame
    left_out: LeftOut
    selection: Selection = Selection()
    before: News | None = None  # the period before; of an open period there is none
    opened: Mapping[str, Any] = field(default_factory=dict)  # how it was opened, as params say it
    slice_hash: str = ""  # differs where the corpus of the period, or of the one before, is another

    @cached_property
    def actors(self) -> ActorLookup:
        """Whoever is named here, by id or by name, those named in most documents first: `news.actors["Shinzo Abe"]`."""
        return look_up(self.registry, self.mentions)

    @cached_property
    def names(self) -> dict[str, str]:
        """What each actor is called in the reader's language, by id."""
        return self.registry.names(self.language)

    @cached_property
    def issue_names(self) -> dict[str, str]:
        """What each issue is called in the reader's language, by id."""
        issues = self.registry.issues.values()
        return {issue.id: issue.names.get(self.language) or issue.names["en"] for issue in issues}

    @cached_property
    def told(self) -> pd.DataFrame:
        """The phrases that name an issue, as mentions of it, so that issues are counted as actors are."""
        return mention_issues(self.issues, self.sentences)

    @cached_property
    def sides(self) -> dict[str, str]:
        """What a side is called whose wording of an issue is used, by country; Japan and South Korea first."""
        states = {
            actor.country: self.names[actor.id]
            for actor in self.registry.actors.values()
            if actor.type == "state"
        }
        pair = {country: states[country] for country in ("JPN", "KOR") if country in states}
        return pair | states

    @cached_property
    def ancestors(self) -> dict[str, frozenset[str]]:
        """What each named actor is part of, up to its state: a pair of the two says nothing about relations."""
        return {actor: self._ancestors(actor) for actor in self.mentions["actor"].dropna().unique()}

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """What happened in the period between those who are named, as the registry knows it, in order of time."""
        named = set(self.mentions.loc[self.mentions["counted"], "actor"])
        known = (event for event in self.registry.events.values() if self.period.holds(event.when))
        told = (self.translate(event) for event in known if named & set(event.actors))
        return tuple(sorted(told, key=lambda event: event.when))

    def translate(self, event: Event) -> Event:
        """Return the event with its title in the reader's language; one of a registry of the user's own keeps its own."""
        return replace(event, title=speaking(self.language).text(event.title) or event.title)

    @cached_property
    def fingerprint(self) -> str:
        """SHA-256 over the ids of the documents, which are hashes of what was read: the corpus slice of an edition."""
        return hashlib.sha256("\n".join(sorted(self.documents["id"])).encode()).hexdigest()

    def keep(self, documents: Collection[str], **changes: Any) -> News:
        """Return the news of these documents only, by id, with other fields as given."""
        kept = {
            "documents": self.documents[self.documents["id"].isin(list(documents))].reset_index(drop=True)
        }
        for name in ("sentences", "mentions", "quotes", "issues", "dates"):
            table = getattr(self, name)
            kept[name] = table[table["document"].isin(kept["documents"]["id"])].reset_index(drop=True)
        return replace(self, **{"before": None, **kept, **changes})

    def _ancestors(self, actor: str) -> frozenset[str]:
        state = self.registry.state(actor)
        above = {elder.id for elder in self.registry.rolled_up(actor)} | ({state.id} if state else set())
        return frozenset(above) - {actor}

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        """Show one sentence in the notebook, and give the edition's record what it was made from."""
        record = {
            "corpus": {
                "fingerprint": self.fingerprint,
                "slice": self.slice_hash,
                "documents": len(self.documents),
                "days_covered": self._count_days(),
                "rejected": len(self.rejected),
            },
            "left_out": {
                "outside": self.left_out.outside,
                "perhaps": self.left_out.perhaps,
                "undated": self.left_out.undated,
            }
            | ({"unselected": self.left_out.unselected} if self.selection != Selection() else {}),
            "registry": {"fingerprint": self.registry.fingerprint, "actors": len(self.registry.actors)},
        }
        return {
            "text/markdown": str(self),
            "text/plain": str(self),
            "application/vnd.dyads.record+json": record,
        }

    def __repr__(self) -> str:
        return (
            f"<News of {self.period.slug}: {len(self.documents):,} documents, {len(self.sentences):,} sentences, "
            f"{len(self.mentions):,} mentions of {len(self.actors):,} actors>"
        )

    def __str__(self) -> str:
        say = speaking(self.language)
        reasons = {
            message("{n} published outside the period"): self.left_out.outside,
            message("{n} that may be of the period or not"): self.left_out.perhaps,
            message("{n} without a known day"): self.left_out.undated,
            message("{n} that could not be read"): len(self.rejected),
        }
        left_out = [say(reason, n=number) for reason, number in reasons.items() if number]
        counted = say("{n:article is|articles are} counted here.", n=len(self.documents))
        reasons_told = say("Left out: {reasons}.", reasons=say.joined(left_out)) if left_out else ""
        return say.prose(counted, self._selected(), reasons_told)

    def _count_days(self) -> int:
        """Count the days of which an article is known to be."""
        known = self.documents[self.documents["published_from"] == self.documents["published_to"]]
        return int(known["published_from"].nunique())

    def _selected(self) -> str:
        """Say which articles of the period were asked for, and how many others it has."""
        if self.selection == Selection():
            return ""
        say = speaking(self.language)
        country, names = self.selection.outlet_country, {**self.names, **self.issue_names}
        asked = [say("outlets of {country}", country=self.sides.get(country, country))] if country else []
        asked += [names[id_] for id_ in (*self.selection.actors, *self.selection.issues)]
        return say(
            "Only articles of this selection: {asked}; the period has {others} others.",
            asked="; ".join(asked),
            others=self.left_out.unselected,
        )


def open_news(
    sources: str | Sequence[str] = "sample",
    *,
    period: str | int | Mapping[str, str | None] = "all",
    as_of: str | date | None = None,
    zone: str = "UTC",
    language: str = "en",
    registry: Sequence[str] = (),
    columns: Mapping[str, str] | None = None,
) -> News:
    """Return what the sources say in a period.

    `sources` are files, folders, globs, archives or addresses; `sample` is the corpus that ships with dyads. `columns`
    says which column of a table holds what, such as {"text": "본문"}. Relative periods such as
    `last-full-week` are taken from the day `as_of`, never from the clock. A document counts where all days on which
    it can have been published lie in the period; `left_out` says how many did not. In the period `all` every
    document counts, dated or not.

    Raises CorpusError where a source does not exist, RegistryError where a registry file is wrong, ValueError where
    the period cannot be understood.
    """
    resolved, reader = understand_period(period, as_of, zone), speaking(language).language
    people = registries.load(*map(Path, registry))
    articles = open_articles(sources, people, columns)
    earlier = period_before(resolved)
    before = _select(articles, earlier, reader, people) if earlier else None
    opened = {
        "corpus": sources if isinstance(sources, str) else list(sources),
        "columns": dict(columns or {}),
        "registry": list(registry),
        "zone": zone,
        "language": language,
    }
    news = _select(articles, resolved, reader, people)
    return replace(news, before=before, opened=opened, slice_hash=hash_slice(articles.days, resolved))


def understand_period(
    period: str | int | Mapping[str, str | None], as_of: str | date | None, zone: str
) -> Period:
    """Return the days that are meant; raise ValueError where the period is relative and nobody says to which day.

    A number is a year: bare papermill reads `period: 2015` of a params file as one.
    """
    if isinstance(period, int):
        period = str(period)
    if as_of is None and is_relative(period):
        raise ValueError(f"period {period!r} is relative: say from which day with as_of='2015-04-24'")
    day = date.fromisoformat(as_of) if isinstance(as_of, str) else as_of or date.max
    return resolve_period(period, day, zone)


def _select(articles: Articles, period: Period, language: Language, registry: Registry) -> News:
    places = place_documents(articles.days, period)
    inside = pa.array([place == "inside" for place in places], pa.bool_())
    ids = articles.days["id"].filter(inside).combine_chunks()

    def read(name: str, schema: Schema) -> pd.DataFrame:
        return schema.frame(articles.read(name, ids).to_batches())

    return News(
        period=period,
        language=language,
        registry=registry,
        documents=read("documents", DOCUMENTS),
        sentences=read("sentences", SENTENCES),
        mentions=read("mentions", MENTIONS),
        quotes=read("quotes", QUOTES),
        issues=read("issues", ISSUES),
        dates=read("dates", DATES),
        rejected=REJECTED.frame(articles.rejected.to_batches()),
        left_out=LeftOut(*(places.count(reason) for reason in ("outside", "perhaps", "undated"))),
    )
