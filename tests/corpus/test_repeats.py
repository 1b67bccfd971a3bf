import pytest

from dyads.corpus import clean, learn_repeats
from dyads.tables import RAW

STORIES = [
    "The envoys of the two sides met in the old town hall on Monday and agreed to meet again before the summer.",
    "Nobody expects an early agreement on fishing rights, which divide the two coasts as they did ten years ago.",
    "The mayor, who lent them the hall, said that the heating had been repaired for the occasion and worked well.",
    "A choir sang in both languages at the end of the evening, and the guests were asked to join in the last verse.",
]
LINE = "Tea is served in the members' room"


def articles(*stories, outlet="The Example"):
    given = [("outlet", outlet)] if outlet else []
    return [
        {
            "id": str(n),
            "source": f"{n}.txt",
            "sha256": "0",
            "text": f"Story {n}\n\n{story}\n\n{LINE}\n\n{story} End.",
            "given": given,
        }
        for n, story in enumerate(stories)
    ]


def furniture(rows, repeats):
    return [
        row["text"][zone["start"] : zone["end"]]
        for row in clean(RAW.batch(rows), repeats).to_pylist()
        for zone in row["zones"]
        if zone["rule"] == "repeated"
    ]


def learn(rows):
    return learn_repeats([clean(RAW.batch(rows))])


def test_a_line_under_three_stories_of_an_outlet_is_furniture_there():
    rows = articles(*STORIES[:3])
    assert furniture(rows, learn(rows)) == [LINE] * 3


def test_a_line_under_two_stories_is_not():
    rows = articles(*STORIES[:2])
    assert furniture(rows, learn(rows)) == []


def test_copies_of_one_story_are_one_story():
    rows = articles(*[STORIES[0]] * 5)
    assert furniture(rows, learn(rows)) == []


def test_what_one_outlet_repeats_another_may_say():
    other = articles(STORIES[3], outlet="Another Example")
    assert furniture(other, learn(articles(*STORIES[:3]))) == []


def test_nothing_is_learned_where_no_outlet_is_named():
    assert learn(articles(*STORIES, outlet=None)).lines == frozenset()


def test_running_text_is_never_learned():
    long = STORIES[3]
    rows = [row | {"text": row["text"].replace(LINE, long)} for row in articles(*STORIES[:3])]
    assert furniture(rows, learn(rows)) == []


@pytest.mark.parametrize("size", [1, 2, 4])
def test_batches_and_order_change_nothing(size):
    rows = articles(*STORIES)
    backwards = rows[::-1]
    batches = [clean(RAW.batch(backwards[n : n + size])) for n in range(0, len(rows), size)]
    assert learn_repeats(batches) == learn(rows)


def test_nothing_is_learned_from_nothing():
    assert learn_repeats([]).lines == frozenset()
