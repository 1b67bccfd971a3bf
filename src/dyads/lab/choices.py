"""What the controls offer, and what they are called."""

from __future__ import annotations

from collections import Counter
from typing import Any

from dyads.charts.nouns import units_in
from dyads.desk import News
from dyads.desk.outlets import find_states
from dyads.lab.view import BINS, UNITS
from dyads.language import speaking

Choice = tuple[str, str]  # what it is, what it is called


def list_choices(news: News) -> dict[str, list[Choice]]:
    """Return what each control offers: only whom, what and where the articles have, the most frequent first."""
    say = speaking(news.language)
    bins = {
        "day": say("day"),
        "week": say("week"),
        "month": say("month"),
        "quarter": say("quarter"),
        "year": say("year"),
    }
    countries = Counter(state.country for state in find_states(news).values())
    named = news.told.drop_duplicates(["document", "actor"])["actor"].value_counts()
    issues = sorted(named.index, key=lambda issue: (-named[issue], issue))
    return {
        "actors": [(actor, news.names[actor]) for actor in news.actors],
        "outlet_country": [
            (country, f"{news.sides[country]} ({say.number(count)})")
            for country, count in sorted(countries.items(), key=lambda item: (-item[1], item[0]))
        ],
        "issue": [
            (issue, f"{news.issue_names[issue]} ({say.number(int(named[issue]))})") for issue in issues
        ],
        "unit": [(unit, units_in(unit, say)["unit"]) for unit in UNITS],
        "bin": [(freq, bins[freq]) for freq in BINS],
    }


def list_words(language: str) -> dict[str, Any]:
    """Return the words of the panel in the reader's language."""
    say = speaking(language)
    return {
        "first": say("From"),
        "last": say("To"),
        "actors": say("Follow"),
        "add": say("Add an actor…"),
        "remove": say("Remove"),
        "outlet_country": say("Outlets of"),
        "issue": say("Issue"),
        "unit": say("Together in one"),
        "bin": say("Bars of a"),
        "top": say("Actors shown"),
        "any": say("any"),
        "unknown": say("any; none is known"),
        "hint": say(
            "Click a bar: its sentences open below. Click an actor to see when, with whom and about what."
        ),
        "sentences": say("Sentences"),
        "of": say("of"),
        "file": say("Params file"),
        "write": say("Export this view as params"),
        "chart": say("Linked charts"),
    }
