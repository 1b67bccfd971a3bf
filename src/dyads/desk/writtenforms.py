"""In which forms an actor is written, and which of them are counted."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from dyads.charts import TableView, show_table
from dyads.charts.doors import door
from dyads.desk.news import News
from dyads.desk.terms import MODES, say_all
from dyads.language import speaking
from dyads.model import Sense
from dyads.tables import MENTIONS


def list_forms(news: News, actor: str) -> pd.DataFrame:
    """Count each form the actor is written in, the most frequent first; one that counts and one that does not are two.

    `actor` is what the door of the form is called. Forms in captions and the like, which belong to no sentence, are left out.
    """
    table = (
        _number(news, actor)
        .groupby("form", sort=True)
        .agg(
            surface=("surface", "first"),
            mode=("mode", "first"),
            counted=("counted", "first"),
            mentions=("surface", "size"),
            documents=("document", "nunique"),
        )
    )
    say = speaking(news.language)
    table["label"] = [
        say("“{form}”, {mode}", form=form, mode=say(MODES[mode]))
        for form, mode in zip(table["surface"], table["mode"], strict=True)
    ]
    ordered = table.rename_axis("actor").reset_index()
    return ordered.sort_values(["mentions", "actor"], ascending=[False, True]).reset_index(drop=True)


def mention_forms(news: News, actor: str) -> pd.DataFrame:
    """Return the mentions of the actor as mentions of the form: what the doors of `show_forms` open."""
    forms = _number(news, actor)
    return MENTIONS.check(forms.assign(actor=forms["form"], counted=True).drop(columns="form"))


def show_forms(news: News, listed: pd.DataFrame) -> TableView:
    """Show every form with how often it is written, and whether it counts."""
    say = speaking(news.language)
    columns = {
        "surface": say("Written"),
        "mode": say("As"),
        "counted": say("Counts"),
        "mentions": say("Mentions"),
        "documents": say("Articles"),
    }
    rows = listed.assign(mode=say_all(listed["mode"], MODES, say))
    return replace(
        show_table(rows, say("Written forms: {n}", n=len(listed)), columns, name="forms"),
        doors=tuple(map(door, listed["actor"])),
    )


def _number(news: News, actor: str) -> pd.DataFrame:
    """Return the mentions of the actor with the number of their form."""
    own = news.mentions[
        (news.mentions["actor"] == actor)
        & news.mentions["sentence"].notna()
        & (news.mentions["sense"] == Sense.ACTOR)
    ]
    numbers = own.groupby(["surface", "mode", "counted"], sort=True).ngroup()
    return own.assign(form=[f"form-{number}" for number in numbers])
