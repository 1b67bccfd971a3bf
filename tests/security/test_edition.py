"""An edition of a folder in which everything attacks at once, made and shown by the real program."""

import csv
import email
import email.policy
import json
import re
import subprocess

import pytest
from attacks import COMMANDS, FORMULA, LEAK, SCRIPT

TELL_TALE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]")  # what commands a terminal
# Where a cell begins, for a spreadsheet that takes commas for ends of cells, and for one that takes semicolons.
CELL = re.compile(r"(?:\A|[;|\t\r\n])\s*[=+\-@＝＋－＠]")


def test_every_article_is_read_or_named_and_an_edition_is_made(attacked):
    assert attacked.ran.code == 0, attacked.ran.err
    record = json.loads((attacked.edition / "edition.json").read_text(encoding="utf-8"))
    assert record["status"] == "good"
    found = [json.loads(line) for line in attacked.annotated.out.splitlines()]
    refused = attacked.annotated.err.count(" was not read: ")
    assert (len(found), refused) == (record["corpus"]["documents"], record["corpus"]["rejected"]) == (17, 5)
    assert (
        "link.txt was not read: a link that leads out of the folder that was named" in attacked.annotated.err
    )
    assert "folder was not read: a link to a folder, which is not followed" in attacked.annotated.err


def test_nothing_of_articles_params_and_registry_is_run(attacked):
    assert attacked.ran.code == 0
    assert not attacked.workspace.mark.exists()


def test_no_address_in_an_article_is_asked(attacked):
    assert attacked.asked == ()


def test_no_file_is_read_that_was_not_named(attacked):
    texts = [path.read_bytes() for path in attacked.edition.rglob("*") if path.is_file()]
    assert len(texts) > 20
    assert not any(LEAK.encode() in text for text in texts)
    assert LEAK not in read_pdf(attacked)


def test_nothing_is_written_but_below_the_reports_folder(attacked):
    folder = attacked.workspace.folder
    assert not [path for path in folder.parent.rglob("*slipped.txt") if path.is_file()]
    assert {path.name for path in folder.iterdir()} - {"reports"} == {
        "corpus", "params.yaml", "registry.yaml", "secret.txt", "secret.rss",
        *(f"{name}.py" for name in ("pandas", "altair", "pyarrow", "selectors", "multiprocessing", "dyads", "sitecustomize", "typst")),
    }  # fmt: skip
    assert [path.name for path in (folder / "reports" / "params").iterdir() if not path.is_symlink()] == [
        "all"
    ]


@pytest.mark.parametrize("policy_off", [False, True])
def test_the_page_shows_scripts_and_asks_nobody_even_without_its_policy(attacked, open_page, policy_off):
    page = open_page(attacked.page, bypass_csp=policy_off)
    page.locator("figure:has(.live)").first.scroll_into_view_if_needed()
    page.locator("figure.is-live").first.wait_for()
    page.evaluate("document.querySelectorAll('details').forEach(fold => fold.open = true)")
    page.locator("figure.is-live .live svg").first.hover()
    page.locator("main a.door").first.click()
    assert (page.dialogs, page.troubles) == ([], [])
    assert [url for url in page.asked if not url.startswith("data:")] == [attacked.page.as_uri()]
    assert page.locator("img[src=x], main img, [onerror], iframe, object, [href^=javascript]").count() == 0
    assert SCRIPT in page.locator("h1").inner_text()
    assert SCRIPT in page.locator("main").inner_text()


def test_the_pdf_shows_typst_as_it_is_written(attacked):
    text = re.sub(r"[\s\u00ad\u2010-]", "", read_pdf(attacked))  # wherever lines end
    assert '#panic("typst")' in text


def test_no_cell_of_a_csv_file_is_a_formula_whatever_separates_cells(attacked):
    cells = [
        cell
        for path in sorted((attacked.edition / "data").glob("*.csv"))
        for row in csv.reader(path.read_text(encoding="utf-8-sig").splitlines(keepends=True))
        for cell in row
    ]
    assert any(FORMULA in cell for cell in cells)
    assert not [cell for cell in cells if CELL.search(cell) and not is_number(cell)]


def test_no_line_of_the_log_commands_a_terminal_or_is_an_articles_own(attacked, command):
    for ran in (attacked.ran, attacked.annotated):
        assert not TELL_TALE.search(ran.err + ran.out)
    forged = [line for line in attacked.annotated.err.splitlines() if "all is well" in line]
    assert [line[:10] for line in forged] == [" " * 10]
    told = command(
        "--log-format", "json", "annotate", "corpus/*.nothing", "corpus/typst.txt"
    ).err.splitlines()
    assert next(json.loads(line)["message"] for line in told if ".nothing" in line).startswith(COMMANDS)
    assert not TELL_TALE.search("".join(told))


@pytest.mark.slow
def test_the_site_and_the_letter_show_a_hostile_title_and_no_header_is_made_of_it(
    attacked, command, open_page, tmp_path
):
    reports = attacked.workspace.folder / "reports"
    assert command("site").code == 0
    page = open_page(reports / "index.html", bypass_csp=True)
    page.wait_for_load_state()
    assert (page.dialogs, page.troubles, page.asked) == ([], [], [(reports / "index.html").as_uri()])
    assert page.locator("main img, [onerror], [href^=javascript]").count() == 0
    draft = tmp_path / "draft.eml"
    assert command("deliver", "reports/params/latest", "--params", "params.yaml", "--draft", draft).code == 0
    message = email.message_from_bytes(draft.read_bytes(), policy=email.policy.default)
    assert message["Subject"].startswith(f"{SCRIPT} Bcc: everybody@example.org")
    assert (message["To"], message["Bcc"], message["Cc"]) == ("desk@example.org", None, None)
    letter = open_page(write(tmp_path / "letter.html", message.get_body(("html",)).get_content()))
    assert letter.dialogs == []
    assert letter.locator("[src=x], [onerror], script").count() == 0


def read_pdf(attacked):
    run = subprocess.run(
        ["pdftotext", attacked.edition / "briefing.pdf", "-"], capture_output=True, check=True
    )
    return run.stdout.decode()


def is_number(cell):
    try:
        float(cell)
    except ValueError:
        return False
    return True


def write(path, text):
    path.write_text(text, encoding="utf-8")
    return path
