import pytest

from dyads.text.openings import Opening

TOWNS = Opening("(?:harbour|harvest) town|바다(?! 건너)")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("harbour town", "harbour town"),
        ("harvest town", "harvest town"),
        ("harbour", None),
        ("hill town", None),
        ("바다 건너", None),
        ("바다 위", "바다"),
        ("바다", "바다"),
        ("바", None),
        ("", None),
    ],
)
def test_an_opening_matches_what_its_pattern_matches(text, found):
    for before in ("", "the "):
        match = TOWNS.match(before + text, len(before))
        assert (match and match.group()) == found


def test_a_pattern_that_looks_back_is_no_opening():
    with pytest.raises(ValueError, match=r"^pattern .* looks at what stands before it; match it everywhere$"):
        Opening("(?<=old )town")
