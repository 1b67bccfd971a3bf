"""Events of the registry, and the days around one of them."""

import pytest

import dyads
from dyads.errors import RegistryError

EVENT = "2015-11-02-park-and-abe-hold-their-first"
DAYS = "Harbour news {day}\n\nPublished : {day}, 2015 - 09:19\n\nJapan and South Korea built ship {number}.\n"


def articles(*days):
    return [DAYS.format(day=day, number=number) for number, day in enumerate(days)]


def test_an_event_of_two_leaders_is_one_of_their_states(read):
    news = read(
        "Summit news\n\nPublished : November 1, 2015 - 09:19\n\nShinzo Abe met Park Geun-hye.\n",
        period="2015",
    )
    assert EVENT in {event.id for event in dyads.select_events(news, ["japan", "south-korea"])}
    assert dyads.select_events(news, ["japan", "peru"]) == ()


def test_the_events_with_most_articles_on_both_sides_are_shown_in_order_of_time(read):
    news = read(*articles("October 30", "November 1", "November 3", "November 4"))
    known = [event for event in news.registry.events.values() if event.when.first.year == 2015]
    table = dyads.show_events(news, known, 7, top=1)
    assert [row[2:] for row in table.rows] == [(2, 2, EVENT)]
    assert dyads.show_events(news, [], 7).rows == ()


def test_articles_stand_before_or_after_and_those_of_the_day_itself_in_neither(read):
    news = read(*articles("October 30", "November 1", "November 2", "November 3", "December 30"))
    sides = dyads.group_around(news, EVENT, 30)
    assert sorted(sides.values()) == ["the 30 days after", "the 30 days before", "the 30 days before"]
    said = dyads.show_event(news, EVENT, 30, sides).markdown
    assert "2 articles in the 30 days before it, 1 article in the 30 days after" in said
    assert said.endswith("with fewer than two on a side, the two sides cannot be compared.")


def test_no_event_is_told_with_the_way_to_one(read):
    news = read()
    assert dyads.group_around(news, None, 30) == {}
    assert "`--set event=ID`" in dyads.show_event(news, None, 30, {}).markdown


def test_an_unknown_event_is_refused_with_what_may_have_been_meant(read):
    with pytest.raises(RegistryError) as refused:
        dyads.group_around(read(), f"{EVENT}s", 30)
    assert refused.value.faults == [f"{EVENT + 's'!r} is not in the registry; did you mean {EVENT!r}?"]
