"""The live charts in a real browser, under a policy that forbids to evaluate text."""

import json
import os
import shutil

import pytest
import vl_convert
from playwright.sync_api import sync_playwright
from test_figure import LIVE, figures, parse

POLICY = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'"
DRAW = """
const names = Object.keys(specs);
Promise.all(names.map((name) => {
  const place = document.body.appendChild(document.createElement("div"));
  place.id = name;
  return vegaEmbed(place, specs[name], { ast: true, actions: false, renderer: "svg" });
})).then(() => { document.title = "drawn"; }, (error) => { document.title = String(error); });
"""


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if browser is None:
        assert os.environ.get("CI") != "true", "no chromium: .ci/run installs it"
        pytest.skip("no chromium on this machine: `apt-get install chromium`")
    specs = json.dumps({figure.id: figure.spec for figure in figures()}).replace("<", "\\u003c")
    script = vl_convert.javascript_bundle("window.vegaEmbed = vegaEmbed;").replace("</script", "<\\/script")
    file = tmp_path_factory.mktemp("live") / "charts.html"
    file.write_text(
        f'<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{POLICY}"><body>'
        f"<script>{script}</script><script>const specs = {specs};{DRAW}</script>",
        encoding="utf-8",
    )
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser, args=["--no-sandbox"])
        page = chromium.new_page(viewport={"width": 800, "height": 6000})
        page.complaints = []
        page.on("console", lambda message: page.complaints.append(message.text))
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.on("dialog", lambda dialog: page.complaints.append(f"dialog: {dialog.message}"))
        page.goto(file.as_uri())
        page.locator("#coverage svg").wait_for(timeout=60_000)
        page.wait_for_timeout(500)
        yield page
        chromium.close()


def test_all_charts_are_drawn_without_a_word_on_the_console(page):
    assert page.title() == "drawn"
    assert page.complaints == []


@pytest.mark.parametrize("figure", LIVE)
def test_the_live_chart_shows_what_the_still_one_does(page, figure):
    still = parse({drawn.id: drawn for drawn in figures()}[figure].svg)
    words = ["".join(element.itertext()) for element in still.iter() if element.tag.endswith("}text")]
    live = page.locator(f"#{figure} svg text").all_text_contents()
    assert sorted(text.split("…")[0][:4] for text in live if text) == sorted(
        word.split("…")[0][:4] for word in words if word
    )


def test_a_disc_pointed_at_lights_its_lines(page):
    lines = page.locator("#network g.mark-rule line")
    assert "#b34a0c" not in {line.get_attribute("stroke") for line in lines.all()}
    page.locator("#network g.mark-symbol path").first.hover()
    page.wait_for_timeout(300)
    assert [line.get_attribute("stroke") for line in lines.all()].count("#b34a0c") == 8


def test_a_span_drawn_over_the_time_axis_counts_only_its_days(page):
    counts = page.locator("#spans g.mark-text text")
    before = counts.all_text_contents()
    box = page.locator("#spans g.mark-rect path").first.bounding_box()
    middle = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + 2, middle)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] - 2, middle, steps=4)
    page.mouse.up()
    page.wait_for_timeout(500)
    after = counts.all_text_contents()
    assert "12" in before  # 3 of January and 9 of March
    assert "12" not in after
    assert after.count("3") == 9
