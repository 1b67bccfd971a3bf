import base64
import io

import pytest
from PIL import Image

from dyads.branding import PLAIN, Theme, read_theme
from dyads.branding.colours import contrast, lighten

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 1" onload="alert(1)"><script>alert(1)</script><rect width="2" height="1"/></svg>'


def png(width=2, height=1):
    file = io.BytesIO()
    Image.new("RGB", (width, height)).save(file, "PNG")
    return file.getvalue()


@pytest.fixture
def faults(tmp_path):
    """Write a logo and return what is wrong with a theme that names it."""

    def find(content, **more):
        (tmp_path / "logo").write_bytes(content if isinstance(content, bytes) else content.encode())
        return read_theme({"logo": "logo", **more}, tmp_path)[1]

    return find


def test_a_theme_is_what_was_given_and_no_theme_is_plain(tmp_path):
    given = {
        "name": "Embassy",
        "accent": "#7A1F3D",
        "accent_dark": "#e7a3bb",
        "footer": "Section 2",
        "classification": "internal",
    }
    assert read_theme(given) == (Theme("Embassy", None, "#7A1F3D", "#e7a3bb", "Section 2", "internal"), [])
    assert read_theme({}) == (PLAIN, [])
    assert PLAIN.to_json() == {}


def test_a_theme_written_down_is_read_again_without_its_files(tmp_path):
    (tmp_path / "logo.svg").write_text(SVG)
    theme, _ = read_theme({"logo": "logo.svg", "accent": "#7a1f3d"}, tmp_path)
    assert read_theme(theme.to_json()) == (theme, [])


def test_an_svg_keeps_its_drawing_only(tmp_path):
    (tmp_path / "logo.svg").write_text(SVG)
    logo = read_theme({"logo": "logo.svg"}, tmp_path)[0].logo
    assert logo.format == "svg"
    assert logo.content == (
        b'<svg viewBox="0 0 2 1" role="img" aria-label="" xmlns="http://www.w3.org/2000/svg"><rect width="2" height="1" /></svg>'
    )
    assert logo.address == f"data:image/svg+xml;base64,{base64.b64encode(logo.content).decode()}"


def test_a_png_keeps_its_pixels_only(tmp_path):
    with Image.open(io.BytesIO(png())) as picture:
        picture.save(tmp_path / "logo.png", "PNG", exif=b"Exif\0\0where it was taken")
    logo = read_theme({"logo": "logo.png"}, tmp_path)[0].logo
    assert (logo.format, logo.content) == ("png", png())


def test_everything_that_is_wrong_is_told_at_once():
    given = {
        "acent": "#123456",
        "house": 1,
        "accent": "#ffee00",
        "accent_dark": "blue",
        "footer": 3,
        "classification": "a\nb",
        "logo": "x.svg",
    }
    assert read_theme(given)[1] == [
        "theme.acent: unknown; did you mean 'accent'?",
        "theme.house: unknown; a theme has name, logo, accent, accent_dark, footer, classification",
        "theme.footer: must be text, not 3",
        "theme.classification: must be one line of at most 60 characters, not 'a\\nb'",
        "theme.accent: '#ffee00' has a contrast of 1.1 on the light page, and words need 4.5; take a darker colour",
        "theme.accent_dark: must be a colour such as '#8fc1f2', not 'blue'",
        "theme.logo: must be the picture itself as a data: address, not 'x.svg'",
    ]


def test_a_logo_that_cannot_stand_in_a_page_is_named_with_its_cure(faults, tmp_path):
    assert faults("GIF89a") == ["theme.logo: 'logo' is neither an SVG nor a PNG picture"]
    assert faults(b"\xff\xfe") == ["theme.logo: 'logo' is neither an SVG nor a PNG picture"]
    assert faults('<svg xmlns="http://www.w3.org/2000/svg"/>') == [
        "theme.logo: 'logo' says no size; give its <svg> a viewBox, or width and height"
    ]
    assert faults(SVG.replace("<rect", "<style>rect{fill:red}</style><rect")) == [
        "theme.logo: 'logo' keeps its colours in a <style>, which is not let in; save it with attributes (Inkscape: plain SVG)"
    ]
    assert faults(b" " * 200_001) == [
        "theme.logo: 'logo' is 200,001 bytes; every page carries it, so it may have 200,000"
    ]
    assert faults(png(4001, 1)) == ["theme.logo: 'logo' is 4001 × 1 pixels; a logo has at most 4,000"]
    [broken] = faults(png()[:40])
    assert broken.startswith("theme.logo: 'logo' is a broken PNG: ")
    assert read_theme({"logo": "none.svg"}, tmp_path)[1] == [
        "theme.logo: 'none.svg' cannot be read: No such file or directory; name an SVG or PNG file"
    ]
    assert read_theme({"logo": "data:image/png;base64,AAA"})[1] == [
        "theme.logo: the picture is not whole base64"
    ]


def test_an_accent_alone_gets_a_lighter_double_of_its_hue():
    theme, _ = read_theme({"accent": "#7a1f3d"})
    assert contrast(theme.accent_dark, "#1f2228") >= 7
    assert lighten("#000000", "#15171b", 30) == "#ffffff"
    red, green, blue = (int(theme.accent_dark[place : place + 2], 16) for place in (1, 3, 5))
    assert red > blue > green


def test_the_plain_accents_can_be_read_on_both_pages():
    assert read_theme({"accent": PLAIN.accent, "accent_dark": PLAIN.accent_dark}) == (PLAIN, [])
