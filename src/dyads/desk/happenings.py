"""Events of the registry: those of the actors asked about, and the days before and after one of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from difflib import get_close_matches

from dyads.analysis import around, by_period, list_events
from dyads.charts import TableView, TextView, plain, show_table, show_text
from dyads.charts.doors import door
from dyads.desk.articles import ArticleDesk
from dyads.desk.evidence import EvidenceView, Item
from dyads.desk.news import News
from dyads.errors import RegistryError
from dyads.language import Speaker, speaking
from dyads.model import Event


def select_events(news: News, actors: Sequence[str]) -> tuple[Event, ...]:
    """Return the events of the period in which each of the actors takes part, itself or through who is part of it."""
    return tuple(event for event in news.events if all(_takes_part(news, event, actor) for actor in actors))


def show_events(news: News, events: Sequence[Event], days: int, top: int = 15) -> TableView:
    """Show the events with most articles on both sides of them, with the ids by which a params file names them."""
    say = speaking(news.language)
    table = list_events(events)
    sides = [list(by_period(news.documents, around(event, days)).values()) for event in _in_order(events)]
    table["before"] = [side.count("before") for side in sides]
    table["after"] = [side.count("after") for side in sides]
    table["fewer"] = table[["before", "after"]].min(axis=1)
    shown = table.sort_values(["fewer", "first"], ascending=[False, True]).head(top).sort_values("first")
    columns = {
        "first": say("Day"),
        "title": say("What happened"),
        "before": say("Articles before"),
        "after": say("Articles after"),
        "event": say("Id"),
    }
    caption = say(
        "Events of both: the {shown} of {all} with most articles {days} days before and after",
        shown=len(shown),
        all=len(table),
        days=days,
    )
    return replace(
        show_table(shown, caption, columns, name="events"), doors=tuple(map(_door, shown["event"]))
    )


def show_events_articles(news: News, events: Sequence[Event], days: int, *, most: int = 25) -> EvidenceView:
    """Return the articles of the days before and after each event, as `show_events` counts them."""
    say, desk = speaking(news.language), ArticleDesk(news, most)
    items: dict[str, Item] = {}
    for event in events:
        sides = by_period(desk.documents, around(event, days))
        found = desk.documents["id"].isin(list(sides)).to_numpy(dtype=bool)
        if found.any():
            label = say("{event}: articles {days} days before and after", event=event.title, days=days)
            items[_door(event.id)] = desk.item(label, found)
    return EvidenceView(items, news.language)


def _door(event: str) -> str:
    return door(event, "around")


def group_around(news: News, event: str | None, days: int) -> dict[str, str]:
    """Return which documents were certainly published in the `days` before, and after, an event; no event, no documents.

    Raises RegistryError for an event the registry does not hold.
    """
    if event is None:
        return {}
    sides = by_period(news.documents, around(_find(news, event), days))
    say = speaking(news.language)
    return {document: _side(side, days, say) for document, side in sides.items()}


def show_event(news: News, event: str | None, days: int, groups: dict[str, str]) -> TextView:
    """Say which event is meant, and how many articles stand before and after it."""
    say = speaking(news.language)
    if event is None:
        return show_text(
            say(
                "No event is set. Take an id from the table above, as in `--set event=ID`, to set the days before it beside those after."
            )
        )
    meant = _find(news, event)
    sides = list(groups.values())
    before, after = (sides.count(_side(side, days, say)) for side in ("before", "after"))
    told = {
        "event": f"**{plain(meant.title)}**",
        "day": say.day(meant.when.first),
        "before": before,
        "after": after,
        "days": days,
    }
    if min(before, after) < 2:  # noqa: PLR2004  one article has no spread
        return show_text(
            say(
                "{event}, {day}. {before:article|articles} in the {days} days before it, {after:article|articles} in the {days} days after: with fewer than two on a side, the two sides cannot be compared.",
                **told,
            )
        )
    return show_text(
        say(
            "{event}, {day}. {before:article|articles} in the {days} days before it, {after:article|articles} in the {days} days after.",
            **told,
        )
    )


def _in_order(events: Sequence[Event]) -> list[Event]:
    """Return the events in the order of `list_events`."""
    return sorted(events, key=lambda event: (event.when, event.id))


def _side(side: str, days: int, say: Speaker) -> str:
    return (
        say("the {days} days before", days=days)
        if side == "before"
        else say("the {days} days after", days=days)
    )


def _find(news: News, event: str) -> Event:
    events = news.registry.events
    if event not in events:
        near = get_close_matches(event, events, n=1)
        hint = f"did you mean {near[0]!r}?" if near else "add it to a registry file"
        raise RegistryError("event", [f"{event!r} is not in the registry; {hint}"])
    return news.translate(events[event])


def _takes_part(news: News, event: Event, actor: str) -> bool:
    registry = news.registry
    for one in event.actors:
        state = registry.state(one)
        above = {elder.id for elder in registry.rolled_up(one)} | ({state.id} if state else set())
        if actor in {one, *above}:
            return True
    return False
