from __future__ import annotations

from datetime import date

from letters import letters

from dyads.analysis import bin_dates, list_events
from dyads.model import DateInterval, Event, Period
from dyads.tables import DATES, DOCUMENTS, EVENT_LINE, LANES


def named(document, first, last, clock, start=0):
    return {
        "document": document,
        "sentence": 0,
        "start": start,
        "end": start + 1,
        "from": first,
        "to": last,
        "clock": clock,
    }


def event(name, first, last):
    return Event(name, DateInterval(first, last), f"title of {name}", "summit", (), (), "high", "press")


def test_published_event_and_mentioned_dates_are_lanes_of_their_own():
    documents = letters("A", "A", days=[("2015-04-17",) * 2, ("2015-06-01",) * 2]).documents
    rows = [
        named("d000", date(2015, 4, 16), date(2015, 4, 16), "event"),
        named("d000", date(1965, 1, 1), date(1965, 12, 31), "mentioned", start=1),
        named("d000", date(2015, 5, 1), date(2015, 5, 31), "scheduled", start=2),
        named("d000", None, None, "mentioned", start=3),
        named("elsewhere", date(2015, 4, 16), date(2015, 4, 16), "event"),
    ]
    table = bin_dates(DATES.frame([DATES.batch(rows)]), documents)
    certain = {clock: own["certain"].tolist() for clock, own in table.groupby("clock")}
    assert certain == {
        "published": [1, 0, 1],
        "event": [1, 0, 0],
        "mentioned": [0, 0, 0],
        "scheduled": [0, 1, 0],
    }
    long_ago = bin_dates(
        DATES.frame([DATES.batch(rows)]), documents, "year", Period(date(1965, 1, 1), date(1966, 1, 1))
    )
    assert long_ago.set_index("clock").loc["mentioned", "certain"] == 1


def test_no_documents_have_no_lanes():
    assert LANES.check(bin_dates(DATES.empty(), DOCUMENTS.empty())).empty


def test_events_that_touch_the_period_are_listed_in_their_order():
    events = [
        event("later", date(2015, 5, 1), date(2015, 5, 1)),
        event("over", date(2015, 3, 30), date(2015, 4, 1)),
        event("before", date(2015, 3, 1), date(2015, 3, 31)),
        event("after", date(2015, 6, 1), date(2015, 6, 1)),
    ]
    table = list_events(events, Period(date(2015, 4, 1), date(2015, 6, 1)))
    assert table["event"].tolist() == ["over", "later"]
    assert list_events(events)["event"].tolist() == ["before", "over", "later", "after"]
    assert EVENT_LINE.check(list_events([])).empty
