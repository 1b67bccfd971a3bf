"""Names that are cut to their room stay names of their own."""

from dyads.charts.labels import clip_apart


def test_names_that_begin_alike_keep_their_ends():
    desks = ["Sample Desk of the North, Tokyo", "Sample Desk of the North, Seoul", "Post"]
    first, second, third = clip_apart(desks, 110, 13)
    assert first.startswith("Sample")
    assert first.endswith("Tokyo")
    assert second.endswith("Seoul")
    assert third == "Post"
    assert clip_apart(desks, 900, 13) == desks
    assert clip_apart([], 110, 13) == []
