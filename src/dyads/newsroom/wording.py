"""How the newsroom says periods, counts and names, in its reader's language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from babel.dates import get_day_names

from dyads.language import Speaker, speaking
from dyads.newsroom.calendars import Stretch
from dyads.newsroom.cards import Card, Named
from dyads.registry import Registry
from dyads.report.words import say_period


@dataclass(frozen=True, slots=True)
class Words:
    """Who speaks to the newsroom's reader: a language, and what actors and issues are called in it."""

    say: Speaker
    names: Mapping[str, str]  # by registry id

    def days(self, card: Card) -> str:
        """Return the days an edition is about."""
        if card.start or card.end:
            return say_period(self.say, card.start, card.end)
        return self.say("All days, as of {day}", day=card.as_of)

    def slug(self, slug: str) -> str:
        """Return the days that the folder of an edition is named after; what is no days, as it is written."""
        first, _, last = slug.partition("--")
        try:
            return self.say.days(date.fromisoformat(first), date.fromisoformat(last))
        except ValueError:
            return slug

    def count(self, card: Card) -> str:
        """Return how many articles an edition counts."""
        if card.articles is None:
            return self.say("It does not say how many articles it counts.")
        return self.say.many("{count} article", "{count} articles", card.articles)

    def actor(self, actor: str) -> str:
        """Return what the reader calls an actor; one that the registry does not know, by its id."""
        return self.names.get(actor, actor)

    def name(self, named: Named) -> str:
        """Return what the reader calls an actor; one that the registry does not know, as the edition wrote it."""
        return self.names.get(named.actor, named.name)

    def item(self, item: str) -> str:
        """Return what the reader calls an actor, an issue, or a pair written a+b."""
        return " – ".join(map(self.actor, item.split("+")))

    def unit(self, unit: str) -> str:
        """Return what two actors must share to count as named together."""
        say = self.say
        named = {"sentence": say("sentence"), "paragraph": say("paragraph"), "document": say("article")}
        return named.get(unit, unit)

    def counted(self, card: Card) -> str:
        """Return what its number of articles counts, without the number."""
        return self.say.many("article", "articles", card.articles or 0)

    def state(self, state: str) -> str:
        """Return the state of an edition in a word."""
        say = self.say
        return {
            "failed": say("failed"),
            "unreadable": say("unreadable"),
            "missing": say("missing"),
            "due": say("due"),
            "stale": say("stale"),
            "held": say("held back"),
            "insufficient": say("below what was required"),
        }[state]

    def stretch(self, stretch: Stretch) -> str:
        """Return what a stretch of the calendar opens: days and titles of its editions."""
        return "; ".join(f"{self.days(card)}, {card.title}" for card in stretch.cards)

    def year(self, year: int) -> str:
        return self.say.year(date(year, 1, 1))

    def weekdays(self) -> tuple[str, ...]:
        """Return the days of the week from Monday on, as short as they are written."""
        names = get_day_names("narrow", "stand-alone", self.say.locale)
        return tuple(names[day] for day in range(7))


def speak(language: str, registry: Registry) -> Words:
    """Return the words of a language."""
    issues = registry.issues.values()
    names = {issue.id: issue.names.get(language) or issue.names["en"] for issue in issues}
    return Words(speaking(language), names | registry.names(language))
