"""Who and what can be named, as one value that answers questions of office, belonging and name."""

from __future__ import annotations

import difflib
import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from dyads.errors import UnknownActorError
from dyads.model import Actor, DateInterval, Event, Issue, Office, Role


@dataclass(frozen=True)
class Registry:
    """All actors, offices, issues and events by id, and the SHA-256 of the files they came from."""

    actors: Mapping[str, Actor]
    offices: Mapping[str, Office]
    issues: Mapping[str, Issue]
    events: Mapping[str, Event]
    fingerprint: str

    def __repr__(self) -> str:
        return (
            f"<Registry {self.fingerprint[:12]}: {len(self.actors):,} actors, {len(self.offices):,} offices, "
            f"{len(self.issues):,} issues, {len(self.events):,} events>"
        )

    def __hash__(self) -> int:
        return hash(self.fingerprint)

    def holders(self, office: str, country: str, interval: DateInterval) -> tuple[Actor, ...]:
        """Return who held the office of the country on any day of the interval, in order of start.

        On a change-over day both do: the one who goes, then the one who comes.
        """
        held = self._held.get((office, country), ())
        return tuple({actor.id: actor for role, actor in held if role.held(interval)}.values())

    def state(self, actor: str) -> Actor | None:
        """Return the state the actor belongs to; the United Nations and the like belong to none."""
        return self._states.get(self.actors[actor].country)

    def rolled_up(self, actor: str, on: DateInterval | None = None) -> tuple[Actor, ...]:
        """Return what the actor is part of, the nearest first: ministry, government, state.

        A person is part of the institution of the office they held first in the interval `on`; without `on`,
        or without an office then, of nothing.
        """
        parent = self._institution(actor, on) if on else None
        parent = parent or self.actors[actor].part_of
        if parent is None:
            return ()
        return (self.actors[parent], *self.rolled_up(parent))

    def names(self, language: str = "en") -> dict[str, str]:
        """Return the name a reader of the language expects, by id; English where there is none."""
        return {id_: actor.name(language) for id_, actor in self.actors.items()}

    def find(self, text: str) -> Actor:
        """Return the actor of an id, a name or an unambiguous alias, or raise with what may have been meant."""
        if text in self.actors:
            return self.actors[text]
        if id_ := self._forms.get(fold(text)):
            return self.actors[id_]
        close = difflib.get_close_matches(fold(text), [*self.actors, *self._forms], n=1, cutoff=0.7)
        hint = (
            f"did you mean {self._forms.get(close[0], close[0])!r}?" if close else "add it to a registry file"
        )
        raise UnknownActorError(f"{text!r} is no actor's id, name or unambiguous alias; {hint}")

    def _institution(self, actor: str, on: DateInterval) -> str | None:
        held = sorted(
            (role for role in self.actors[actor].roles if role.held(on)),
            key=lambda role: (role.first, role.office),
        )
        return self.offices[held[0].office].institution.get(held[0].country) if held else None

    @property
    def countries(self) -> Mapping[str, Actor]:
        """Return the states by their countries: JPN, KOR."""
        return self._states

    @cached_property
    def _held(self) -> dict[tuple[str, str], list[tuple[Role, Actor]]]:
        held = defaultdict(list)
        for actor in self.actors.values():
            for role in actor.roles:
                held[role.office, role.country].append((role, actor))
        for roles in held.values():
            roles.sort(key=lambda pair: (pair[0].first, pair[0].last or date.max, pair[1].id))
        return dict(held)

    @cached_property
    def _states(self) -> dict[str, Actor]:
        return {actor.country: actor for actor in self.actors.values() if actor.type == "state"}

    @cached_property
    def _forms(self) -> dict[str, str]:
        forms: dict[str, str] = {}
        for actor in self.actors.values():
            forms |= {fold(alias.text): actor.id for alias in actor.aliases if not alias.ambiguous}
            forms |= {fold(name): actor.id for name in actor.names.values()}
        return forms


def fold(text: str) -> str:
    """Return the text as names are compared: composed Unicode, without regard to case."""
    return unicodedata.normalize("NFC", text).casefold()
