"""Fewer articles: of some days, of the outlets of a country, that name an actor or an issue."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date
from difflib import get_close_matches

from dyads.desk.lookup import Asked
from dyads.desk.news import News, Selection, understand_period
from dyads.desk.outlets import find_states
from dyads.desk.overviews import select_naming
from dyads.desk.slices import place_in
from dyads.model import Actor, Period


def select_news(
    news: News,
    *,
    period: str | Mapping[str, str | None] | Period | None = None,
    as_of: str | date | None = None,
    outlet_country: str | None = None,
    actor: Asked | Collection[Asked] | None = None,
    issue: str | Collection[str] | None = None,
) -> News:
    """Return the news of the documents that meet all of what is asked; `selection` and `left_out` tell what was.

    What was before the period is selected alike, so that it can still be compared; before another period there is none.

    period          as in `dyads.open`: a document counts where all its days lie in it
    outlet_country  a country or its state: `KOR`, `South Korea`; documents whose outlet nobody knows are of none
    actor, issue    one or several: each of them is named in the document
    """
    within = news if period is None else _of_period(news, _meet(news.period, period, as_of))
    asked = Selection(
        outlet_country=_country(within, outlet_country) if outlet_country else news.selection.outlet_country,
        actors=_joined(news.selection.actors, [news.actors[one].id for one in _actors(actor)]),
        issues=_joined(news.selection.issues, [find_issue(news, one) for one in _issues(issue)]),
    )
    if asked == news.selection:
        return within
    kept = set(within.documents["id"])
    if asked.outlet_country:
        kept &= {id_ for id_, state in find_states(within).items() if state.country == asked.outlet_country}
    if asked.actors:
        kept &= set(select_naming(within, asked.actors)["id"])
    for one in asked.issues:
        kept &= set(within.told.loc[within.told["actor"] == one, "document"])
    unselected = within.left_out.unselected + len(within.documents) - len(kept)
    earlier = within.before and select_news(
        within.before, outlet_country=outlet_country, actor=actor, issue=issue
    )
    left_out = replace(within.left_out, unselected=unselected)
    return within.keep(kept, selection=asked, left_out=left_out, before=earlier)


def find_issue(news: News, asked: str) -> str:
    """Return the id of an issue that is given by its id or its name; raise ValueError with what may have been meant."""
    names = news.issue_names
    if asked in names:
        return asked
    by_name = {name.casefold(): id_ for id_, name in names.items()}
    if id_ := by_name.get(asked.casefold()):
        return id_
    near = get_close_matches(asked.casefold(), [*names, *by_name], n=1)
    hint = f"did you mean {by_name.get(near[0], near[0])!r}?" if near else f"there are {', '.join(names)}"
    raise ValueError(f"{asked!r} is no issue of the registry; {hint}")


def _of_period(news: News, period: Period) -> News:
    """Return the news of a shorter period, and count what it leaves out as opening the corpus with it would."""
    days = zip(
        news.documents["id"], news.documents["published_from"], news.documents["published_to"], strict=True
    )
    places = {id_: place_in(_day(first), _day(last), period) for id_, first, last in days}
    more = Counter(places.values())
    old = news.left_out
    left_out = replace(
        old,
        outside=old.outside + more["outside"],
        perhaps=old.perhaps + more["perhaps"],
        undated=old.undated + more["undated"],
    )
    kept = [id_ for id_, place in places.items() if place == "inside"]
    return news.keep(kept, period=period, left_out=left_out)


def _meet(old: Period, asked: str | Mapping[str, str | None] | Period, as_of: str | date | None) -> Period:
    """Return the days that are in both; raise ValueError where there are none."""
    new = asked if isinstance(asked, Period) else understand_period(asked, as_of, old.zone)
    start = max(filter(None, (old.start, new.start)), default=None)
    end = min(filter(None, (old.end, new.end)), default=None)
    if start and end and end <= start:
        raise ValueError(
            f"period {new.slug} has no day of {old.slug}: open the corpus with a period that has"
        )
    return Period(start, end, old.zone)


def _country(news: News, asked: str) -> str:
    """Return the country of the registry that is given by its letters, its state's id or its state's name."""
    if asked in news.sides:
        return asked
    return news.actors[asked].country


def _actors(asked: Asked | Collection[Asked] | None) -> Collection[Asked]:
    return (asked,) if isinstance(asked, Actor | str) else asked or ()


def _issues(asked: str | Collection[str] | None) -> Collection[str]:
    return (asked,) if isinstance(asked, str) else asked or ()


def _joined(old: tuple[str, ...], new: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys([*old, *new]))


def _day(value: date | None) -> date | None:
    return value if isinstance(value, date) else None
