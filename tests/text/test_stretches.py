from dyads.model import Span
from dyads.text.stretches import Stretches


def test_the_stretch_that_holds_a_place_has_its_first_character_and_not_its_end():
    stretches = Stretches([Span(8, 12), Span(2, 5)])
    assert [stretches.at(place) for place in (1, 2, 4, 5, 11, 12)] == [
        None,
        Span(2, 5),
        Span(2, 5),
        None,
        Span(8, 12),
        None,
    ]


def test_stretches_near_a_place_are_found_without_asking_all_of_them():
    class Counted(Span):
        """A span that counts how often it is asked."""

        asked = 0

        def __getattribute__(self, name):
            type(self).asked += 1
            return super().__getattribute__(name)

    stretches = Stretches([Counted(place, place + 1) for place in range(0, 2000, 2)])
    stretches.touching(0, 0)  # their ends are put in order when they are first asked for
    Counted.asked = 0
    near = stretches.touching(999, 1002)
    assert Counted.asked == 0
    assert [(span.start, span.end) for span in near] == [(998, 999), (1000, 1001), (1002, 1003)]


def test_a_long_stretch_that_starts_before_others_is_near_whatever_it_covers():
    assert Stretches([Span(0, 50), Span(10, 12), Span(60, 61)]).touching(40, 45) == [
        Span(0, 50),
        Span(10, 12),
    ]
    assert Stretches([]).touching(0, 9) == []
