from dyads.charts.differences import find_widest


def row(actor, group, low, share, high):
    return {"actor": actor, "group": group, "low": low, "share": share, "high": high}


def test_the_widest_difference_is_of_one_actor_and_of_intervals_that_do_not_meet():
    small = row("a", "Tokyo", 0.1, 0.2, 0.3)
    large = row("a", "Seoul", 0.4, 0.5, 0.6)
    unsure = row("a", "Paris", 0.2, 0.9, 1.0)  # farther, but its interval meets that of Tokyo
    other = row("b", "Seoul", 0.9, 0.95, 1.0)  # farther, but of somebody else
    assert find_widest([small, large, unsure, other], "actor") == (large, small)


def test_intervals_that_touch_are_not_apart():
    assert find_widest([row("a", "x", 0.1, 0.2, 0.3), row("a", "y", 0.3, 0.4, 0.5)], "actor") is None
    assert find_widest([], "actor") is None
