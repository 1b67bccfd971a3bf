"""Which offices an actor held while the articles were written."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dyads.charts import TableView, show_table
from dyads.desk.news import News
from dyads.language import speaking
from dyads.model import DateInterval


def show_offices(news: News, actor: str) -> TableView:
    """Show the offices the registry gives the actor in the period, those not yet checked marked; none is an empty table."""
    say = speaking(news.language)
    days = _days(news)
    held = [role for role in news.registry.actors[actor].roles if role.held(days)]
    states = {state.country: state.id for state in news.registry.actors.values() if state.type == "state"}
    rows = pd.DataFrame(
        {
            "office": [_name(news, role.office) for role in held],
            "country": [
                news.names[states[role.country]] if role.country in states else role.country for role in held
            ],
            "first": [say.short_day(role.first) for role in held],
            "last": [say.short_day(role.last) if role.last else say("in office") for role in held],
            "checked": [say("unverified") if role.unverified else say("yes") for role in held],
        },
        columns=["office", "country", "first", "last", "checked"],
    )
    name = news.names[actor]
    caption = (
        say("Offices of {name} in this period, as the registry has them", name=name)
        if held
        else say("The registry knows no office of {name} in this period", name=name)
    )
    columns = {
        "office": say("Office"),
        "country": say("State"),
        "first": say("First day"),
        "last": say("Last day"),
        "checked": say("Checked"),
    }
    return show_table(rows, caption, columns, name="offices")


def _name(news: News, office: str) -> str:
    names = news.registry.offices[office].names
    return names.get(news.language) or names["en"]


def _days(news: News) -> DateInterval:
    """Return the days of the period; where it is open, the days of the articles; all days where none is known."""
    first, last = news.documents["published_from"].min(), news.documents["published_to"].max()
    start = news.period.start or (date.min if pd.isna(first) else first)
    if news.period.end:
        return DateInterval(start, date.fromordinal(news.period.end.toordinal() - 1))
    return DateInterval(start, max(start, date.max if pd.isna(last) else last))
