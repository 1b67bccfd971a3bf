"""Whom a reader can ask for, by id or by name, and what completes after the first letters."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from dyads.model import Actor
from dyads.registry import Registry

Asked = Actor | str  # an actor, or its id, name or unambiguous alias


class ActorLookup:
    """Actors by id, those named in most documents first; names and unambiguous aliases find them too.

    Whoever the registry knows is found, named here or not. A misspelt name is told with the one that may be meant.
    """

    def __init__(self, registry: Registry, ids: tuple[str, ...]) -> None:
        self._registry = registry
        self._ids = ids

    def __getitem__(self, actor: Asked) -> Actor:
        return actor if isinstance(actor, Actor) else self._registry.find(actor)

    def __contains__(self, id_: object) -> bool:
        return id_ in self._ids

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)

    def __getattr__(self, name: str) -> Actor:
        """Return the actor of an id written as Python writes names: `news.actors.abe_shinzo`."""
        id_ = name.replace("_", "-")
        if id_ in self._registry.actors:
            return self._registry.actors[id_]
        raise AttributeError(f"{name!r} is no actor's id; news.actors[…] also takes names and suggests")

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *(id_.replace("-", "_") for id_ in self._ids)]

    def _ipython_key_completions_(self) -> list[str]:
        names = {name for id_ in self._ids for name in self._registry.actors[id_].names.values()}
        return [*self._ids, *sorted(names)]

    def __repr__(self) -> str:
        shown = ", ".join(self._ids[:6]) + (", …" if len(self._ids) > 6 else "")  # noqa: PLR2004  one line
        return f"<{len(self._ids):,} actors: {shown}>"


def look_up(registry: Registry, mentions: pd.DataFrame) -> ActorLookup:
    """Return the actors that are named in the mentions, those in most documents first."""
    counted = mentions.loc[mentions["counted"] & mentions["actor"].notna(), ["actor", "document"]]
    documents = counted.drop_duplicates().groupby("actor").size()
    order = sorted(documents.index, key=lambda actor: (-documents[actor], actor))
    return ActorLookup(registry, tuple(order))
