"""The main job, end to end: articles in, an edition out, through papermill, nbconvert and Typst."""

import json
import sys

import pytest

from dyads.cli import main

HOSTILE = "</script><img src=x onerror=alert(1)>"


@pytest.fixture(scope="session")
def run(tmp_path_factory):
    """Return a function that makes an edition of the briefing notebook and says with which exit code."""

    def make(corpus, *more, reports=None):
        reports = reports or tmp_path_factory.mktemp("reports")
        words = [
            "dyads",
            "-q",
            "run",
            "sample",
            "--as-of",
            "2026-06-01",
            "--set",
            f"corpus={json.dumps(str(corpus))}",
        ]
        before, sys.argv = sys.argv, [*words, *more, "--reports", str(reports)]
        try:
            main()
        except SystemExit as left:
            code = left.code
        finally:
            sys.argv = before
        return code, reports / "sample"

    return make


@pytest.fixture(scope="session")
def sample(run):
    """Return the folder of the sample edition."""
    code, folder = run("sample")
    assert code == 0
    return (folder / "latest").resolve()


def write(folder, *articles):
    folder.mkdir(exist_ok=True)
    for number, article in enumerate(articles):
        (folder / f"{number}.txt").write_text(article, encoding="utf-8")
    return folder


def page_of(folder):
    return (folder / "latest" / "briefing.html").read_text(encoding="utf-8")


def test_an_edition_holds_what_the_contract_names(sample):
    assert {file.name for file in sample.iterdir()} == {
        "briefing.html",
        "briefing.pdf",
        "notebook.ipynb",
        "data",
        "figures",
        "edition.json",
    }
    assert sample.name == "2010-01-01--2026-05-31"
    numbers = {file.stem for file in (sample / "data").glob("*.parquet")}
    assert numbers
    assert numbers == {file.stem for file in (sample / "data").glob("*.csv")}
    pictures = {file.stem for file in (sample / "figures").glob("*.png")}
    assert pictures
    assert pictures == {file.stem for file in (sample / "figures").glob("*.svg")}
    assert pictures < numbers
    record = json.loads((sample / "edition.json").read_text(encoding="utf-8"))
    assert record["status"] == "good"
    assert record["as_of"] == "2026-06-01"
    assert record["parameters"]["corpus"] == "sample"
    assert len(record["corpus"]["fingerprint"]) == len(record["registry"]["fingerprint"]) == 64


def test_the_same_run_twice_gives_the_same_bytes(run, sample):
    _, again = run("sample")
    for name in ("briefing.html", "briefing.pdf"):
        assert (sample / name).read_bytes() == (again / "latest" / name).read_bytes()


def test_the_page_has_a_figure_for_each_headline_and_names_in_three_scripts(sample):
    page = (sample / "briefing.html").read_text(encoding="utf-8")
    assert page.count("<figure") >= 4
    for heading in (
        "Key findings",
        "What changed",
        "Who is named",
        "Who is named with whom",
        "When",
        "Chronology",
        "About what",
        "Coverage",
        "Sources",
    ):
        assert f">{heading}<" in page
    assert "日韓" in page
    assert "한일" in page


def test_the_page_of_the_sample_keeps_to_its_size(sample):
    assert (sample / "briefing.html").stat().st_size < 2_500_000


def test_an_empty_corpus_gives_an_honest_page(run, tmp_path):
    code, folder = run(write(tmp_path / "empty"), "--set", "period=all")
    assert code == 0
    assert "No article is counted in this period, so there is nothing to report." in page_of(folder)


def test_a_week_without_news_gives_an_honest_page(run):
    code, folder = run("sample", "--set", "period=2014-W30")
    assert code == 0
    assert "No article is counted in this period, so there is nothing to report." in page_of(folder)


def test_one_article_gives_a_page_that_says_what_cannot_be_tested(run, tmp_path):
    article = "Tuna quotas agreed\n\nJapan and South Korea agreed on tuna quotas. Japan will publish them.\n"
    code, folder = run(write(tmp_path / "one", article), "--set", "period=all")
    assert code == 0
    assert "With one article nothing is ranked, and nothing compared with others." in page_of(folder)


def test_a_missing_corpus_is_one_clear_message_and_exit_code_two(run, tmp_path, capsys):
    code, folder = run(tmp_path / "nowhere")
    assert code == 2
    assert not folder.exists()
    assert capsys.readouterr().err.endswith(
        "nowhere: no such file or folder; name a file, a folder, a glob in quotes, or the word 'sample'\n"
    )


def test_a_failed_run_leaves_the_good_edition_and_a_failed_folder(run, tmp_path):
    corpus = write(tmp_path / "corpus", "Talks\n\nJapan spoke.\n")
    code, folder = run(corpus, "--set", "period=all")
    good = page_of(folder)
    notebook = tmp_path / "broken.ipynb"
    cells = [
        {"cell_type": "code", "id": "parameters", "metadata": {"tags": ["parameters"]}, "source": 'corpus: str = "sample"\nperiod: str = "all"',
         "outputs": [], "execution_count": None},
        {"cell_type": "code", "id": "fails", "metadata": {}, "source": "1 / 0", "outputs": [], "execution_count": None},
    ]  # fmt: skip
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    notebook.write_text(json.dumps({"cells": cells, "metadata": kernel, "nbformat": 4, "nbformat_minor": 5}))
    params = tmp_path / "sample.yaml"
    params.write_text(f"notebook: {notebook}\nbriefing: sample\ncorpus: {corpus}\n")
    before, sys.argv = sys.argv, ["dyads", "-q", "run", str(params), "--reports", str(folder.parent)]
    with pytest.raises(SystemExit) as left:
        main()
    sys.argv = before
    assert (code, left.value.code) == (0, 1)
    assert page_of(folder) == good
    assert (folder / "failed").is_dir()


def silent(page, file):
    """Say whether the page asked the network for nothing, complained of nothing and opened no dialog."""
    asked = [url for url in page.asked if url != file.as_uri() and not url.startswith(("data:", "blob:"))]
    return (asked, page.troubles, page.dialogs) == ([], [], [])


def test_the_page_asks_the_network_for_nothing_and_its_charts_live(sample, open_page):
    page = open_page(sample / "briefing.html")
    figures = page.locator("figure:has([id$='-live'])").all()
    assert len(figures) >= 4
    for figure in figures:  # a chart with a live face comes alive when it comes into view
        figure.scroll_into_view_if_needed()
        figure.locator(".vega-embed").wait_for()
    assert silent(page, sample / "briefing.html")


def test_without_javascript_every_chart_stands_still_and_can_be_read(sample, open_page):
    page = open_page(sample / "briefing.html", java_script_enabled=False)
    assert silent(page, sample / "briefing.html")
    assert page.locator("figure svg").first.is_visible()
    assert "South Korea" in page.locator("figure").first.inner_text()


def test_scripts_in_titles_quotes_file_names_and_params_show_as_text_and_run_nowhere(
    run, open_page, tmp_path
):
    corpus = write(
        tmp_path / "hostile",
        f"{HOSTILE}\n\nJapan and South Korea agreed on tuna quotas. {HOSTILE} was written on the wall.\n",
        f'"{HOSTILE}," said Japan to South Korea. It said "{HOSTILE} is only words" again.\n',
    )
    (corpus / "1.txt").rename(corpus / f"{HOSTILE.replace('/', '')}.txt")
    theme = json.dumps(dict.fromkeys(("name", "footer", "classification"), HOSTILE))
    code, folder = run(corpus, "--set", "period=all", "--set", f"title={HOSTILE}", "--set", f"theme={theme}")
    assert code == 0
    file = (folder / "latest").resolve() / "briefing.html"
    for policy_off in (False, True):
        page = open_page(file, bypass_csp=policy_off)
        page.locator("figure:has(.live)").first.scroll_into_view_if_needed()
        page.locator("figure.is-live").first.wait_for()
        page.evaluate("document.querySelectorAll('details').forEach(fold => fold.open = true)")
        page.locator("main a.door").first.click()
        assert silent(page, file)
        assert page.locator("img[src=x], main img, [onerror]").count() == 0
        assert page.locator("h1").inner_text() == HOSTILE
        assert page.get_by_role("cell", name=HOSTILE, exact=True, include_hidden=True).count() == 1
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
