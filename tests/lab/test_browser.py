"""What an analyst does in JupyterLab, done by a real browser: run all cells, move a control, click a bar, read, export."""

import os
from pathlib import Path

import pytest

NOTEBOOKS = sorted(path.stem for path in (Path(__file__).parents[2] / "notebooks").glob("*.ipynb"))


@pytest.mark.slow
def test_an_analyst_moves_a_control_sees_the_chart_change_reads_the_sentences_and_exports(
    run_all, jupyterlab, tmp_path
):
    page = run_all("explore")
    panel = page.locator(".dyads-panel")
    chart = panel.locator(".dyads-chart svg")
    chart.wait_for()
    assert "116" in chart.locator("text").all_text_contents()

    # linked without a kernel: a click on Shinzo Abe's bar shows when he is named
    chart.locator("g.mark-rect.role-mark path").nth(3).click()
    panel.locator("text", has_text="When: Shinzo Abe").wait_for()
    first = panel.locator(".dyads-sentences li").first
    first.wait_for()
    assert first.locator("mark").first.text_content()

    # a control asks the kernel, which draws anew
    panel.locator("[name=issue]").select_option("comfort-women")
    panel.locator(".dyads-said", has_text="Only articles of this selection: Comfort women").wait_for()
    panel.locator(".dyads-chart text", has_text="Japan").first.wait_for()
    assert "116" not in panel.locator(".dyads-chart svg text").all_text_contents()

    # what cannot be is said, and the chart stays
    panel.locator("[name=first]").fill("2016-01-01")
    panel.locator("[name=last]").fill("2015-01-01")
    panel.locator(".dyads-fault").wait_for()
    assert (
        panel.locator(".dyads-said").text_content()
        == "the last day, 2015-01-01, is before the first, 2016-01-01"
    )

    panel.locator("footer button").click()
    panel.locator("output", has_text="dyads run my-view.yaml").wait_for()
    assert (jupyterlab.folder / "my-view.yaml").is_file()

    # the figures below are live, each with its title: JupyterLab draws them, it does not show pictures
    live = page.locator(".jp-RenderedVegaLite")
    live.nth(2).wait_for()
    assert live.locator("text", has_text="When is who named?").count() + live.locator("canvas").count()
    page.screenshot(path=os.environ.get("DYADS_SCREENSHOT") or tmp_path / "explore.png")
    assert page.troubles == []


@pytest.mark.slow
@pytest.mark.parametrize("name", [name for name in NOTEBOOKS if name != "explore"])
def test_every_notebook_runs_to_its_end_and_its_charts_are_live(run_all, name):
    page = run_all(name)
    page.locator(".jp-RenderedVegaLite").first.wait_for()
    page.locator(".jp-Notebook-ExecutionIndicator[data-status=idle]").first.wait_for()
    assert page.locator(".jp-RenderedText[data-mime-type='application/vnd.jupyter.stderr']").count() == 0
    assert page.troubles == []
