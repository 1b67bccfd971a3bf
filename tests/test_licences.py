"""What editions carry of others, its licence goes with."""

import io
from importlib.metadata import version
from importlib.resources import files

import vl_convert
from fontTools.ttLib import TTFont

from dyads import fonts, vega

LICENCES = files("dyads") / "licences"


def test_the_licences_are_those_of_the_versions_that_are_embedded():  # where not: make licences
    first, *_ = (LICENCES / "vega.txt").read_text(encoding="utf-8").splitlines()
    embedded = f"vega@{vl_convert.get_vega_version()}, vega-lite@{vl_convert.get_vegalite_versions()[-1]}, vega-embed@{vl_convert.get_vega_embed_version()}"
    assert first == f"{embedded}, and what they contain"
    first, *_ = (LICENCES / "noto-sans-cjk-jp.txt").read_text(encoding="utf-8").splitlines()
    assert {first} == {
        f"Noto Sans CJK JP, as in noto-cjk-sans-jp-regular {version(f'noto-cjk-sans-jp-{weight}')}"
        for weight in ("regular", "bold")
    }


def test_the_script_of_a_page_begins_with_its_licences():
    told, _, script = vega.load_bundle().partition("*/")
    assert told == "/*!\n" + (LICENCES / "vega.txt").read_text(encoding="utf-8")
    assert "Redistribution and use in source and binary forms" in told
    assert len(script) > 500_000


def test_the_font_of_a_page_says_whose_it_is_and_by_which_licence():
    with TTFont(io.BytesIO(fonts.subset("한 日 A"))) as font:
        told = {name.nameID: str(name) for name in font["name"].names}
    assert "Adobe" in told[0]
    assert "SIL Open Font License" in told[13]
