import io
from dataclasses import replace

import pytest
from PIL import Image

from dyads.branding import Theme
from dyads.errors import EditionError
from dyads.report.blocks import Briefing, Column, Data, Facts, Figure
from dyads.report.pictures import mount, name_source, write_pictures

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="80" viewBox="0 0 400 80" role="img" aria-label="Bars"><rect width="9" height="9" fill="#1c65a3"/></svg>'
NUMBERS = Data("who", (Column("n", "n", "integer"),), ((1,),), "Who is named?")
FIGURE = Figure(1, "figure-1", "Bars", "Who is named? " + "일본과 한국 " * 30, "", SVG, data=NUMBERS)
PNG = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="


def test_a_picture_has_its_title_above_and_its_source_below():
    svg = mount(FIGURE, "A & B · 13 April 2015")
    assert svg.startswith('<svg xmlns="http://www.w3.org/2000/svg" width="720" height="')
    assert svg.count("<text") == 4 + 1  # a long title in four lines, the source in one
    assert 'role="img" aria-label="Bars"' in svg
    assert svg.count("aria-label") == 1
    assert ">A &amp; B · 13 April 2015</text>" in svg
    assert '<svg width="400" height="80" viewBox="0 0 400 80" x="20" y="' in svg


def test_every_figure_is_a_file_called_after_its_numbers(tmp_path):
    foreign = Figure(2, "figure-2", "Lines", "", "", png=PNG)
    for name in ("one", "two"):
        write_pictures([FIGURE, foreign], "Source", tmp_path / name)
    assert sorted(file.name for file in (tmp_path / "one").iterdir()) == [
        "figure-2.png",
        "who.png",
        "who.svg",
    ]
    with Image.open(tmp_path / "one" / "who.png") as picture:
        assert (picture.width, picture.mode, picture.getpixel((3, 3))) == (1440, "RGB", (255, 255, 255))
    for file in (tmp_path / "one").iterdir():
        assert file.read_bytes() == (tmp_path / "two" / file.name).read_bytes()


def test_the_source_names_the_briefing_its_days_its_house_and_who_may_see_it():
    briefing = Briefing("Weekly", Facts(), ())
    assert name_source(briefing) == "Weekly · All days"
    theme = Theme(name="Embassy of Examples", classification="internal")
    assert (
        name_source(replace(briefing, facts=Facts(theme=theme)))
        == "Weekly · All days · Embassy of Examples · internal"
    )


@pytest.mark.parametrize(
    ("box", "said"), [("4e9 80", "4e9 × 80"), ("wide 80", "wide × 80"), ("", "of no size")]
)
def test_a_picture_of_no_size_that_a_picture_has_is_named(tmp_path, box, said):
    odd = replace(FIGURE, caption="Who?", svg=SVG.replace("400 80", box))
    with pytest.raises(EditionError) as caught:
        write_pictures([odd], "Source", tmp_path / "figures")
    assert str(caught.value) == (
        f"figure 1 ('Who?') is {said}: a picture is at most 8,000 points wide and high"
    )


def test_the_pictures_are_made_with_the_edition(edition):
    with Image.open(io.BytesIO((edition.folder / "figures" / "frequency.png").read_bytes())) as picture:
        assert picture.width == 1440
