import pytest

from dyads.charts import theme

GROUNDS = (*theme.LESS, theme.CHANCE, *theme.MORE)


def test_contrast_is_that_of_wcag():
    assert theme.contrast("#000000", "#ffffff") == pytest.approx(21)
    assert theme.contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert theme.contrast("#123456", "#123456") == 1


@pytest.mark.parametrize("colour", [theme.INK, theme.MUTED, theme.ACCENT])
def test_text_can_be_read_on_the_light_and_on_the_dark_page(colour):
    assert theme.contrast(colour, theme.PAPER) >= 4.5
    assert theme.contrast(theme.DARK[colour], theme.DARK[theme.PAPER]) >= 4.5


@pytest.mark.parametrize("ground", GROUNDS)
def test_numbers_can_be_read_on_every_cell(ground):
    ink = theme.ink_on(ground)
    assert theme.contrast(ink, ground) >= 4.5
    assert theme.contrast(theme.DARK[ink], theme.DARK[ground]) >= 4.5


@pytest.mark.parametrize("colour", [*theme.SIDES, theme.ACCENT, theme.QUIET])
def test_what_carries_meaning_parts_from_the_page(colour):
    assert theme.contrast(colour, theme.PAPER) >= 3
    assert theme.contrast(theme.DARK[colour], theme.DARK[theme.PAPER]) >= 3


def test_more_grows_darker_on_paper_and_lighter_on_the_dark_page():
    light = [theme.contrast(colour, theme.PAPER) for colour in (theme.CHANCE, *theme.MORE)]
    dark = [
        theme.contrast(theme.DARK[colour], theme.DARK[theme.PAPER]) for colour in (theme.CHANCE, *theme.MORE)
    ]
    assert light == sorted(light)
    assert dark == sorted(dark)


def test_no_two_colours_share_a_double():
    assert len(set(theme.DARK.values())) == len(theme.DARK)
